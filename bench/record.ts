// What the record costs: the same transactions with and without the log, appending to a long log, proofs, and the full audit.
// ASSAY_BENCH_EVENTS says how long the long log is (1,000,000); ASSAY_BENCH_PART=long leaves the comparison out, =share does it alone;
// ASSAY_BENCH_NEWSROOMS=one lets all writers share a newsroom.

import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type pg from "pg";
import { cloneDatabase } from "@/bin/postgres/temporary.mjs";
import { systemActor, visitor } from "@/lib/actor";
import { appendEvents, lockLog } from "@/lib/audit/append";
import { findEventAt } from "@/lib/audit/as-of-queries";
import { auditLog } from "@/lib/audit/check-log";
import { verifyProof } from "@/lib/audit/offline-verifier.mjs";
import { proveInclusion, storedHashes } from "@/lib/audit/tile-hashes";
import { verifyLog } from "@/lib/audit/verify";
import { disconnectDatabase } from "@/lib/database";
import { proveVersion } from "@/lib/reports/prove-version";
import { getPublishedReport } from "@/lib/reports/queries";
import { aNewsroom } from "@/tests/builders/newsroom";
import { aPublishedReport } from "@/tests/builders/report";
import { heading, median, percentile, report, timed } from "./figures";
import { lengthen } from "./long-log";
import { compareCommands } from "./record-share/as-commands";
import { seedWriters } from "./record-share/seed";
import { compareStatements } from "./record-share/statements-alone";
import { connectionOf, openConnections } from "./statements";

const server = process.env.ASSAY_BENCH_SERVER;
if (!server) throw new Error("Run `npm run bench -- record`: it starts the database that this needs.");
const eventsWanted = Number(process.env.ASSAY_BENCH_EVENTS ?? "1000000");
const part = process.env.ASSAY_BENCH_PART;
const dataFolder = mkdtempSync(path.join(os.tmpdir(), "assay-bench-record-"));
process.env.ASSAY_DATA = dataFolder;

async function use(url: string): Promise<string> {
  await disconnectDatabase();
  process.env.DATABASE_URL = url;
  return url;
}

// ── A long log ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

type Log = { client: pg.Client; workspaceId: string };

async function append({ client, workspaceId }: Log): Promise<void> {
  const record = connectionOf(client);
  const actor = systemActor(workspaceId);
  const event = { type: "member.enabled", subject: { memberId: "measured" }, payload: { name: "Rosa Reviewer" } } as const;
  await client.query("begin");
  const log = await lockLog(record, actor);
  if (log === null) throw new Error("There is no log.");
  await appendEvents(record, actor, { log, events: [event] });
  await client.query("commit");
}

/** Appends to each of the logs in turn, so that whatever else the machine does meanwhile, it does to both. */
async function appendInTurn(logs: readonly [Log, Log], count: number): Promise<[number[], number[]]> {
  const times: [number[], number[]] = [[], []];
  for (let done = 0; done < count; done += 1) {
    const first = done % 2;
    for (const at of first === 0 ? ([0, 1] as const) : ([1, 0] as const)) times[at].push(await timed(() => append(logs[at])));
  }
  const warm = Math.floor(count / 5);
  return [times[0].slice(warm), times[1].slice(warm)];
}

async function aLog(name: string, length: number) {
  const url = await use(await cloneDatabase(server ?? "", name));
  const newsroom = await aNewsroom();
  const [client] = await openConnections(url, 1);
  if (client === undefined) throw new Error("No connection.");
  const ms = await timed(() => lengthen(client, newsroom.workspaceId, length));
  return { newsroom, client, workspaceId: newsroom.workspaceId, ms };
}

