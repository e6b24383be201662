"use client";
import type { Action } from "@/components/desk/desk-actions";
import { AttachFactCheck } from "@/components/fact-checks/attach-fact-check";
import { OutsideLink, TextLink } from "@/components/ui/link";
import type { Sought } from "@/lib/claims/seen-before";
import { claimStateWords } from "@/lib/claims/workflow";
import type { attachFactCheckInput } from "@/lib/fact-checks/schema";
import { ClaimSection } from "./claim-section";
import { NotLookedUp } from "./not-looked-up";
import { SeenVerdict } from "./seen-verdict";
import { useSeenClaims } from "./use-seen-claims";

/**
 * Earlier claims of the newsroom that say the same, with what became of them. Looked up once what is at hand stays there; the room of one
 * is kept until then, so that what stands below hardly moves.
 */
export function SeenBefore({
  workspace,
  sought,
  language,
  attachTo,
}: {
  workspace: string;
  sought: Sought;
  language: string;
  /** The claim that a fact-check of others can be attached to; null where there is none to be. */
  attachTo: { claimId: string; action: Action<typeof attachFactCheckInput, { number: number }> } | null;
}) {
  const { found, again } = useSeenClaims(workspace, sought);
  return (
    <ClaimSection id="seen" name="Seen before">
      {found === "looking" ? (
        <p className="min-h-10 text-13 text-secondary">Looking among earlier claims…</p>
      ) : found === "failed" ? (
        <NotLookedUp again={again}>Earlier claims could not be looked up.</NotLookedUp>
      ) : found.claims.length + found.factChecks.length === 0 ? (
        <p className="min-h-10 text-13 text-secondary">No earlier claim of this newsroom says the same.</p>
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
              <p className="flex flex-wrap items-center gap-x-2 text-12 text-secondary">
                {claim.verdict === null ? <span>{claimStateWords[claim.state]}</span> : <SeenVerdict verdict={claim.verdict} />}
                <span dir="auto">
                  {[claim.claimant, claim.isInThisArticle ? "in this article" : claim.article.title]
                    .filter((part) => part !== null)
                    .join(" · ")}
                </span>
              </p>
            </li>
          ))}
          {found.factChecks.map(({ id, url, claim, publisher, ratingWords, reviewedOn, language: spoken }) => (
            <li key={id} className="text-13">
              <OutsideLink href={url}>
                <span dir="auto" lang={spoken ?? undefined}>
                  {claim}
                </span>
              </OutsideLink>
              <p className="flex flex-wrap items-center gap-x-2 text-12 text-secondary">
                <span dir="auto">{`${publisher} rated it “${ratingWords}”`}</span>
                {reviewedOn === null ? null : <span>{reviewedOn.slice(0, 10)}</span>}
              </p>
              {attachTo === null ? null : (
                <AttachFactCheck attach={(stance) => attachTo.action({ claimId: attachTo.claimId, factCheckId: id, stance })} />
              )}
            </li>
          ))}
        </ul>
      )}
    </ClaimSection>
  );
}
