import "server-only";
import { z } from "zod";
import type { Viewer } from "@/lib/actor";
import { database } from "@/lib/database";
import { visibleTo } from "@/lib/permission";
import { listUncounted } from "@/lib/verdicts/hide-assessors";
import { type ArticleAsOf, articleAsOf, sourcesNamedIn } from "./as-of";
import { streamOf } from "./event";
import { readEvent } from "./read-event";

const foundEvent = z.tuple([z.object({ sequence: z.coerce.number().nullable() })]);

/** A clock that was put back makes times fall; events of so much work since then are looked through. */
const lookedThrough = 1_000;

/**
 * The number of the newest event up to a time, in the newsroom's log; null when there was none yet. Times grow with the numbers, so that halving finds it
 * in as many steps as the log's length has binary digits. Where the server's clock was put back they do not: then it is the newest of the thousand events that follow
 * the one found.
 */
export async function findEventAt(viewer: Viewer, time: Date): Promise<number | null> {
  const { workspaceId } = visibleTo(viewer);
  const rows = await database.$queryRaw`
    with recursive halved as (
      select -1::bigint as low, (select max("sequence") from "AuditEvent" where "workspaceId" = ${workspaceId}::uuid) as high
      union all
      select case when e."recordedAt" <= ${time} then h.middle else h.low end, case when e."recordedAt" <= ${time} then h.high else h.middle - 1 end
      from (select low, high, (low + high + 1) / 2 as middle from halved where low < high) h
      left join "AuditEvent" e on e."workspaceId" = ${workspaceId}::uuid and e."sequence" = h.middle
    ), found as (select low from halved where low = high)
    select coalesce((
      select max(n."sequence") from "AuditEvent" n where n."workspaceId" = ${workspaceId}::uuid and n."recordedAt" <= ${time}
        and n."sequence" between (select low from found) and (select low from found) + ${lookedThrough}
    ), (select nullif(low, -1) from found)) as "sequence"`;
  return foundEvent.parse(rows)[0].sequence;
}

/** An article as it stood right after an event, told from the log alone, and when that was. How many assessed a claim is left out for whoever may not know it now. Null when the newsroom had no such article then. */
export async function getArticleAsOf(
  viewer: Viewer,
  moment: { articleId: string; at: number },
): Promise<{ state: ArticleAsOf; time: string } | null> {
  const until = { ...visibleTo(viewer), sequence: { lte: BigInt(moment.at) } };
  const told = { orderBy: { sequence: "asc" }, select: { bytes: true, private: true } } as const;
  const rows = await database.auditEvent.findMany({ where: { ...until, articleId: moment.articleId }, ...told });
  if (rows.length === 0) return null;
  const events = rows.map((row) => readEvent(row).event);
  const streams = sourcesNamedIn(events).map((sourceId) => streamOf({ sourceId }));
  const renamed = await database.auditEvent.findMany({ where: { ...until, stream: { in: streams }, type: "source.described" }, ...told });
  const ofSources = renamed.map((row) => readEvent(row).event);
  const state = articleAsOf([...events, ...ofSources].toSorted((one, other) => one.sequence - other.sequence));
  const uncounted = await listUncounted(
    viewer,
    state.claims.map(({ claimId }) => claimId),
  );
  const claims = state.claims.map((claim) => (uncounted.has(claim.claimId) ? { ...claim, assessments: null } : claim));
  return { state: { ...state, claims }, time: events.at(-1)?.time ?? "" };
}
