"use client";
import { type FieldValues, type Path, useWatch } from "react-hook-form";
import { SeenVerdict } from "@/components/claims/seen-verdict";
import { useSeenClaims } from "@/components/claims/use-seen-claims";
import type { CommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";
import type { ClaimAtHand } from "@/lib/claims/desk-queries";
import { comparePrecedents } from "@/lib/verdicts/precedents";

/**
 * Beside the choice of a label: how the newsroom settled similar claims before, and whether the label chosen agrees with that. Only settled
 * verdicts, never an assessment.
 */
export function Precedents<Input extends FieldValues & { ratingId: string }>({
  workspace,
  form,
  claimId,
  scale,
}: {
  workspace: string;
  form: CommandForm<Input>;
  claimId: string;
  scale: ClaimAtHand["scale"];
}) {
  const { found, again } = useSeenClaims(workspace, { claimId, only: "settled" });
  const ratingId: unknown = useWatch({ control: form.control, name: "ratingId" as Path<Input> });
  const chosen = scale.ratings.find(({ id }) => id === ratingId);
  return (
    <section aria-label="Precedent" className="rounded-sm bg-sunken px-3 py-2 text-13">
      <h3 className="font-strong">Precedent</h3>
      {found === "looking" ? (
        <p className="text-secondary">Looking for similar claims that were settled…</p>
      ) : found === "failed" ? (
        <p className="flex flex-wrap items-center gap-2 text-secondary">
          Similar claims could not be looked up.
          <Button size="small" look="quiet" onPress={again}>
            Try again
          </Button>
        </p>
      ) : found.claims.length === 0 ? (
        <p className="text-secondary">The newsroom has settled no similar claim.</p>
      ) : (
        <>
          <ul className="mt-1 flex flex-col gap-2">
            {found.claims.map((claim) => (
              <li key={claim.id}>
                {/* Apart, so that the form stays as it is. */}
                <a
                  href={`/${workspace}/claims/${claim.id}`}
                  target="_blank"
                  rel="noopener"
                  dir="auto"
                  className="line-clamp-2 rounded-sm text-ink no-underline underline-offset-2 hover:underline"
                >
                  {claim.statement}
                  <span className="sr-only"> (opens in a new tab)</span>
                </a>
                <p className="flex flex-wrap items-center gap-x-2 text-12 text-secondary">
                  {claim.verdict === null ? null : <SeenVerdict verdict={claim.verdict} />}
                  <span dir="auto">{claim.isInThisArticle ? "in this article" : claim.article.title}</span>
                </p>
              </li>
            ))}
          </ul>
          <p role="status" className="mt-2 text-12 empty:hidden">
            {chosen === undefined
              ? ""
              : comparePrecedents(
                  chosen,
                  found.claims.flatMap(({ verdict }) => verdict ?? []),
                )}
          </p>
        </>
      )}
    </section>
  );
}
