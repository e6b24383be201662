// What the record costs: the same transactions with and without the log, appending to a long log, proofs, and the full audit.
// ASSAY_BENCH_EVENTS says how long the long log is (1,000,000); ASSAY_BENCH_PART=long leaves the comparison out.

import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type pg from "pg";
import { cloneDatabase, withConnection } from "@/bin/postgres/temporary.mjs";
import { systemActor, visitor } from "@/lib/actor";
import { appendEvents, lockLog } from "@/lib/audit/append";
import type { NewEvent } from "@/lib/audit/catalogue";
import { verifyProof } from "@/lib/audit/offline-verifier.mjs";
import { readEvent } from "@/lib/audit/read-event";
import { proveInclusion, storedHashes } from "@/lib/audit/tile-hashes";
import { verifyLog } from "@/lib/audit/verify";
import { disconnectDatabase } from "@/lib/database";
import { proveVersion } from "@/lib/reports/prove-version";
import { getPublishedReport } from "@/lib/reports/queries";
import { submitAssessment } from "@/lib/verdicts/submit-assessment";
import type { RecordConnection } from "@/lib/write-transaction";
import { accepted, aNewsroom } from "@/tests/builders/newsroom";
import { aPublishedReport } from "@/tests/builders/report";
import { heading, median, percentile, report, timed } from "./figures";
import { lengthen } from "./long-log";
import { aBenchNewsroom, type BenchNewsroom, markStretch } from "./newsroom";
import { openConnections, recordTransactions, type Transaction } from "./statements";

const server = process.env.ASSAY_BENCH_SERVER;
if (!server) throw new Error("Run `npm run bench -- record`: it starts the database that this needs.");
const eventsWanted = Number(process.env.ASSAY_BENCH_EVENTS ?? "1000000");
const writerCounts = [1, 8, 32] as const;
const writersMax = 32;
const each = 60;
const rounds = 3;
const dataFolder = mkdtempSync(path.join(os.tmpdir(), "assay-bench-record-"));
process.env.ASSAY_DATA = dataFolder;

async function use(url: string): Promise<string> {
  await disconnectDatabase();
  process.env.DATABASE_URL = url;
  return url;
}

const connectionOf = (client: pg.Client): RecordConnection => ({
  query: async (text, values) => (await client.query({ text, values: [...values], rowMode: "array" })).rows,
  execute: async (text, values) => (await client.query({ text, values: [...values] })).rowCount ?? 0,
});

// ── The same transaction with and without the log ──────────────────────────────────────────────────────────────────────────

/** A recorded command: its own statements, and the events it appended. */
type Recorded = { business: Transaction; events: NewEvent[] };

const isOfTheRecord = (text: string) => /lock_log|as s\(stream\)|"LogHead" set|"TileHash"/.test(text);
const columnsOfEvent = 12;
const columnsOfHead = 5;

function recordedOf(transaction: Transaction): Recorded {
  const append = transaction.find(({ text }) => text.includes('"LogHead" set'));
  if (append === undefined) throw new Error("A command without an event.");
  const events: NewEvent[] = [];
  for (let at = columnsOfHead; at < append.values.length; at += columnsOfEvent) {
    const bytes = append.values[at + 1];
    if (!(bytes instanceof Uint8Array)) throw new Error("An event that is not bytes.");
    const { event } = readEvent({ bytes, private: JSON.parse(String(append.values[at + 11])) });
    events.push({ type: event.type, subject: event.subject, payload: event.payload } as NewEvent);
  }
  return { business: transaction.filter(({ text }) => !isOfTheRecord(text)), events };
}

async function perform(client: pg.Client, { workspaceId, reviewer }: BenchNewsroom, { business, events }: Recorded, isLogged: boolean) {
  const actor = { ...reviewer, workspaceId };
  const [begin, ...rest] = business;
  const record = connectionOf(client);
  if (begin === undefined) throw new Error("An empty command.");
  await client.query(begin.text);
  const log = isLogged ? await lockLog(record, actor) : null;
  for (const { text, values } of rest.slice(0, -1)) await client.query({ text, values, rowMode: "array" });
  if (log !== null) await appendEvents(record, actor, { frontier: log.frontier, events });
  await client.query("commit");
}

const sentence = (number: number) => `In year ${1900 + number} the harbour handled ${number * 37} tonnes of grain.`;
const articleText = Array.from({ length: 120 }, (_, number) => sentence(number)).join("\n\n");

