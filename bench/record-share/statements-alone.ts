import type pg from "pg";
import { cloneDatabase, dropDatabase, withConnection } from "@/bin/postgres/temporary.mjs";
import { appending, lockLog } from "@/lib/audit/append";
import type { NewEvent } from "@/lib/audit/catalogue";
import { streamsNamedIn } from "@/lib/audit/event";
import { readEvent } from "@/lib/audit/read-event";
import { disconnectDatabase } from "@/lib/database";
import { submitAssessment } from "@/lib/verdicts/submit-assessment";
import { accepted } from "@/tests/builders/newsroom";
import { heading, median, report, timed } from "../figures";
import type { BenchNewsroom } from "../newsroom";
import { closePool, connectionOf, openPool, prepared, recordTransactions, type Statement, type Transaction } from "../statements";
import {
  assessmentsPerClaim,
  loads,
  reportShares,
  rounds,
  type Seeded,
  type Side,
  sayWriters,
  sides,
  type Writer,
  withoutLog,
} from "./seed";

/** A recorded command: its own statements, and the events it appended. */
type Recorded = { business: Transaction; events: NewEvent[] };

const isOfTheRecord = ({ text }: Statement) =>
  /lock_log|stream_ends|update "LogHead"|insert into "AuditEvent"|insert into "TileHash"/.test(text);

async function eventsByTransaction(url: string, workspaceId: string, count: number): Promise<NewEvent[][]> {
  return withConnection(url, async (client) => {
    const { rows } = await client.query<{ bytes: Buffer; private: unknown; transaction: string }>(
      `select bytes, private, "transactionId"::text as transaction from "AuditEvent" where "workspaceId" = $1 order by sequence`,
      [workspaceId],
    );
    const grouped = new Map<string, NewEvent[]>();
    for (const { transaction, ...row } of rows) {
      const { type, subject, payload } = readEvent(row).event;
      grouped.set(transaction, [...(grouped.get(transaction) ?? []), { type, subject, payload } as NewEvent]);
    }
    return [...grouped.values()].slice(-count);
  });
}

async function perform(client: pg.Client, { workspaceId, reviewer }: BenchNewsroom, { business, events, side }: Recorded & { side: Side }) {
  const actor = { ...reviewer, workspaceId };
  const [begin, ...rest] = business;
  const record = connectionOf(client);
  if (begin === undefined) throw new Error("An empty command.");
  await client.query(begin.text);
  const log = side === "logged" ? await lockLog(record, actor, streamsNamedIn(events[0]?.subject)) : null;
  if (side === "locked")
    await record.query('select name, role, "isDisabled" from lock_newsroom($1::uuid, $2::uuid)', [workspaceId, actor.userId]);
  for (const statement of rest.slice(0, -1)) await client.query(prepared(statement));
  // As the application's commands: the commit does not wait for the answer to the append.
  const last = log === null ? [] : (await appending(record, actor, { log, events })).statements;
  await Promise.all([...last.map(({ sql, values }) => record.execute(sql, values)), client.query("commit")]);
}

/** Lets the commands do a writer's work once, and answers the transactions that they sent. */
async function recordWork(url: string, { newsroom, claimIds, count }: Writer): Promise<Recorded[]> {
  const given = { revisionNumber: 1, ratingId: newsroom.ratingId, justification: "The ledger says so.", confidence: "medium" as const };
  const transactions = await recordTransactions(async () => {
    for (let done = 0; done < count; done += 1) {
      const claimId = claimIds[Math.floor(done / assessmentsPerClaim)] ?? "";
      const changeReason = done % assessmentsPerClaim === 0 ? "" : "The ledger was read again.";
      accepted(await submitAssessment(newsroom.reviewer, { ...given, claimId, changeReason, cites: [] }));
    }
  });
  const events = await eventsByTransaction(url, newsroom.workspaceId, count);
  if (transactions.length !== count || events.length !== count) throw new Error("What was recorded is not what was done.");
  return transactions.map((transaction, at) => ({
    business: transaction.filter((statement) => !isOfTheRecord(statement)),
    events: events[at] ?? [],
  }));
}

/** What the log costs the statements of a transaction alone: with it, and without, by turns, on fresh copies of one database. */
export async function compareStatements({ server, use, name, writers }: Seeded): Promise<void> {
  heading(
    `The statements of these transactions alone, sent again without the application (median of ${rounds} rounds by turns; the disk is waited for)`,
  );
  const recording = await use(await cloneDatabase(server, "bench_recording", name));
  const work: { newsroom: BenchNewsroom; recorded: Recorded[] }[] = [];
  for (const writer of writers) work.push({ newsroom: writer.newsroom, recorded: await recordWork(recording, writer) });
  await disconnectDatabase();
  const statements = work[0]?.recorded[1]?.business.length ?? 0;
  report({ what: "statements of the transaction's own, with begin and commit", figure: String(statements) });

  const perSecond = async ({ writers: count, warmUpEach, each }: (typeof loads)[number], side: Side) => {
    const url = await cloneDatabase(server, "bench_writers", name);
    if (side !== "logged") await withoutLog(url, side);
    const pool = openPool(url);
    const everybody = (first: number, end: number) => () =>
      Promise.all(
        work.slice(0, count).map(async ({ newsroom, recorded }) => {
          for (const one of recorded.slice(first, end)) {
            const client = await pool.connect();
            await perform(client, newsroom, { ...one, side });
            client.release();
          }
        }),
      );
    await everybody(0, warmUpEach)();
    const ms = await timed(everybody(warmUpEach, warmUpEach + each));
    await closePool(pool);
    await dropDatabase(url);
    return ((count * each) / ms) * 1000;
  };
  for (const side of sides) await perSecond(loads[1], side);
  for (const load of loads) {
    const found: Record<Side, number>[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const turn = { logged: 0, locked: 0, bare: 0 };
      for (const side of round % 2 === 0 ? sides : [...sides].reverse()) turn[side] = await perSecond(load, side);
      found.push(turn);
    }
    const share = (peer: Side) => median(found.map((turn) => turn.logged / turn[peer]));
    const middle = (side: Side) => `${median(found.map((turn) => turn[side])).toFixed(0)} /s`;
    reportShares(sayWriters(load.writers), { share, middle });
  }
}
