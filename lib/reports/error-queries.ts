import "server-only";
import { z } from "zod";
import type { Viewer } from "@/lib/actor";
import { database } from "@/lib/database";
import { visibleTo } from "@/lib/permission";
import { findWorkspaceId, publishedTo } from "./published-to";

const answered = {
  id: true,
  versionNumber: true,
  outcome: true,
  answer: true,
  createdAt: true,
  answeredAt: true,
  answeredBy: { select: { name: true } },
  report: { select: { slug: true, title: true, versionNumber: true } },
  claim: {
    select: { slug: true, claim: { select: { revisions: { orderBy: { number: "desc" }, take: 1, select: { statement: true } } } } },
  },
} as const;

type Row = {
  claim: { slug: string; claim: { revisions: { statement: string }[] } } | null;
  answeredBy: { name: string } | null;
};

function plain<Given extends Row>({ claim, answeredBy, ...rest }: Given) {
  return {
    ...rest,
    answeredBy: answeredBy?.name ?? null,
    claim: claim === null ? null : { slug: claim.slug, statement: claim.claim.revisions[0]?.statement ?? "" },
  };
}

/** What the public may know of one reader's report: never what the reader wrote. Null when there is none at this address. */
export async function getErrorReport(viewer: Viewer, address: { newsroom: string; id: string }) {
  const workspaceId = await findWorkspaceId(address.newsroom);
  if (workspaceId === null || !z.uuid().safeParse(address.id).success) return null;
  const row = await database.errorReport.findFirst({
    where: { workspaceId, id: address.id, report: publishedTo(viewer) },
    select: answered,
  });
  return row === null ? null : plain(row);
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
  return { answers: rows.map(plain), received, waiting };
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
  return { errors: page.map(plain), nextCursor: rows.length > listLength ? (page.at(-1)?.id ?? null) : null };
}

/** How many readers' reports wait for an answer. */
export function countWaitingErrors(viewer: Viewer): Promise<number> {
  return database.errorReport.count({ where: { ...visibleTo(viewer), outcome: null } });
}