async function assessAgain(newsroom: BenchNewsroom, claimId: string, count: number): Promise<void> {
  const assessment = {
    claimId,
    revisionNumber: 1,
    ratingId: newsroom.ratingId,
    justification: "The ledger says so.",
    confidence: "medium" as const,
  };
  for (let done = 0; done < count; done += 1) {
    const changeReason = done === 0 ? "" : "The ledger was read again.";
    accepted(await submitAssessment(newsroom.reviewer, { ...assessment, changeReason, cites: [] }));
  }
}

async function compareWithAndWithout(): Promise<void> {
  heading(`The same transactions with and without the log (assessments of a claim; median of ${rounds} rounds; the disk is waited for)`);
  const seeded = await use(await cloneDatabase(server ?? "", "bench_record"));
  const newsrooms: BenchNewsroom[] = [];
  const claims: string[] = [];
  for (let number = 0; number < writersMax; number += 1) {
    const newsroom = await aBenchNewsroom(`writer-${number}`, articleText);
    newsrooms.push(newsroom);
    claims.push(await markStretch(newsroom, 0, 60));
  }
  await disconnectDatabase();
  const name = new URL(seeded).pathname.slice(1);
  const fresh = (purpose: string) => cloneDatabase(server ?? "", purpose, name);
  await use(await fresh("bench_recording"));
  const recorded: Recorded[][] = [];
  for (const [at, newsroom] of newsrooms.entries()) {
    recorded.push((await recordTransactions(() => assessAgain(newsroom, claims[at] ?? "", each))).map(recordedOf));
  }
  await disconnectDatabase();
  const throughput = async (writers: number, isLogged: boolean) => {
    const url = await fresh("bench_writers");
    if (!isLogged) {
      await withConnection(url, async (client) => {
        const { rows } = await client.query<{ t: string }>(
          `select tgrelid::regclass::text as t from pg_trigger where tgname = 'is_audited'`,
        );
        for (const { t } of rows) await client.query(`alter table ${t} disable trigger is_audited`);
      });
    }
    const clients = await openConnections(url, writers);
    const all = () =>
      Promise.all(
        clients.map(async (client, at) => {
          const newsroom = newsrooms[at];
          if (newsroom === undefined) throw new Error("Too many writers.");
          for (const one of recorded[at] ?? []) await perform(client, newsroom, one, isLogged);
        }),
      );
    const ms = await timed(all);
    await Promise.all(clients.map((client) => client.end()));
    return ((writers * each) / ms) * 1000;
  };
  await throughput(8, true);
  await throughput(8, false);
  for (const writers of writerCounts) {
    const pairs: { logged: number; bare: number }[] = [];
    for (let round = 0; round < rounds; round += 1)
      pairs.push({ logged: await throughput(writers, true), bare: await throughput(writers, false) });
    const [logged, bare] = [median(pairs.map((pair) => pair.logged)), median(pairs.map((pair) => pair.bare))];
    const share = median(pairs.map((pair) => pair.logged / pair.bare));
    report({ what: `${writers} writers, each in a newsroom of its own: with the log`, figure: `${logged.toFixed(0)} /s` });
    report({ what: `${writers} writers: without the log, its lock and its triggers`, figure: `${bare.toFixed(0)} /s` });
    report({ what: `${writers} writers: share`, figure: share.toFixed(2), goal: { text: "≥ 0.80", isMet: share >= 0.8 } });
  }
}

// ── A long log ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

async function appendTimes(client: pg.Client, workspaceId: string, count: number): Promise<number[]> {
  const record = connectionOf(client);
  const actor = systemActor(workspaceId);
  const event = { type: "member.enabled", subject: { memberId: "measured" }, payload: { name: "Rosa Reviewer" } } as const;
  const times: number[] = [];
  for (let done = 0; done < count; done += 1) {
    times.push(
      await timed(async () => {
        await client.query("begin");
        const log = await lockLog(record, actor);
        if (log === null) throw new Error("There is no log.");
        await appendEvents(record, actor, { frontier: log.frontier, events: [event] });
        await client.query("commit");
      }),
    );
  }
  return times.slice(Math.floor(count / 5));
}

