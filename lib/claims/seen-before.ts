import "server-only";
import type { Viewer } from "@/lib/actor";
import { type EarlierClaim, indexClaims, matchClaims } from "@/lib/breakdown/match";
import { termsOf } from "@/lib/breakdown/match-terms";
import { database } from "@/lib/database";
import { visibleTo } from "@/lib/permission";
import { markKept } from "@/lib/verdicts/marks";

/**
 * What earlier claims are looked for: a claim, or a candidate that may become one; `only: "settled"` leaves out those that never had a verdict.
 */
export type Sought = { claimId: string; only?: "settled" | undefined } | { candidateId: string };

const termsMax = 24;
const foundMax = 2_000;
const rankedMax = 200;
const shownMax = 5;
/** Of the telling words of the shorter statement, the least share that both must have, and at least so many words. */
const sharedMin = { share: 0.5, words: 2 };

/**
 * The newsroom's own claims that say what this one says, in this article or another, the likest first and at most five; null when the
 * viewer may not see what is looked for. PostgreSQL finds claims that share words, at most 2,000 of them; the 200 best are ranked by
 * `matchClaims`. Dismissed claims count: that somebody looked at one before is worth knowing. Of what was judged only the newsroom's settled
 * verdicts are told, never an assessment: others may still be blind.
 */
export async function listClaimsSeenBefore(viewer: Viewer, sought: Sought) {
  const asked = await readSought(viewer, sought);
  return asked === null ? null : listClaimsLike(viewer, asked, { isSettledOnly: "claimId" in sought && sought.only === "settled" });
}

/** The same, of what was looked up already. */
export async function listClaimsLike(viewer: Viewer, asked: SoughtWords, { isSettledOnly }: { isSettledOnly: boolean }) {
  const { workspaceId } = visibleTo(viewer);
  const stems = stemsIn(asked.statement);
  const ids = await findSharing(workspaceId, { stems, exceptId: asked.exceptId });
  const claims = (await readClaims(workspaceId, ids)).filter(({ verdict }) => !isSettledOnly || verdict !== null);
  const index = indexClaims(claims.map((claim) => asEarlier(claim)));
  const { text, ...about } = asEarlier({ ...asked, id: "" });
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  return matchClaims(index, { text, ...about }, rankedMax)
    .flatMap(({ id }) => byId.get(String(id)) ?? [])
    .filter(({ statement }) => isAlike(stems, stemsIn(statement)))
    .slice(0, shownMax)
    .map(({ publishedOn: _, ...claim }) => ({ ...claim, isInThisArticle: claim.article.id === asked.articleId }));
}

/** A claim that was seen before, as the desk shows it. */
export type SeenClaim = Awaited<ReturnType<typeof listClaimsLike>>[number];

/** What is looked for, in words. */
export type SoughtWords = NonNullable<Awaited<ReturnType<typeof readSought>>>;

/** The telling words of a statement, each once. */
export const stemsIn = (statement: string): string[] => [...new Set(termsOf(statement).stems)];

/** A statement with who made it and when, as the matcher takes it. */
export function asEarlier({ id, statement, claimant, publishedOn }: Read): EarlierClaim {
  return { id, text: statement, ...(claimant === null ? {} : { claimant }), ...(publishedOn === null ? {} : { date: publishedOn }) };
}

/** What is looked for, in words; null when the viewer may not see it. */
export async function readSought(viewer: Viewer, sought: Sought) {
  const { workspaceId } = visibleTo(viewer);
  return "claimId" in sought ? readClaim(workspaceId, sought.claimId) : readCandidate(workspaceId, sought.candidateId);
}

/** Whether two statements, given by their telling words, share enough of them to be shown beside each other. */
export function isAlike(one: readonly string[], other: readonly string[]): boolean {
  const held = new Set(other);
  const shared = one.filter((stem) => held.has(stem)).length;
  return shared >= sharedMin.words && shared >= sharedMin.share * Math.min(one.length, other.length);
}

const verdictShown = {
  ...{ decidedAt: true, staleAt: true },
  rating: { select: { key: true, label: true, ...markKept } },
} as const;

const dayOf = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null;

async function readCandidate(workspaceId: string, id: string) {
  const candidate = await database.candidate.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
    select: { statement: true, claimant: true, claimId: true, articleId: true, article: { select: { publishedOn: true } } },
  });
  if (candidate === null) return null;
  const { claimId, article, ...rest } = candidate;
  return { ...rest, exceptId: claimId, publishedOn: dayOf(article.publishedOn) };
}

async function readClaim(workspaceId: string, id: string) {
  const [claim] = await readClaims(workspaceId, [id]);
  return claim === undefined ? null : { ...claim, articleId: claim.article.id, exceptId: id };
}

type Read = Pick<Awaited<ReturnType<typeof readClaims>>[number], "id" | "statement" | "claimant" | "publishedOn">;

async function readClaims(workspaceId: string, ids: readonly string[]) {
  const claims = await database.claim.findMany({
    where: { workspaceId, id: { in: [...ids] } },
    select: {
      id: true,
      state: true,
      article: { select: { id: true, title: true, publishedOn: true } },
      revisions: { select: { statement: true, claimant: { select: { name: true } } }, orderBy: { number: "desc" }, take: 1 },
      verdicts: { select: verdictShown, orderBy: { number: "desc" }, take: 1 },
    },
  });
  const places = new Map(ids.map((id, place) => [id, place]));
  return claims
    .toSorted((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0))
    .map(({ revisions, verdicts, article, ...claim }) => ({
      ...claim,
      article: { id: article.id, title: article.title },
      publishedOn: dayOf(article.publishedOn),
      statement: revisions[0]?.statement ?? "",
      claimant: revisions[0]?.claimant?.name ?? null,
      verdict: verdicts[0] ?? null,
    }));
}

/** PostgreSQL's question for texts with words that begin with any of the stems; null when there is nothing to ask for. */
export function anyOf(stems: readonly string[]): string | null {
  const words = stems.map((stem) => stem.replace(/[^\p{L}\p{N}]/gu, "")).filter((word) => word.length > 1);
  const wanted = words.slice(0, termsMax).map((word) => `${word}:*`);
  return wanted.length === 0 ? null : wanted.join(" | ");
}

/** Ids of claims whose present wording shares a word's beginning with one of the stems, the best of them by PostgreSQL's own ranking. */
async function findSharing(
  workspaceId: string,
  { stems, exceptId }: { stems: readonly string[]; exceptId: string | null },
): Promise<string[]> {
  const wanted = anyOf(stems);
  if (wanted === null) return [];
  const rows = await database.$queryRaw<{ id: string }[]>`
    select found.id from (
      select c."id", r."search" from "ClaimRevision" r
      join "Claim" c on c."workspaceId" = r."workspaceId" and c."id" = r."claimId" and c."revisionNumber" = r."number"
      where r."workspaceId" = ${workspaceId}::uuid and r."search" @@ to_tsquery('simple', ${wanted})
        and c."id" is distinct from ${exceptId}::uuid
      limit ${foundMax}
    ) found
    order by ts_rank(found."search", to_tsquery('simple', ${wanted})) desc, found.id limit ${rankedMax}`;
  return rows.map(({ id }) => id);
}
