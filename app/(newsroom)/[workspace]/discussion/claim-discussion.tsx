import type { Subject } from "@/components/discussion/begin-thread-form";
import { DiscussionSection } from "@/components/discussion/discussion-section";
import { LiveNotice } from "@/components/live/live-notice";
import type { Actor } from "@/lib/actor";
import type { ClaimAtHand } from "@/lib/claims/desk-queries";
import { getDiscussionPermissions, listThreads } from "@/lib/discussion/queries";
import { frameOf } from "./discussion-frame";

type Props = { actor: Actor; workspace: string; hand: ClaimAtHand; target: unknown };

/** The discussions of a claim, for the desk and for the claim's own page. */
export async function ClaimDiscussion({ actor, workspace, hand, target }: Props) {
  const claimId = hand.claim.id;
  const [threads, may, frame] = await Promise.all([
    listThreads(actor, claimId),
    getDiscussionPermissions(actor, claimId),
    frameOf(actor, { workspace, target }),
  ]);
  if (may === null) return null;
  const { readers } = may;
  const ofEvidence = hand.evidence.map(
    ({ id, number, source }): Subject => ({
      label: `Evidence ${number}: ${source.title}`,
      about: { kind: "evidence", evidenceId: id },
      readers,
    }),
  );
  return (
    <>
      <DiscussionSection
        threads={threads}
        mayBegin={may.claim}
        subjects={[
          { label: "The claim", about: { kind: "claim", claimId }, readers },
          ...ofEvidence,
          ...(may.assessment === true ? ofAssessments(hand) : []),
        ]}
        draftKey={`${frame.userId}:${claimId}:beginThread`}
        frame={frame}
      />
      <LiveNotice watched={{ claimId }} seen={hand.history.events[0]?.sequence ?? 0} userId={frame.userId} />
    </>
  );
}

function ofAssessments({ assessing }: ClaimAtHand): Subject[] {
  const questions = assessing.adjudications.filter(({ outcome }) => outcome === "sentBack");
  return [
    ...questions.map(
      ({ id, decidedBy }): Subject => ({
        label: `The questions ${decidedBy} sent back`,
        about: { kind: "question", adjudicationId: id },
        readers: "informed",
      }),
    ),
    ...assessing.assessments
      .filter(({ isCurrent }) => isCurrent)
      .map(
        ({ id, rating, isOwn }, at): Subject => ({
          label: `Assessment ${at + 1}: ${rating.label}${isOwn ? " (yours)" : ""}`,
          about: { kind: "assessment", assessmentId: id },
          readers: "informed",
        }),
      ),
  ];
}
