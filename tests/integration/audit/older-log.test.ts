import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { compareTables } from "@/lib/audit/compare-tables";
import type { StoredEvent } from "@/lib/audit/event";
import { verifyLog } from "@/lib/audit/verify";
import { everythingIn, stubForEverything } from "@/tests/builders/everything";
import { aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { someOrigins } from "@/tests/builders/origins";
import { rewriteLog, unguarded } from "@/tests/builders/tampering";
import { publicAddress } from "@/tests/support/source-server";

let superuser: pg.Client;
let newsroom: Newsroom;
beforeAll(async () => {
  stubForEverything();
  newsroom = await aNewsroom();
  await someOrigins(newsroom);
  await everythingIn(newsroom, `https://${publicAddress}/hook`);
  superuser = new pg.Client({ connectionString: process.env.ASSAY_OWNER_DATABASE_URL });
  await superuser.connect();
});
afterAll(async () => {
  await superuser.end();
  vi.unstubAllEnvs();
});

/** What events of before 29 November 2026 do not say, wherever it stands in them. */
const unsaid = new Set(
  "claimantKind claimedOn isInformed opened hashes propertiesHash retrievedAt pagesHash redirectsHash headersHash blocksHash adjudicationId sealedHash selectorHash faultsHash decidedUntil".split(
    " ",
  ),
);
const toldOfBreakdowns = ["threshold", "sentencesHash", "proposalsHash"];
/** The same, of some kinds of events. */
const unsaidBy: Record<string, readonly string[]> = {
  "capture.uploaded": ["detail", "tool"],
  "claim.imported": ["fileHash"],
  ...{ "claim.anchored": ["isStillGone"], "claim.placed": ["placeId"], "claim.derived": ["places"] },
  "comment.imported": ["fileHash", "position"],
  "workspace.founded": ["language"],
  ...{ "member.added": ["account"], "member.password-changed": ["account"] },
  ...{ "article.submitted": toldOfBreakdowns, "article.renewed": toldOfBreakdowns },
  ...{ "factChecks.imported": ["importId", "tableHash"], "factChecks.withdrawn": ["stepId", "rowsHash"] },
  "scale.adopted": ["meaning", "averitec", "fever", "shape", "colourLight", "colourDark", "translations"],
};

function without(value: unknown, keys: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((one) => without(one, keys));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, inner]) => (keys.has(key) ? [] : [[key, without(inner, keys)]])));
}

function asBefore({ timesRows: _, ...event }: StoredEvent): StoredEvent {
  const keys = new Set([...unsaid, ...(unsaidBy[event.type] ?? [])]);
  return {
    ...event,
    payload: Object.fromEntries(
      Object.entries(event.payload).flatMap(([key, value]) => (keys.has(key) ? [] : [[key, without(value, keys)]])),
    ),
  };
}

test("a log of before, whose rows hold moments shortly before their events, is as it was recorded", async () => {
  expect((await compareTables(newsroom.owner)).faults).toEqual([]);
  await rewriteLog(superuser, newsroom.workspaceId, { change: (events) => events.map(asBefore) });
  // What events did not say then had no openings either.
  await unguarded(superuser, () =>
    superuser.query(
      `update "AuditEvent" set private = private - array['payload.hashes', 'payload.propertiesHash', 'payload.isInformed', 'payload.account'] where private is not null`,
    ),
  );
  expect((await verifyLog(newsroom.owner)).faults).toEqual([]);
  const { rows } = await superuser.query<{ table: string; column: string }>(
    `select c.relname as "table", a.attname as "column" from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.atttypid = 'timestamptz'::regtype
       and a.attname in ('createdAt', 'submittedAt', 'decidedAt', 'staleAt', 'publishedAt', 'withdrawnAt', 'endedAt', 'askedAt', 'settledAt', 'sentBackAt', 'resolvedAt')
       and exists (select from pg_attribute w where w.attrelid = c.oid and w.attname = 'workspaceId')
       and c.relname not in ('Checkpoint', 'Cosignature', 'Timestamp', 'Notification', 'Delivery')`,
  );
  expect(rows.length).toBeGreaterThan(50);
  await superuser.query("set session_replication_role = replica");
  const { rows: guards } = await superuser.query<{ table: string; name: string }>(
    `select relname as table, tgname as name from pg_trigger join pg_class on pg_class.oid = tgrelid where not tgisinternal and tgenabled = 'A'`,
  );
  for (const { table, name } of guards) await superuser.query(`alter table "${table}" disable trigger ${name}`);
  await superuser.query(`update "FactCheck" set "importId" = null`);
  await superuser.query(`update "FactCheckWithdrawal" set "stepId" = null`);
  for (const { table, column } of rows)
    await superuser.query(`update "${table}" set "${column}" = "${column}" - interval '7 milliseconds'`);
  expect((await compareTables(newsroom.owner)).faults).toEqual([]);
});
