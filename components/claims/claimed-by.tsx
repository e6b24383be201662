"use client";
import type { SayingWords } from "@/lib/claims/saying-query";
import { NotLookedUp } from "./not-looked-up";
import { SayingNote } from "./saying-note";
import { useLookedUp } from "./use-looked-up";

/** Whose claim a candidate is, and by which words of the article. */
export function ClaimedBy({
  workspace,
  candidate,
  language,
}: {
  workspace: string;
  candidate: { id: string; claimant: string | null };
  language: string;
}) {
  const { found, again } = useLookedUp<{ saying: SayingWords | null }>(
    `/${workspace}/claims/saying?${new URLSearchParams({ candidateId: candidate.id })}`,
  );
  return (
    <div className="flex flex-col gap-0.5">
      <p className="text-13 text-secondary">
        Claimed by <span className="text-ink">{candidate.claimant ?? "an unknown claimant"}</span>
      </p>
      {found === "looking" ? null : found === "failed" ? (
        <NotLookedUp again={again}>By which words could not be looked up.</NotLookedUp>
      ) : found.saying === null ? null : (
        <SayingNote saying={found.saying} language={language} />
      )}
    </div>
  );
}
