"use client";
import { ClaimSection, WhyNot } from "@/components/claims/claim-section";
import { Opening } from "@/components/claims/opening";
import { useSaved } from "@/components/claims/saved-note";
import type { ClaimActions } from "@/components/desk/desk-actions";
import { KeptWords } from "@/components/forms/kept-words";
import { toastDone } from "@/components/ui/toast";
import type { ClaimPermissions } from "@/lib/claims/claim-permissions";
import type { ClaimAtHand } from "@/lib/claims/desk-queries";
import { seenOf } from "./assessments-section";
import { DecideClaimForm } from "./decide-claim-form";
import { ReasonedButton } from "./reasoned-button";
import { VerdictCard } from "./verdict-card";

/** The newsroom's settled verdict, the ones before it, and for editors the way to settle it. */
export function VerdictSection({
  workspace,
  hand,
  may,
  draftKey,
  actions,
}: {
  workspace: string;
  hand: ClaimAtHand;
  may: Pick<ClaimPermissions, "decideClaim" | "reaffirmVerdict" | "reopenClaim">;
  draftKey: string;
  actions: Pick<ClaimActions, "decideClaim" | "reaffirmVerdict">;
}) {
  const mayDecide = may.decideClaim;
  const stale = hand.assessing.standBys.verdict;
  const { note, saved } = useSaved();
  const [newest, ...earlier] = hand.verdicts;
  return (
    <ClaimSection id="verdict" name="Verdict" aside={note}>
      {newest === undefined ? (
        <p className="text-13 text-secondary">Not settled. An editor settles it once the assessments are in.</p>
      ) : (
        <VerdictCard verdict={newest} scale={hand.scale} isNewest />
      )}
      {stale?.isOfClaimBefore && newest === undefined ? (
        <p className="text-13">
          The claim this one came from was settled as <span className="font-strong">{stale.rating.label}</span>. That verdict is stale and
          does not stand here unless it is re-affirmed.
        </p>
      ) : null}
      {may.reaffirmVerdict === true && stale !== null ? (
        <ReasonedButton
          label={`Re-affirm “${stale.rating.label}”…`}
          keyName="y"
          title="Re-affirm the verdict"
          words="A new verdict with the same label and justification, resting on the present wording, evidence, text and scale."
          {...{ verb: "Re-affirm", pendingVerb: "Saving…", longLabel: "Why it still stands", done: "The verdict is re-affirmed." }}
          action={(reason) => actions.reaffirmVerdict({ ...seenOf(hand), verdictId: stale.id, reason })}
        />
      ) : null}
      {mayDecide === true ? (
        <Opening
          look="primary"
          label={newest === undefined ? "Settle the verdict" : "Settle it anew"}
          keyName="d"
          draftKey={`${draftKey}:decideClaim`}
        >
          {(close) => (
            <DecideClaimForm
              workspace={workspace}
              hand={hand}
              draftKey={draftKey}
              action={actions.decideClaim}
              onClose={close}
              onSettled={() => {
                saved();
                toastDone("The verdict is settled.");
              }}
            />
          )}
        </Opening>
      ) : hand.claim.state === "assessed" ? (
        <WhyNot>{mayDecide}</WhyNot>
      ) : may.reopenClaim === true ? (
        <WhyNot>Settled. To change it, reopen the claim from its menu.</WhyNot>
      ) : null}
      {mayDecide === true ? null : (
        <KeptWords
          draftKey={`${draftKey}:decideClaim`}
          field="justification"
          title={
            hand.claim.state === "decided"
              ? "Another editor settled it first. What you wrote was not saved as the verdict, and is still here"
              : "You cannot settle this claim now. What you wrote was not saved, and is still here"
          }
        />
      )}
      {earlier.length === 0 ? null : (
        <details className="text-13">
          <summary className="text-secondary">
            {earlier.length} earlier {earlier.length === 1 ? "verdict" : "verdicts"}
          </summary>
          <div className="mt-3 flex flex-col gap-4">
            {earlier.map((verdict) => (
              <VerdictCard key={verdict.id} verdict={verdict} scale={hand.scale} isNewest={false} />
            ))}
          </div>
        </details>
      )}
    </ClaimSection>
  );
}
