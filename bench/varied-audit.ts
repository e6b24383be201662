// What the full audit costs in time and memory on a log as a newsroom writes it: several kinds of events, each with its rows.
// ASSAY_BENCH_EVENTS says how long the log is (300,000).

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { cloneDatabase } from "@/bin/postgres/temporary.mjs";
import { auditLog } from "@/lib/audit/check-log";
import { disconnectDatabase } from "@/lib/database";
import { aNewsroom } from "@/tests/builders/newsroom";
import { heading, report, timed } from "./figures";
import { openConnections } from "./statements";
import { keep, retell } from "./varied-log";
import { tellStory } from "./varied-story";

const server = process.env.ASSAY_BENCH_SERVER;
if (!server) throw new Error("Run `npm run bench -- varied-audit`: it starts the database that this needs.");
const eventsWanted = Number(process.env.ASSAY_BENCH_EVENTS ?? "300000");
const dataFolder = mkdtempSync(path.join(os.tmpdir(), "assay-bench-varied-"));
process.env.ASSAY_DATA = dataFolder;

const mebibyte = 1 << 20;
const pollMs = 50;

/** The most memory that the process held while `work` ran, in MB: all of it, and what of it was in use by the program. */
async function peakOf(work: () => Promise<unknown>): Promise<{ resident: number; used: number }> {
  const peak = { resident: 0, used: 0 };
  const look = () => {
    const { rss, heapUsed, external } = process.memoryUsage();
    peak.resident = Math.max(peak.resident, rss / mebibyte);
    peak.used = Math.max(peak.used, (heapUsed + external) / mebibyte);
  };
  const timer = setInterval(look, pollMs);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  look();
  return peak;
}

/** The audit of all that the database holds as an operator runs it, in a process of its own: its start counts, too. */
function auditByCommand(): void {
  const startedAt = performance.now();
  const said = execFileSync(process.execPath, ["bin/assay.mjs", "audit"], { env: process.env, encoding: "utf8" });
  const ms = performance.now() - startedAt;
  const events = Number(/: (\d+) events, .*, 0 faults$/m.exec(said)?.[1]);
  if (Number.isNaN(events)) throw new Error(`The varied log does not hold: ${said.slice(0, 500)}`);
  report({
    what: "the same by `assay audit`, from its start to its end by the clock",
    figure: `${((events / ms) * 1000).toFixed(0)} events/s`,
  });
}

try {
  heading(`A varied log of ${eventsWanted.toLocaleString("en")} events`);
  const url = await cloneDatabase(server, "bench_varied");
  process.env.DATABASE_URL = url;
  const newsroom = await aNewsroom();
  const { workspaceId } = newsroom;
  const [client] = await openConnections(url, 1);
  if (client === undefined) throw new Error("No connection.");
  const before = await keep(client, workspaceId);
  await tellStory(newsroom);
  const made = await timed(() => retell(client, workspaceId, { before, upTo: eventsWanted }));
  console.log(`  (made in ${(made / 1000).toFixed(0)} s)`);
  const { rows: kinds } = await client.query<{ type: string; share: string }>(
    `select type, round(100.0 * count(*) / sum(count(*)) over (), 1) as share from "AuditEvent" where "workspaceId" = $1 group by type order by count(*) desc`,
    [workspaceId],
  );
  console.log(`  ${kinds.map(({ type, share }) => `${type} ${share} %`).join(", ")}`);
  const { heapUsed, rss } = process.memoryUsage();
  report({ what: "memory before, resident / in use", figure: `${(rss / mebibyte).toFixed(0)} / ${(heapUsed / mebibyte).toFixed(0)} MB` });
  for (let round = 1; round <= 2; round += 1) {
    let found = { events: 0, rows: 0 };
    let ms = 0;
    const processor = process.cpuUsage();
    const peak = await peakOf(async () => {
      ms = await timed(async () => {
        const audit = await auditLog(workspaceId);
        if (audit.faults.length > 0) throw new Error(`The varied log does not hold: ${JSON.stringify(audit.faults.slice(0, 5))}`);
        found = { events: audit.report.events, rows: audit.rows ?? 0 };
      });
    });
    const { user, system } = process.cpuUsage(processor);
    report({
      what: `full audit of ${found.events} events and ${found.rows} rows, by the clock / by its own processor time`,
      figure: `${((found.events / ms) * 1000).toFixed(0)} / ${((found.events / (user + system)) * 1e6).toFixed(0)} events/s`,
    });
    report({ what: "its peak memory, resident / in use", figure: `${peak.resident.toFixed(0)} / ${peak.used.toFixed(0)} MB` });
  }
  for (let round = 1; round <= 2; round += 1) auditByCommand();
  await client.end();
} finally {
  await disconnectDatabase();
  rmSync(dataFolder, { recursive: true, force: true });
}
