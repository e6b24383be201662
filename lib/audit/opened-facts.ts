import { z } from "zod";
import type { Replay, Said, Sayings } from "./fact";
import type { ReadEvent } from "./read-event";

const told = z.object({ opened: z.array(z.string()).optional() });

/** The claims of an article, or of the whole newsroom. */
const claimsOf = (articleId = "every article") => `claims of ${articleId}`;

function born({ subject: { articleId, claimId } }: ReadEvent, { listed }: Replay): undefined {
  if (claimId === undefined) return;
  for (const key of [claimsOf(articleId), claimsOf()]) {
    const known = listed.get(key) ?? [];
    known.push(claimId);
    listed.set(key, known);
  }
}

function opened({ payload, subject }: ReadEvent, { facts, listed }: Replay): Said[] {
  const claimIds = told.parse(payload).opened;
  if (claimIds !== undefined) {
    return claimIds.map(
      (row): Said => ({ table: "Claim", row, expected: { openedRevision: facts.get(`Claim/${row}`)?.expected.revision } }),
    );
  }
  // Events of before 29 November 2026 do not say it: of the claims they may have opened, it is not known from then on.
  const { claimId, articleId } = subject;
  const claims = claimId === undefined ? (listed.get(claimsOf(articleId)) ?? []) : [claimId];
  const isKnown = (row: string) => facts.get(`Claim/${row}`)?.expected.openedRevision !== undefined;
  return claims.filter(isKnown).map((row): Said => ({ table: "Claim", row, expected: { openedRevision: undefined } }));
}

/** What events say of the wordings whose assessments editors have been able to read. */
export const openedSayings: Sayings = {
  ...Object.fromEntries(["claim.marked", "claim.accepted", "claim.imported", "claim.derived"].map((type) => [type, born])),
  ...Object.fromEntries(
    [
      ...["assessment.submitted", "assessment.reaffirmed", "claim.assessmentWaived", "claim.prioritised"],
      ...["article.reviewPolicySet", "workspace.described"],
    ].map((type) => [type, opened]),
  ),
};