async function measureLongLog(): Promise<void> {
  heading(`A log of ${eventsWanted.toLocaleString("en")} events`);
  const url = await use(await cloneDatabase(server ?? "", "bench_long"));
  const newsroom = await aNewsroom();
  const { workspaceId } = newsroom;
  const [client] = await openConnections(url, 1);
  if (client === undefined) throw new Error("No connection.");
  await lengthen(client, workspaceId, 1_000);
  const short = await appendTimes(client, workspaceId, 500);
  // Again at the end of the short log, so that what the machine does meanwhile shows.
  const shortAgain = await appendTimes(client, workspaceId, 500);
  const made = await timed(() => lengthen(client, workspaceId, eventsWanted));
  console.log(`  (made in ${(made / 1000).toFixed(0)} s)`);
  const long = await appendTimes(client, workspaceId, 500);
  const [before, again, after] = [percentile(short, 0.95), percentile(shortAgain, 0.95), percentile(long, 0.95)];
  report({ what: "append, p50 at 1,000 events and at the end", figure: `${median(short).toFixed(2)} / ${median(long).toFixed(2)} ms` });
  report({ what: "append, p95 at 1,000 events, twice", figure: `${before.toFixed(2)} / ${again.toFixed(2)} ms` });
  const growth = after / Math.max(before, again);
  report({
    what: "append, p95 at the end",
    figure: `${after.toFixed(2)} ms`,
    goal: { text: "≤ 1.2 × the p95 at 1,000", isMet: growth <= 1.2 },
  });

  const { slug } = await aPublishedReport(newsroom);
  const source = storedHashes(workspaceId);
  const { rows } = await client.query<{ size: string }>(`select size from "LogHead" where "workspaceId" = $1`, [workspaceId]);
  const size = BigInt(rows[0]?.size ?? "0");
  const proofs: number[] = [];
  for (let done = 0; done < 300; done += 1) {
    const index = BigInt(Math.floor(Math.random() * Number(size)));
    proofs.push(await timed(() => proveInclusion(source, { indices: [index], size })));
  }
  const warm = proofs.slice(50);
  report({
    what: "inclusion proof from the database, p50",
    figure: `${median(warm).toFixed(2)} ms`,
    goal: { text: "< 5 ms", isMet: median(warm) < 5 },
  });
  report({ what: "inclusion proof from the database, p95", figure: `${percentile(warm, 0.95).toFixed(2)} ms` });

  const published = await getPublishedReport(visitor, { newsroom: newsroom.slug, report: slug });
  const proof = published === null ? null : await proveVersion(published);
  if (proof === null || "refused" in proof) throw new Error("There is no proof.");
  const checks: number[] = [];
  for (let done = 0; done < 60; done += 1) {
    checks.push(
      await timed(async () => {
        if (!(await verifyProof(proof.file)).holds) throw new Error("The proof does not hold.");
      }),
    );
  }
  const events = (JSON.parse(proof.file) as { events: unknown[] }).events.length;
  const checked = percentile(checks.slice(10), 0.95);
  report({
    what: `verifying a bundle of ${events} events, p95`,
    figure: `${checked.toFixed(1)} ms`,
    goal: { text: "< 50 ms", isMet: checked < 50 },
  });

  let found = { events: 0, faults: 0 };
  const processorBefore = process.cpuUsage();
  const auditMs = await timed(async () => {
    const audit = await verifyLog(newsroom.owner);
    found = { events: audit.events, faults: audit.faults.length };
  });
  if (found.faults > 0) throw new Error("The long log does not prove itself.");
  const { user, system } = process.cpuUsage(processorBefore);
  const perSecond = (found.events / auditMs) * 1000;
  report({
    what: "full audit, by its own processor time (the machine may be busy otherwise)",
    figure: `${((found.events / (user + system)) * 1e6).toFixed(0)} events/s`,
  });
  report({ what: "full audit", figure: `${perSecond.toFixed(0)} events/s`, goal: { text: "≥ 20,000", isMet: perSecond >= 20_000 } });
  await client.end();
}

const load = () => `${os.loadavg()[0]?.toFixed(1)} on ${os.cpus().length}`;

try {
  report({ what: "load of the machine before, on so many processors", figure: load() });
  if (process.env.ASSAY_BENCH_PART !== "long") await compareWithAndWithout();
  await measureLongLog();
  report({ what: "load of the machine after", figure: load() });
} finally {
  await disconnectDatabase();
  rmSync(dataFolder, { recursive: true, force: true });
}
