"use client";
import { ClaimSection, WhyNot } from "@/components/claims/claim-section";
import { Opening } from "@/components/claims/opening";
import { useSaved } from "@/components/claims/saved-note";
import type { ClaimActions } from "@/components/desk/desk-actions";
import { KeptWords } from "@/components/forms/kept-words";
import { Notice } from "@/components/ui/notice";
import { toastDone } from "@/components/ui/toast";
import type { ClaimPermissions } from "@/lib/claims/claim-permissions";
import type { ClaimAtHand } from "@/lib/claims/desk-queries";
import { AssessmentCard, titlesOf } from "./assessment-card";
import { ReasonedButton } from "./reasoned-button";
import { SubmitAssessmentForm } from "./submit-assessment-form";

/** The independent assessments of a claim: one's own form, and others' once they may be seen. */
export function AssessmentsSection({
  workspace,
  hand,
  may,
  draftKey,
  actions,
}: {
  workspace: string;
  hand: ClaimAtHand;
  may: Pick<ClaimPermissions, "submitAssessment" | "reaffirmAssessment" | "acceptAssessment">;
  draftKey: string;
  actions: Pick<ClaimActions, "submitAssessment" | "reaffirmAssessment" | "acceptAssessment">;
}) {
  const maySubmit = may.submitAssessment;
  const { note, saved } = useSaved();
  const { claim, assessing } = hand;
  const current = assessing.assessments.filter(({ isCurrent }) => isCurrent);
  const earlier = assessing.assessments.filter(({ isCurrent }) => !isCurrent);
  const own = current.find(({ isOwn }) => isOwn) ?? null;
  const titles = titlesOf(current);
  const isOpen = claim.state === "accepted" || claim.state === "inReview" || claim.state === "assessed";
  const standBy = assessing.standBys.assessments[0];
  const standing = hand.evidence.filter(({ withdrawnAt }) => withdrawnAt === null);
  return (
    <ClaimSection
      id="assessments"
      name="Assessments"
      aside={
        <>
          {note}
          <span className="tabular">
            {assessing.inCount === null ? `${assessing.quorum} needed` : `${assessing.inCount} of ${assessing.quorum} in`}
          </span>
        </>
      }
    >
      {assessing.blindReason === null ? null : (
        <Notice>
          {assessing.inCount === null ? "" : `${sayIn(assessing.inCount)} `}
          {assessing.blindReason}
        </Notice>
      )}
      {current.length === 0 ? null : (
        <div className="grid grid-cols-[repeat(auto-fit,minmax(15rem,1fr))] gap-4">
          {current.map((assessment, place) => (
            <AssessmentCard key={assessment.id} assessment={assessment} title={titles[place] ?? ""} scale={hand.scale}>
              {may.acceptAssessment === true && assessment.sentBackAt === null ? (
                <span className="mt-1">
                  <ReasonedButton
                    label="Accept this one…"
                    title="Settle it with this assessment"
                    words={`The verdict becomes “${assessment.rating.label}”, with this justification word for word.`}
                    {...{ verb: "Settle", pendingVerb: "Settling…", longLabel: "Why this one", done: "The verdict is settled." }}
                    action={(reason) => actions.acceptAssessment({ ...seenOf(hand), assessmentId: assessment.id, reason })}
                  />
                </span>
              ) : null}
            </AssessmentCard>
          ))}
        </div>
      )}
      {may.reaffirmAssessment === true && standBy !== undefined ? (
        <Notice tone={standBy.isSentBack ? "caution" : "info"} title={sayStandBy(standBy)}>
          <p dir="auto" className="mb-2 whitespace-pre-line">
            {standBy.rating.label}: {standBy.justification}
          </p>
          <ReasonedButton
            label="Stand by it…"
            keyName="y"
            title="Stand by your assessment"
            words="It counts as your assessment of the present wording. Read the wording and the evidence first."
            {...{ verb: "Stand by it", pendingVerb: "Saving…", done: "Your assessment stands." }}
            action={(reason) =>
              actions.reaffirmAssessment({ claimId: claim.id, revisionNumber: claim.revisionNumber, assessmentId: standBy.id, reason })
            }
          />
        </Notice>
      ) : null}
      {maySubmit === true ? (
        <Opening
          look={own === null ? "primary" : "plain"}
          label={own === null ? "Assess this claim" : "Revise your assessment"}
          keyName="r"
          draftKey={`${draftKey}:submitAssessment`}
        >
          {(close) => (
            <SubmitAssessmentForm
              workspace={workspace}
              claim={claim}
              scale={hand.scale}
              evidence={standing}
              own={own}
              draftKey={draftKey}
              action={actions.submitAssessment}
              onClose={close}
              onSaved={(number) => {
                saved();
                toastDone(number === 1 ? "Your assessment is in." : "Your revised assessment is in; the earlier one stays in the record.");
              }}
            />
          )}
        </Opening>
      ) : isOpen ? (
        <WhyNot>{maySubmit}</WhyNot>
      ) : null}
      {maySubmit === true ? null : (
        <KeptWords
          draftKey={`${draftKey}:submitAssessment`}
          field="justification"
          title="This cannot be assessed now. What you wrote was not saved, and is still here"
        />
      )}
      {earlier.length === 0 ? null : (
        <details className="text-13">
          <summary className="text-secondary">{earlier.length} on earlier wordings</summary>
          <div className="mt-3 flex flex-col gap-4">
            {earlier.map((assessment, place) => (
              <AssessmentCard key={assessment.id} assessment={assessment} title={titlesOf(earlier)[place] ?? ""} scale={hand.scale} />
            ))}
          </div>
        </details>
      )}
    </ClaimSection>
  );
}

function sayStandBy(standBy: ClaimAtHand["assessing"]["standBys"]["assessments"][number]): string {
  if (standBy.isSentBack) return "Your assessment was sent back: answer the questions, or stand by it";
  if (standBy.isOfClaimBefore) return "You assessed the claim this one came from";
  return `You assessed wording ${standBy.revisionNumber}, which has been replaced`;
}

/** What somebody saw who settles a claim from this page. */
export function seenOf(hand: ClaimAtHand) {
  const { id: claimId, revisionNumber } = hand.claim;
  return {
    claimId,
    revisionNumber,
    verdictNumber: hand.verdicts[0]?.number ?? 0,
    evidenceSetHash: hand.setHash,
    wordsHash: hand.wordsHash,
  };
}

function sayIn(count: number): string {
  if (count === 0) return "No assessment is in yet.";
  return count === 1 ? "One assessment is in." : `${count} assessments are in.`;
}
