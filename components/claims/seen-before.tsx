"use client";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextLink } from "@/components/ui/link";
import type { SeenClaim, Sought } from "@/lib/claims/seen-before";
import { claimStateWords } from "@/lib/claims/workflow";
import { ClaimSection } from "./claim-section";

// Somebody going quickly from candidate to candidate asks for none of them.
const settlingMs = 350;

type Found = { claims: readonly SeenClaim[] } | "looking" | "failed";

/** Earlier claims of the newsroom that say the same, with what became of them. Looked up once what is at hand stays there. */
export function SeenBefore({ workspace, sought, language }: { workspace: string; sought: Sought; language: string }) {
  const [found, setFound] = useState<Found>("looking");
  const [attempt, setAttempt] = useState(0);
  const address = `/${workspace}/claims/seen-before?${new URLSearchParams(sought)}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asking again is another attempt.
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(() => void look(address, stop.signal).then((answer) => stop.signal.aborted || setFound(answer)), settlingMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [address, attempt]);
  return (
    <ClaimSection id="seen" name="Seen before">
      {found === "looking" ? (
        <p className="text-13 text-secondary">Looking among earlier claims…</p>
      ) : found === "failed" ? (
        <div className="flex items-center gap-2 text-13 text-secondary">
          Earlier claims could not be looked up.
          <Button size="small" look="quiet" onPress={() => setAttempt((count) => count + 1)}>
            Try again
          </Button>
        </div>
      ) : found.claims.length === 0 ? (
        <p className="text-13 text-secondary">No earlier claim of this newsroom says the same.</p>
      ) : (
        <ul className="flex flex-col gap-2.5">
          {found.claims.map((claim) => (
            <li key={claim.id} className="text-13">
              <TextLink
                look="quiet"
                prefetch={false}
                href={`/${workspace}/articles/${claim.article.id}?claim=${claim.id}`}
                dir="auto"
                lang={language}
              >
                {claim.statement}
              </TextLink>
              <p className="text-12 text-secondary">
                {[
                  claim.verdict ?? claimStateWords[claim.state],
                  claim.claimant,
                  claim.isInThisArticle ? "in this article" : claim.article.title,
                ]
                  .filter((part) => part !== null)
                  .join(" · ")}
              </p>
            </li>
          ))}
        </ul>
      )}
    </ClaimSection>
  );
}

async function look(address: string, signal: AbortSignal): Promise<Found> {
  try {
    const response = await fetch(address, { signal });
    if (!response.ok) return "failed";
    const body: { claims: SeenClaim[] } = await response.json();
    return body;
  } catch (error) {
    if (!signal.aborted) console.error(error);
    return "failed";
  }
}
