import { EmptyState } from "@/components/ui/empty-state";
import { OutsideLink } from "@/components/ui/link";
import type { ShownFactCheck } from "@/lib/fact-checks/queries";
import { type FactCheckUses, UseFactCheck } from "./use-fact-check";

const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null;

/** Imported fact-checks of others: the claim, who rated it and how, under which licence. */
export function FactCheckList({
  factChecks,
  words,
  uses,
}: {
  factChecks: readonly ShownFactCheck[];
  words: string;
  uses: Omit<FactCheckUses, "factCheck">;
}) {
  if (factChecks.length === 0) {
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
        ({ id, url, claim, claimant, claimedOn, publisher, reviewedOn, ratingWords, language, licence, importId, origin }) => (
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
            <UseFactCheck {...uses} factCheck={{ id, claim, importId, origin }} />
          </li>
        ),
      )}
    </ul>
  );
}
