import "server-only";
import type { Viewer } from "@/lib/actor";
import { database } from "@/lib/database";
import { visibleTo } from "@/lib/permission";
import { proposePairs } from "./propose-pairs";
import type { ClaimState } from "./workflow";

const gone: ClaimState[] = ["withdrawn", "dismissed"];

const claimsKept = {
  // What is gone is shown while somebody says that it is a translation, or has one: so that it can be taken back.
  where: {
    OR: [
      { state: { notIn: gone } },
      { translationOfId: { not: null } },
      { originalsRuledOutAt: { not: null } },
      { translations: { some: {} } },
    ],
  },
  orderBy: [{ position: "asc" as const }, { id: "asc" as const }],
  select: {
    ...{ id: true, translationOfId: true, originalsRuledOutAt: true, createdAt: true },
    revisions: { orderBy: { number: "desc" }, take: 1, select: { statement: true } },
    evidence: { where: { withdrawnAt: null }, select: { source: { select: { url: true } } } },
  } as const,
};

type Kept = {
  id: string;
  translationOfId: string | null;
  originalsRuledOutAt: Date | null;
  createdAt: Date;
  revisions: { statement: string }[];
  evidence: { source: { url: string | null } }[];
};

const compared = ({ id, revisions, evidence, createdAt, originalsRuledOutAt }: Kept) => ({
  ...{ id, statement: revisions[0]?.statement ?? "" },
  ...{ createdAt, originalsRuledOutAt },
  sources: evidence.flatMap(({ source }) => source.url ?? []),
});

/**
 * Of which claim of its original each claim of a translated article is said to be the translation, or that it is of none (`isNone`), and which it could
 * be where nobody said so; both in their article's order. What is of none could only be of a claim that the original got since. Null where the article is no translation, or the viewer may not see it.
 */
export async function getClaimPairs(viewer: Viewer, articleId: string) {
  const article = await database.article.findFirst({
    where: { ...visibleTo(viewer), id: articleId },
    select: { language: true, claims: claimsKept, translationOf: { select: { language: true, claims: claimsKept } } },
  });
  if (!article?.translationOf) return null;
  const originals = article.translationOf.claims.map(compared);
  const said = new Set(article.claims.map(({ translationOfId }) => translationOfId));
  const proposed = proposePairs(
    article.claims.filter(({ translationOfId }) => translationOfId === null).map(compared),
    originals.filter(({ id }) => !said.has(id)),
  );
  return {
    language: article.language,
    originalLanguage: article.translationOf.language,
    claims: article.claims.map((claim) => ({
      ...{ id: claim.id, statement: compared(claim).statement, originalId: claim.translationOfId },
      isNone: claim.originalsRuledOutAt !== null,
      proposedId: proposed.get(claim.id) ?? null,
    })),
    originals: originals.map(({ id, statement }) => ({ id, statement })),
  };
}