async function measureLongLog(): Promise<void> {
  heading(`A log of ${eventsWanted.toLocaleString("en")} events`);
  const short = await aLog("bench_short", 1_000);
  const { newsroom, client, workspaceId, ms: made } = await aLog("bench_long", eventsWanted);
  console.log(`  (made in ${(made / 1000).toFixed(0)} s)`);
  const [atShort, atLong] = await appendInTurn([short, { client, workspaceId }], 1_500);
  await short.client.end();
  const [before, after] = [percentile(atShort, 0.95), percentile(atLong, 0.95)];
  report({ what: "append, p50 at 1,000 events and at the end", figure: `${median(atShort).toFixed(2)} / ${median(atLong).toFixed(2)} ms` });
  report({
    what: "append, p95 at 1,000 events and at the end, by turns",
    figure: `${before.toFixed(2)} / ${after.toFixed(2)} ms`,
    goal: { text: "≤ 1.2 × the p95 at 1,000", isMet: after <= 1.2 * before },
  });

  const { rows: ends } = await client.query<{ first: Date; last: Date }>(
    `select min("recordedAt") as first, max("recordedAt") as last from "AuditEvent" where "workspaceId" = $1`,
    [workspaceId],
  );
  const [first = 0, last = 0] = [ends[0]?.first.getTime(), ends[0]?.last.getTime()];
  const findings: number[] = [];
  for (let done = 0; done < 300; done += 1) {
    const time = new Date(first + Math.random() * (last - first));
    findings.push(await timed(() => findEventAt(newsroom.owner, time)));
  }
  const later = findings.slice(50);
  report({
    what: "finding the newest event up to a time, p50 / p95",
    figure: `${median(later).toFixed(2)} / ${percentile(later, 0.95).toFixed(2)} ms`,
  });

  const { slug } = await aPublishedReport(newsroom);
  const source = storedHashes(workspaceId);
  const { rows } = await client.query<{ size: string }>(`select size from "LogHead" where "workspaceId" = $1`, [workspaceId]);
  const size = BigInt(rows[0]?.size ?? "0");
  const proofs: number[] = [];
  for (let done = 0; done < 1_000; done += 1) {
    const index = BigInt(Math.floor(Math.random() * Number(size)));
    proofs.push(await timed(() => proveInclusion(source, { indices: [index], size })));
  }
  const warm = proofs.slice(200);
  const proven = percentile(warm, 0.95);
  report({
    what: "inclusion proof from the database, p50 / p95",
    figure: `${median(warm).toFixed(2)} / ${proven.toFixed(2)} ms`,
    goal: { text: "< 5 ms", isMet: proven < 5 },
  });

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
    what: "re-hashing the log, by its own processor time (the machine may be busy otherwise)",
    figure: `${((found.events / (user + system)) * 1e6).toFixed(0)} events/s`,
  });
  report({
    what: "re-hashing the log",
    figure: `${perSecond.toFixed(0)} events/s`,
    goal: { text: "≥ 20,000", isMet: perSecond >= 20_000 },
  });
  let compared = 0;
  const wholeBefore = process.cpuUsage();
  const wholeMs = await timed(async () => {
    compared = (await auditLog(workspaceId)).rows ?? 0;
  });
  const whole = process.cpuUsage(wholeBefore);
  // What the log was lengthened with tells of a member who is in no table: that is a fault, and takes its time as one.
  if (compared === 0) throw new Error("The tables were not compared.");
  report({
    what: `full audit: re-hashing, replaying and comparing ${compared} rows, by its own processor time`,
    figure: `${((found.events / (whole.user + whole.system)) * 1e6).toFixed(0)} events/s`,
  });
  const auditedPerS = (found.events / wholeMs) * 1000;
  report({ what: "full audit", figure: `${auditedPerS.toFixed(0)} events/s`, goal: { text: "≥ 20,000", isMet: auditedPerS >= 20_000 } });
  await client.end();
}

const load = () => `${os.loadavg()[0]?.toFixed(1)} on ${os.cpus().length}`;

try {
  report({ what: "load of the machine before, on so many processors", figure: load() });
  if (part !== "long") {
    const seeded = await seedWriters({ server, use });
    await compareCommands(seeded);
    await compareStatements(seeded);
  }
  if (part !== "share") await measureLongLog();
  report({ what: "load of the machine after", figure: load() });
} finally {
  await disconnectDatabase();
  rmSync(dataFolder, { recursive: true, force: true });
}
