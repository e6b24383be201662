"use client";
import { ClaimSection, WhyNot } from "@/components/claims/claim-section";
import { Opening } from "@/components/claims/opening";
import { useSaved } from "@/components/claims/saved-note";
import type { ClaimActions } from "@/components/desk/desk-actions";
import { toastDone } from "@/components/ui/toast";
import type { ClaimAtHand } from "@/lib/claims/desk-queries";
import type { Permission } from "@/lib/permission";
import { DecideClaimForm } from "./decide-claim-form";
import { VerdictCard } from "./verdict-card";

/** The newsroom's settled verdict, the ones before it, and for editors the way to settle it. */
export function VerdictSection({
  hand,
  mayDecide,
  mayReopen,
  draftKey,
  actions,
}: {
  hand: ClaimAtHand;
  mayDecide: Permission;
  mayReopen: Permission;
  draftKey: string;
  actions: Pick<ClaimActions, "decideClaim">;
}) {
  const { note, saved } = useSaved();
  const [newest, ...earlier] = hand.verdicts;
  return (
    <ClaimSection id="verdict" name="Verdict" aside={note}>
      {newest === undefined ? (
        <p className="text-13 text-secondary">Not settled. An editor settles it once the assessments are in.</p>
      ) : (
        <VerdictCard verdict={newest} ratings={hand.ratings} isNewest />
      )}
      {mayDecide === true ? (
        <Opening
          look="primary"
          label={newest === undefined ? "Settle the verdict" : "Settle it anew"}
          keyName="d"
          draftKey={`${draftKey}:decideClaim`}
        >
          {(close) => (
            <DecideClaimForm
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
      ) : mayReopen === true ? (
        <WhyNot>Settled. To change it, reopen the claim from its menu.</WhyNot>
      ) : null}
      {earlier.length === 0 ? null : (
        <details className="text-13">
          <summary className="text-secondary">
            {earlier.length} earlier {earlier.length === 1 ? "verdict" : "verdicts"}
          </summary>
          <div className="mt-3 flex flex-col gap-4">
            {earlier.map((verdict) => (
              <VerdictCard key={verdict.id} verdict={verdict} ratings={hand.ratings} isNewest={false} />
            ))}
          </div>
        </details>
      )}
    </ClaimSection>
  );
}
