import { expect } from "vitest";
import { getArticleAsOf } from "@/lib/audit/as-of-queries";
import { wordsOf } from "@/lib/claims/places";
import { database } from "@/lib/database";
import type { Newsroom } from "@/tests/builders/newsroom";

const newest = { orderBy: { number: "desc" }, take: 1 } as const;
const versionRead = { number: true, change: true, publishedBy: { select: { name: true } }, takedownId: true } as const;
const verdictRead = {
  number: true,
  justification: true,
  staleAt: true,
  decidedBy: { select: { name: true } },
  rating: { select: { label: true } },
} as const;
const claimRead = {
  id: true,
  state: true,
  revisionNumber: true,
  published: { select: { versionNumber: true } },
  appearances: {
    orderBy: { snapshot: { number: "desc" } },
    select: {
      exact: true,
      state: true,
      confirmedById: true,
      snapshotId: true,
      start: true,
      end: true,
      snapshot: { select: { number: true } },
    },
  },
  revisions: { ...newest, select: { statement: true, claimant: { select: { name: true } } } },
  evidence: {
    where: { withdrawnAt: null },
    orderBy: { number: "asc" },
    select: { number: true, quote: true, stance: true, source: { select: { title: true } } },
  },
  assessments: { where: { state: "submitted" }, select: { reviewerId: true, revisionNumber: true } },
  verdicts: { ...newest, select: verdictRead },
} as const;
const articleRead = {
  id: true,
  title: true,
  snapshots: { ...newest, select: { number: true } },
  report: { select: { title: true, versions: { ...newest, select: versionRead } } },
  claims: { select: claimRead },
} as const;

const aside: Readonly<Record<string, string>> = { dismissed: "dismissed", withdrawn: "withdrawn", onHold: "on hold" };
const readArticles = (workspaceId: string) => database.article.findMany({ where: { workspaceId }, select: articleRead });
type ArticleRow = Awaited<ReturnType<typeof readArticles>>[number];

/** What the tables hold of an article, in the words in which the log tells it. */
function tell({ title, snapshots, report, claims }: ArticleRow) {
  const [version] = report?.versions ?? [];
  return {
    ...{ title, snapshot: snapshots[0]?.number ?? null },
    report: report && {
      title: report.title,
      version: version
        ? { number: version.number, change: version.change, by: version.publishedBy.name, isTakenDown: version.takedownId !== null }
        : null,
    },
    claims: new Map(
      claims.map(({ id, state, revisionNumber, published, appearances, revisions, evidence, assessments, verdicts }) => {
        const [verdict] = verdicts;
        const words = wordsOf(appearances, snapshots[0]?.number ?? 0);
        const reviewers = assessments.filter((one) => one.revisionNumber === revisionNumber).map(({ reviewerId }) => reviewerId);
        return [
          id,
          {
            ...{ statement: revisions[0]?.statement, claimant: revisions[0]?.claimant?.name ?? null },
            ...{ quote: words.now, isQuoteGone: words.goneSince !== null },
            evidence: evidence.map(({ source, ...piece }) => ({ ...piece, source: source.title })),
            assessments: new Set(reviewers).size,
            verdict: verdict
              ? {
                  ...{ number: verdict.number, rating: verdict.rating.label, justification: verdict.justification },
                  by: verdict.decidedBy.name,
                }
              : null,
            isVerdictStale: verdict !== undefined && verdict.staleAt !== null,
            ...{ publishedIn: published?.versionNumber ?? null, setAside: aside[state] ?? null },
          },
        ];
      }),
    ),
  };
}

/** The articles of a newsroom as its tables held them right after an event. */
export type Copy = { at: number; articles: Map<string, ReturnType<typeof tell>> };

/** Copies what the tables hold now. Nobody may change them meanwhile. */
export async function copyTables({ workspaceId }: Newsroom): Promise<Copy> {
  const { size } = await database.logHead.findUniqueOrThrow({ where: { workspaceId }, select: { size: true } });
  const rows = await readArticles(workspaceId);
  return { at: Number(size) - 1, articles: new Map(rows.map((row) => [row.id, tell(row)])) };
}

/** Each article as the log tells it of each moment is as the tables held it then. */
export async function expectAsThen({ owner }: Newsroom, copies: readonly Copy[]): Promise<void> {
  for (const { at, articles } of copies) {
    for (const [articleId, held] of articles) {
      const found = await getArticleAsOf(owner, { articleId, at });
      const { claims = [], report = null, title = null, snapshot = null } = found?.state ?? {};
      const version = report?.version ?? null;
      const told = {
        ...{ title, snapshot },
        report: report && { title: report.title, version: version && without(version, "at") },
        claims: new Map(
          claims.map(({ claimId, setAside, verdict, ...claim }) => [
            claimId,
            {
              ...claim,
              // Whoever must not know a number now is not told one of then.
              assessments: claim.assessments ?? held.claims.get(claimId)?.assessments,
              evidence: claim.evidence.map(({ number, source, quote, stance }) => ({ number, source, quote, stance })),
              verdict: verdict && without(without(verdict, "at"), "sequence"),
              // What a claim was split into, merged into or a duplicate of is said in its stead.
              setAside: setAside === null || Object.values(aside).includes(setAside) ? setAside : "withdrawn",
            },
          ]),
        ),
      };
      expect(told, `article ${articleId} right after event ${at}`).toEqual(held);
    }
  }
}

function without<Value extends object, Key extends keyof Value>(value: Value, key: Key): Omit<Value, Key> {
  const { [key]: _, ...rest } = value;
  return rest;
}
