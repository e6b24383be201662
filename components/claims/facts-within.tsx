"use client";
import { Button } from "@/components/ui/button";
import { directionOf } from "@/lib/articles/direction";
import type { FactWithin, OfferedFact } from "@/lib/claims/facts-within";
import { ClaimSection } from "./claim-section";
import { NotLookedUp } from "./not-looked-up";
import { useLookedUp } from "./use-looked-up";

/** The facts that a candidate states one by one, each to be made a claim of its own, or leading to the claim it is; nothing when it states one only. */
export function FactsWithin({
  workspace,
  candidateId,
  language,
  onMark,
  onOpen,
}: {
  workspace: string;
  candidateId: string;
  language: string;
  /** Null when this person may not mark claims. */
  onMark: ((fact: FactWithin) => void) | null;
  onOpen: (claim: { kind: "claim"; id: string }) => void;
}) {
  const { found, again } = useLookedUp<{ facts: readonly OfferedFact[] }>(
    `/${workspace}/claims/facts?${new URLSearchParams({ candidateId })}`,
  );
  if (found === "failed")
    return (
      <ClaimSection id="facts" name="Facts in it">
        <NotLookedUp again={again}>Its facts could not be looked up.</NotLookedUp>
      </ClaimSection>
    );
  if (found === "looking" || found.facts.length === 0) return null;
  return (
    <ClaimSection id="facts" name="Facts in it" aside={String(found.facts.length)}>
      <ul className="flex flex-col gap-2.5">
        {found.facts.map(({ claimId, ...fact }) => (
          <li key={`${fact.start}-${fact.end}-${fact.statement}`} className="flex items-start justify-between gap-3">
            <div>
              <p dir={directionOf(fact.statement)} lang={language} className="text-pretty font-reading font-serif text-15">
                {fact.statement}
              </p>
              {claimId === null ? null : <p className="text-12 text-secondary">A claim already</p>}
            </div>
            {claimId !== null ? (
              <Button size="small" onPress={() => onOpen({ kind: "claim", id: claimId })} aria-label={`Open the claim: ${fact.statement}`}>
                Open
              </Button>
            ) : onMark === null ? null : (
              <Button size="small" onPress={() => onMark(fact)} aria-label={`Mark as a claim: ${fact.statement}`}>
                Mark
              </Button>
            )}
          </li>
        ))}
      </ul>
    </ClaimSection>
  );
}
