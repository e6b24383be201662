"use client";
import type { SayingWords } from "@/lib/claims/saying-query";
import { ClaimSection } from "./claim-section";
import { NotLookedUp } from "./not-looked-up";
import { SayingNote } from "./saying-note";
import { useLookedUp } from "./use-looked-up";

/** By which words of the article a candidate has its claimant; nothing when it has the author for want of another. */
export function WhoSaysSo({ workspace, candidateId, language }: { workspace: string; candidateId: string; language: string }) {
  const { found, again } = useLookedUp<{ saying: SayingWords | null }>(
    `/${workspace}/claims/saying?${new URLSearchParams({ candidateId })}`,
  );
  if (found === "looking" || (found !== "failed" && found.saying === null)) return null;
  return (
    <ClaimSection id="saying" name="Who says so">
      {found === "failed" ? (
        <NotLookedUp again={again}>By which words could not be looked up.</NotLookedUp>
      ) : found.saying === null ? null : (
        <SayingNote saying={found.saying} language={language} />
      )}
    </ClaimSection>
  );
}
