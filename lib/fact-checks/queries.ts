import "server-only";
import type { Viewer } from "@/lib/actor";
import { indexClaims, matchClaims } from "@/lib/breakdown/match";
import { anyOf, asEarlier, isAlike, type SoughtWords, stemsIn } from "@/lib/claims/seen-before";
import { database } from "@/lib/database";
import { visibleTo } from "@/lib/permission";
import { inUse, newestWithdrawal, takenBack } from "./standing";

const shown = {
  ...{ id: true, url: true, claim: true, claimant: true, claimedOn: true, publisher: true, reviewedOn: true, ratingWords: true },
  ...{ language: true, licence: true, importedAt: true, origin: true, importId: true },
} as const;

const restingMax = 20;

/** The evidence that rests on a fact-check, with its claim: a part of a `select`. */
const resting = {
  where: { withdrawnAt: null },
  orderBy: { id: "asc" },
  take: restingMax,
  select: {
    number: true,
    claim: {
      select: {
        ...{ id: true, articleId: true, published: { select: { versionNumber: true } } },
        revisions: { orderBy: { number: "desc" }, take: 1, select: { statement: true } },
      },
    },
  },
} as const;

const listed = {
  ...shown,
  withdrawals: newestWithdrawal,
  evidence: resting,
  _count: { select: { evidence: { where: resting.where } } },
} as const;

const pageLength = 50;

/** Which imported fact-checks are asked for: those that stand, or those that are taken back. */
export type Standing = "inUse" | "takenBack";

/** Imported fact-checks whose claim, claimant or publisher hold the words, newest import first, 50 a page. */
export async function listFactChecksPage(
  viewer: Viewer,
  { words, after, standing = "inUse" }: { words: string; after: string | null; standing?: Standing },
) {
  const holding = { contains: words, mode: "insensitive" as const };
  const found = await database.factCheck.findMany({
    where: {
      ...visibleTo(viewer),
      ...(standing === "inUse" ? inUse : takenBack),
      ...(words === "" ? {} : { OR: [{ claim: holding }, { claimant: holding }, { publisher: holding }] }),
    },
    ...(after === null ? {} : { cursor: { workspaceId_id: { workspaceId: visibleTo(viewer).workspaceId, id: after } }, skip: 1 }),
    orderBy: [{ importedAt: "desc" }, { id: "desc" }],
    take: pageLength + 1,
    select: listed,
  });
  const factChecks = found.slice(0, pageLength);
  return { factChecks, nextAfter: found.length > pageLength ? (factChecks.at(-1)?.id ?? null) : null };
}

/** How many imported fact-checks are taken back. */
export function countTakenBack(viewer: Viewer): Promise<number> {
  return database.factCheck.count({ where: { ...visibleTo(viewer), ...takenBack } });
}

/** When those that stand of these content hashes came in, by their hash. */
export async function listStanding(viewer: Viewer, contentHashes: readonly string[]): Promise<Map<string, Date>> {
  if (contentHashes.length === 0) return new Map();
  const rows = await database.factCheck.findMany({
    where: { ...visibleTo(viewer), ...inUse, contentHash: { in: [...contentHashes] } },
    select: { contentHash: true, importedAt: true },
  });
  return new Map(rows.map(({ contentHash, importedAt }) => [contentHash, importedAt]));
}

const foundMax = 2_000;
const rankedMax = 200;
const likeMax = 3;

/** Imported fact-checks that say what is looked for, the likest first and at most three. */
export async function listFactChecksLike(viewer: Viewer, asked: SoughtWords) {
  const { workspaceId } = visibleTo(viewer);
  const stems = stemsIn(asked.statement);
  const wanted = anyOf(stems);
  if (wanted === null) return [];
  const ids = await database.$queryRaw<{ id: string }[]>`
    select found.id from (
      select "id", "search" from "FactCheck" where "workspaceId" = ${workspaceId}::uuid and "search" @@ to_tsquery('simple', ${wanted}) limit ${foundMax}
    ) found
    order by ts_rank(found."search", to_tsquery('simple', ${wanted})) desc, found.id limit ${rankedMax}`;
  const rows = await database.factCheck.findMany({
    where: { workspaceId, ...inUse, id: { in: ids.map(({ id }) => id) } },
    select: shown,
  });
  const index = indexClaims(
    rows.map(({ id, claim, claimant, claimedOn }) =>
      asEarlier({ id, statement: claim, claimant, publishedOn: claimedOn?.toISOString().slice(0, 10) ?? null }),
    ),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const { id: _, ...query } = asEarlier({ ...asked, id: "" });
  return matchClaims(index, query, rankedMax)
    .flatMap(({ id }) => byId.get(String(id)) ?? [])
    .filter(({ claim }) => isAlike(stems, stemsIn(claim)))
    .slice(0, likeMax);
}

/** An imported fact-check, as it is shown. */
export type ShownFactCheck = Awaited<ReturnType<typeof listFactChecksPage>>["factChecks"][number];
