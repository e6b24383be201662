"use client";
import { useState } from "react";
import { ClaimSection } from "@/components/claims/claim-section";
import { Opening } from "@/components/claims/opening";
import { ReasonDialog, type Reasoned } from "@/components/claims/reason-dialog";
import type { ClaimActions } from "@/components/desk/desk-actions";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { toastDone } from "@/components/ui/toast";
import type { ClaimPermissions } from "@/lib/claims/claim-permissions";
import type { ClaimAtHand } from "@/lib/claims/desk-queries";
import { AskAssessmentForm, type Colleague } from "./ask-assessment-form";

const outcomeWords: Record<ClaimAtHand["assessing"]["adjudications"][number]["outcome"], string> = {
  accepted: "accepted one of the assessments",
  synthesised: "settled it in their own words",
  sentBack: "sent the assessments back with questions",
  rejectedAll: "rejected all assessments",
  askedAnother: "asked for another assessment",
  waivedAnother: "went without another assessment",
  reaffirmed: "stood by the earlier verdict",
};

/** What an editor can do about assessments that do not settle a claim, what editors did before, and who keeps out. Nothing when there is none of it. */
export function AdjudicationSection({
  hand,
  may,
  colleagues,
  actions,
}: {
  hand: ClaimAtHand;
  may: ClaimPermissions;
  colleagues: readonly Colleague[];
  actions: ClaimActions;
}) {
  const [reasoned, setReasoned] = useState<Reasoned | null>(null);
  const { adjudications, recusals, assessments, quorum } = hand.assessing;
  const { id: claimId, revisionNumber } = hand.claim;
  const canAct = may.sendBackClaim === true;
  const canWaive = may.waiveAssessment === true;
  if (!canAct && !canWaive && adjudications.length === 0 && recusals.length === 0) return null;
  const isTied = canAct && isTie(assessments.filter(({ isCurrent }) => isCurrent).map(({ rating }) => rating.key));
  const tell = (words: string) => () => toastDone(words);
  return (
    <ClaimSection id="adjudication" name="Adjudication">
      {isTied ? (
        <p className="text-13">The assessments are tied. A tie stays open: settle it with reasons, send it back, or ask for another.</p>
      ) : null}
      {canAct ? (
        <div className="flex flex-wrap gap-2">
          <Button
            size="small"
            data-key="b"
            onPress={() =>
              setReasoned({
                ...{ title: "Send the assessments back", verb: "Send back", pendingVerb: "Sending back…", longLabel: "Your questions" },
                words: "None of them counts until its author has answered: by standing by it, or by revising it and saying why.",
                action: (questions) => actions.sendBackClaim({ claimId, revisionNumber, questions }),
                onDone: tell("The assessments are back with their authors."),
              })
            }
          >
            Send back…
          </Button>
          <Opening label="Ask for another" keyName="m">
            {(close) => (
              <AskAssessmentForm
                {...{ claimId, revisionNumber, colleagues, quorum }}
                action={actions.askAssessment}
                onClose={close}
                onAsked={tell("Another assessment is asked for.")}
              />
            )}
          </Opening>
          <Button
            size="small"
            onPress={() =>
              setReasoned({
                ...{
                  title: "Reject all assessments",
                  verb: "Reject all",
                  pendingVerb: "Rejecting…",
                  longLabel: "Why none of them will do",
                },
                words: "They stay in the record and count no more. The claim needs new ones.",
                action: (reason) => actions.rejectAssessments({ claimId, revisionNumber, reason }),
                onDone: tell("The assessments are rejected."),
              })
            }
          >
            Reject all…
          </Button>
        </div>
      ) : null}
      {canWaive ? (
        <div className="flex flex-wrap items-baseline gap-2 text-13">
          <span>Another assessment was asked for and is not in yet.</span>
          <Button
            size="small"
            onPress={() =>
              setReasoned({
                ...{ title: "Go without another", verb: "Go without", pendingVerb: "Saving…", longLabel: "Why it can be settled without" },
                words: "The claim again needs as many assessments as its article or the newsroom asks for. Those that are in stay.",
                action: (reason) => actions.waiveAssessment({ claimId, revisionNumber, reason }),
                onDone: tell("The claim goes without another assessment."),
              })
            }
          >
            Go without…
          </Button>
        </div>
      ) : null}
      {adjudications.length === 0 ? null : (
        <ol aria-label="Steps so far" className="flex flex-col gap-2 text-13">
          {adjudications.map((step) => (
            <li key={step.id} className="border-hairline border-s-2 ps-3">
              <p>
                <span className="font-strong">{step.decidedBy}</span> {outcomeWords[step.outcome]}
                {step.revisionNumber === revisionNumber ? "" : ` on wording ${step.revisionNumber}`}{" "}
                <span className="text-12 text-secondary">
                  · <RelativeTime at={step.createdAt} />
                </span>
              </p>
              {step.reason === "" ? null : (
                <p dir="auto" className="whitespace-pre-line text-secondary">
                  {step.reason}
                </p>
              )}
            </li>
          ))}
        </ol>
      )}
      {recusals.map((recusal) => (
        <p key={recusal.id} className="flex flex-wrap items-baseline gap-x-2 text-13">
          <span>
            <span className="font-strong">{recusal.isOwn ? "You keep" : `${recusal.name} keeps`} out</span> because of a conflict of
            interest: <span dir="auto">{recusal.reason}</span>
          </span>
          {may.endRecusals === true && !recusal.isOwn ? (
            <Button
              size="small"
              onPress={() =>
                setReasoned({
                  ...{ title: "End the recusal", verb: "End it", pendingVerb: "Saving…", longLabel: "Why the conflict is no more" },
                  words: `${recusal.name} can take part in the verdict again. An assessment that was withdrawn stays withdrawn.`,
                  action: (reason) => actions.endRecusal({ recusalId: recusal.id, reason }),
                  onDone: tell("The recusal has ended."),
                })
              }
            >
              End…
            </Button>
          ) : null}
        </p>
      ))}
      <ReasonDialog reasoned={reasoned} onClose={() => setReasoned(null)} />
    </ClaimSection>
  );
}

/** Whether no label has more of the assessments than every other. One assessment, or none, is no tie. */
function isTie(keys: readonly string[]): boolean {
  const counts = [...new Set(keys)].map((key) => keys.filter((one) => one === key).length).toSorted((a, b) => b - a);
  return counts.length > 1 && counts[0] === counts[1];
}
