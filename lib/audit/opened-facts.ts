import { z } from "zod";
import type { Replay, Said, Sayings } from "./fact";
import type { ReadEvent } from "./read-event";

const told = z.object({ opened: z.array(z.string()).optional() });

function opened({ payload, subject }: ReadEvent, { facts }: Replay): Said[] {
  const claimIds = told.parse(payload).opened;
  if (claimIds !== undefined) {
    return claimIds.map(
      (row): Said => ({ table: "Claim", row, expected: { openedRevision: facts.get(`Claim/${row}`)?.expected.revision } }),
    );
  }
  // Events of before 29 November 2026 do not say it: of the claims they may have opened, it is not known from then on.
  const { claimId, articleId } = subject;
  const claims = [...facts.values()].filter(({ table, row, expected }) => {
    if (table !== "Claim" || expected.openedRevision === undefined) return false;
    return claimId === undefined ? articleId === undefined || expected.articleId === articleId : row === claimId;
  });
  return claims.map(({ row }): Said => ({ table: "Claim", row, expected: { openedRevision: undefined } }));
}

/** What events say of the wordings whose assessments editors have been able to read. */
export const openedSayings: Sayings = Object.fromEntries(
  [
    ...["assessment.submitted", "assessment.reaffirmed", "claim.assessmentWaived", "claim.prioritised"],
    ...["article.reviewPolicySet", "workspace.described"],
  ].map((type) => [type, opened]),
);
