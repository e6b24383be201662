import { EmptyState } from "@/components/ui/empty-state";
import { OutsideLink } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ShownFactCheck, Standing } from "@/lib/fact-checks/queries";
import { PutBack, type Reinstate } from "./put-back";
import { RestingClaims } from "./resting-claims";
import { type FactCheckUses, UseFactCheck } from "./use-fact-check";

const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null;

/** Imported fact-checks of others: the claim, who rated it and how, under which licence. */
export function FactCheckList({
  workspace,
  factChecks,
  words,
  standing,
  uses,
}: {
  workspace: string;
  factChecks: readonly ShownFactCheck[];
  words: string;
  standing: Standing;
  uses: Omit<FactCheckUses, "factCheck"> & { mayReinstate: boolean; reinstate: Reinstate };
}) {
  if (factChecks.length === 0) {
    if (words === "" && standing === "takenBack")
      return <EmptyState title="Nothing is taken back">All that was imported stands.</EmptyState>;
    return words === "" ? (
      <EmptyState title="No fact-check of others yet">
        Import a page, a feed or a file with ClaimReview markup, and it is found beside claims that say the same.
      </EmptyState>
    ) : (
      <EmptyState title="No fact-check holds these words">Try fewer words, or the name of its publisher.</EmptyState>
    );
  }
  return (
    <ul aria-label="Fact-checks of others" className="flex flex-col divide-y divide-hairline border-hairline border-y">
      {factChecks.map(
        ({
          id,
          url,
          claim,
          claimant,
          claimedOn,
          publisher,
          reviewedOn,
          ratingWords,
          language,
          licence,
          importId,
          origin,
          withdrawals: [withdrawal],
          evidence,
          _count,
        }) => (
          <li key={id} className="flex flex-col gap-1 py-3">
            <OutsideLink href={url} className="wrap-anywhere text-15">
              <span dir="auto" lang={language ?? undefined}>
                {claim}
              </span>
            </OutsideLink>
            <p className="wrap-anywhere text-13" dir="auto">
              {`${publisher} rated it “${ratingWords}”`}
            </p>
            <p className="wrap-anywhere text-12 text-secondary" dir="auto">
              {[
                claimant === null ? null : `claimed by ${claimant}`,
                day(claimedOn) === null ? null : `on ${day(claimedOn)}`,
                day(reviewedOn) === null ? null : `reviewed ${day(reviewedOn)}`,
                licence === null ? "no licence stated" : `licence: ${licence}`,
              ]
                .filter((part) => part !== null)
                .join(" · ")}
            </p>
            {withdrawal === undefined ? null : <Withdrawal {...withdrawal} />}
            {standing === "takenBack" ? <RestingClaims workspace={workspace} factCheck={{ evidence, _count }} /> : null}
            {standing === "inUse" ? (
              <UseFactCheck {...uses} factCheck={{ id, claim, importId, origin }} />
            ) : uses.mayReinstate ? (
              <PutBack factCheck={{ id, isOfStep: (withdrawal?.stepId ?? null) !== null }} reinstate={uses.reinstate} />
            ) : null}
          </li>
        ),
      )}
    </ul>
  );
}

function Withdrawal({ reason, withdrawnAt, withdrawnBy, reinstatement }: ShownFactCheck["withdrawals"][number]) {
  return (
    <div className="wrap-anywhere text-12 text-secondary">
      <p>
        {`Taken back by ${withdrawnBy.name}, `}
        <RelativeTime at={withdrawnAt} />
        {": "}
        <bdi>{reason}</bdi>
      </p>
      {reinstatement === null ? null : (
        <p>
          {`Put back by ${reinstatement.reinstatedBy.name}, `}
          <RelativeTime at={reinstatement.reinstatedAt} />
          {": "}
          <bdi>{reinstatement.reason}</bdi>
        </p>
      )}
    </div>
  );
}
