import "server-only";
import { z } from "zod";
import type { Viewer } from "@/lib/actor";
import { database } from "@/lib/database";
import { visibleTo } from "@/lib/permission";
import { findWorkspaceId, publishedTo } from "./published-to";
import { openVersion } from "./version";

const answered = {
  id: true,
  versionNumber: true,
  outcome: true,
  answer: true,
  createdAt: true,
  answeredAt: true,
  answeredBy: { select: { name: true } },
  report: { select: { slug: true, versionNumber: true } },
  reportId: true,
  claim: { select: { claimId: true, slug: true, versionNumber: true } },
} as const;

type Row = {
  reportId: string;
  versionNumber: number;
  claim: { claimId: string; slug: string; versionNumber: number } | null;
  answeredBy: { name: string } | null;
  report: { slug: string; versionNumber: number };
};

const placeOf = (reportId: string, number: number) => `${reportId} ${number}`;
const goneWords = "Taken down by law";

/** What published versions say of what readers wrote about: never words that were written on the desk since. */
async function readWords(workspaceId: string, rows: readonly Row[]) {
  const asked = rows.flatMap(({ reportId, versionNumber, claim }) =>
    [versionNumber, ...(claim === null ? [] : [claim.versionNumber])].map((number) => ({ reportId, number })),
  );
  const places = [...new Map(asked.map((place) => [placeOf(place.reportId, place.number), place])).values()];
  const stored =
    places.length === 0
      ? []
      : await database.reportVersion.findMany({
          where: { workspaceId, takedownId: null, OR: places },
          select: { reportId: true, number: true, canonical: true, contentHash: true },
        });
  const versions = new Map(stored.map((row) => [placeOf(row.reportId, row.number), openVersion(row)]));
  return ({ reportId, versionNumber, claim }: Row) => {
    const statementIn = (number: number) =>
      versions.get(placeOf(reportId, number))?.claims.find(({ id }) => id === claim?.claimId)?.statement;
    return {
      title: versions.get(placeOf(reportId, versionNumber))?.report.title ?? goneWords,
      statement: claim === null ? null : (statementIn(versionNumber) ?? statementIn(claim.versionNumber) ?? goneWords),
    };
  };
}

async function plain<Given extends Row>(workspaceId: string, rows: readonly Given[]) {
  const wordsOf = await readWords(workspaceId, rows);
  return rows.map((row) => {
    const { claim, answeredBy, reportId: _, ...rest } = row;
    const { title, statement } = wordsOf(row);
    return {
      ...rest,
      answeredBy: answeredBy?.name ?? null,
      report: { ...row.report, title },
      claim: claim === null || statement === null ? null : { slug: claim.slug, statement },
    };
  });
}

/** What the public may know of one reader's report: never what the reader wrote. Null when there is none at this address. */
export async function getErrorReport(viewer: Viewer, address: { newsroom: string; id: string }) {
  const workspaceId = await findWorkspaceId(address.newsroom);
  if (workspaceId === null || !z.uuid().safeParse(address.id).success) return null;
  const row = await database.errorReport.findFirst({
    where: { workspaceId, id: address.id, report: publishedTo(viewer) },
    select: answered,
  });
  return row === null ? null : ((await plain(workspaceId, [row]))[0] ?? null);
}

const listLength = 50;

/** The fifty answers to readers given last, newest first, and how many reports came in and wait, for the corrections page. */
export async function listAnsweredErrors(viewer: Viewer, workspaceId: string) {
  const where = { workspaceId, report: publishedTo(viewer) };
  const [rows, received, waiting] = await Promise.all([
    database.errorReport.findMany({
      where: { ...where, outcome: { not: null } },
      orderBy: [{ answeredAt: "desc" }, { id: "desc" }],
      take: listLength,
      select: answered,
    }),
    database.errorReport.count({ where }),
    database.errorReport.count({ where: { ...where, outcome: null } }),
  ]);
  return { answers: await plain(workspaceId, rows), received, waiting };
}

/** Readers' reports for the newsroom, with what they wrote: those that wait, oldest first, or those answered, newest first. */
export async function listErrorReports(viewer: Viewer, filter: { isAnswered: boolean; cursor?: string }) {
  const { isAnswered, cursor } = filter;
  const scope = visibleTo(viewer);
  const rows = await database.errorReport.findMany({
    where: { ...scope, outcome: isAnswered ? { not: null } : null },
    orderBy: isAnswered ? [{ answeredAt: "desc" }, { id: "desc" }] : [{ createdAt: "asc" }, { id: "asc" }],
    take: listLength + 1,
    ...(cursor === undefined ? {} : { cursor: { workspaceId_id: { workspaceId: scope.workspaceId, id: cursor } }, skip: 1 }),
    select: { ...answered, message: true, claimId: true, report: { select: { ...answered.report.select, articleId: true } } },
  });
  const page = rows.slice(0, listLength);
  return { errors: await plain(scope.workspaceId, page), nextCursor: rows.length > listLength ? (page.at(-1)?.id ?? null) : null };
}

/** How many readers' reports wait for an answer. */
export function countWaitingErrors(viewer: Viewer): Promise<number> {
  return database.errorReport.count({ where: { ...visibleTo(viewer), outcome: null } });
}
