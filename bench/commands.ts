// Commands per second, beside the very statements that they send, sent raw through `pg`: what the runner, the policies, the hashing and
// the client cost on top of PostgreSQL.

import { cloneDatabase, withConnection } from "@/bin/postgres/temporary.mjs";
import { disconnectDatabase } from "@/lib/database";
import { attachEvidence } from "@/lib/evidence/attach-evidence";
import { submitAssessment } from "@/lib/verdicts/submit-assessment";
import { accepted } from "@/tests/builders/newsroom";
import { heading, median, report, timed } from "./figures";
import { aBenchNewsroom, type BenchNewsroom, markStretch } from "./newsroom";
import { openConnections, recordTransactions, replayTransactions, type Transaction } from "./statements";

const server = process.env.ASSAY_BENCH_SERVER;
if (!server) throw new Error("Run `npm run bench`: it starts the database that this needs.");

const workspaceCount = 8;
const rounds = 3;
/** A server that has run for a while: the just-in-time compiler is done with it. */
const firstWarmUpEach = 100;
const warmUpEach = 4;
const goalShare = 0.5;

const sentence = (number: number) => `In year ${1900 + number} the harbour handled ${number * 37} tonnes of grain.`;
const articleText = Array.from({ length: 120 }, (_, number) => sentence(number)).join("\n\n");

/** The day of a reviewer: marks a claim, attaches two passages to it, assesses it; and again. */
async function work(newsroom: BenchNewsroom, commandCount: number): Promise<void> {
  let claimId = "";
  for (let done = 0; done < commandCount; done += 1) {
    const turn = done % 4;
    if (turn === 0) claimId = await markStretch(newsroom, (done / 4) % 50, 60 + ((done / 4) % 40));
    else if (turn < 3) {
      const evidence = { claimId, quote: `Passage ${done} of the port's ledger.`, stance: "supports" as const };
      accepted(
        await attachEvidence(newsroom.reviewer, { ...evidence, sourceTitle: `Ledger ${done}`, sourceUrl: `https://port.example/${done}` }),
      );
    } else {
      const assessment = {
        claimId,
        revisionNumber: 1,
        ratingId: newsroom.ratingId,
        justification: "The ledger says so.",
        confidence: "medium" as const,
      };
      accepted(await submitAssessment(newsroom.reviewer, { ...assessment, cites: [] }));
    }
  }
}

/** Points the application at another database. */
async function use(url: string): Promise<string> {
  await disconnectDatabase();
  process.env.DATABASE_URL = url;
  return url;
}

async function countEvents(url: string): Promise<number> {
  return withConnection(url, async (client) => {
    const { rows } = await client.query<{ count: number }>('SELECT count(*)::int AS count FROM "AuditEvent"');
    return rows[0]?.count ?? 0;
  });
}

const seeded = await use(await cloneDatabase(server, "bench_seeded"));
const newsrooms: BenchNewsroom[] = [];
for (let number = 0; number < workspaceCount; number += 1) newsrooms.push(await aBenchNewsroom(`measured-${number}`, articleText));
await disconnectDatabase();

const seededName = new URL(seeded).pathname.slice(1);
const fresh = (purpose: string) => cloneDatabase(server, purpose, seededName);

const ofNewsroom = (transactions: readonly Transaction[], { workspaceId }: BenchNewsroom) =>
  transactions.filter((transaction) => transaction.some(({ values }) => values.includes(workspaceId)));

type Load = { taking: readonly BenchNewsroom[]; commandsEach: number };

/** The same for both sides: connections are open and warm before the clock starts. */
function phases({ taking, commandsEach }: Load) {
  const all = (count: number) => () => Promise.all(taking.map((newsroom) => work(newsroom, count)));
  return { warmUp: all(warmUpEach), measured: all(commandsEach) };
}

async function timeCommands(url: string, phase: ReturnType<typeof phases>): Promise<number> {
  await use(url);
  await phase.warmUp();
  return timed(phase.measured);
}

async function timeStatements(url: string, { taking }: Load, phase: ReturnType<typeof phases>) {
  await use(await fresh("bench_recorded"));
  const warmUp = await recordTransactions(phase.warmUp);
  const measured = await recordTransactions(phase.measured);
  await disconnectDatabase();
  const clients = await openConnections(url, taking.length);
  const replay = (transactions: readonly Transaction[]) => {
    const parts = taking.map((newsroom) => ofNewsroom(transactions, newsroom));
    return () => Promise.all(clients.map((client, index) => replayTransactions(client, parts[index] ?? [])));
  };
  await replay(warmUp)();
  const ms = await timed(replay(measured));
  await Promise.all(clients.map((client) => client.end()));
  return { ms, measured };
}

/** One round: the commands on one copy of the database, recorded on a second, their statements on a third. */
async function measure(load: Load) {
  const phase = phases(load);
  const [timedUrl, rawUrl] = [await fresh("bench_commands"), await fresh("bench_raw")];
  const commandsMs = await timeCommands(timedUrl, phase);
  const raw = await timeStatements(rawUrl, load, phase);
  const count = load.taking.length * load.commandsEach;
  const [events, rawEvents] = [await countEvents(timedUrl), await countEvents(rawUrl)];
  if (raw.measured.length !== count || events !== rawEvents) {
    throw new Error(
      `The replay is not the same work: ${raw.measured.length} transactions for ${count} commands, ${rawEvents} of ${events} events.`,
    );
  }
  const statements = raw.measured.reduce((sum, transaction) => sum + transaction.length, 0) / count;
  return { commands: (count / commandsMs) * 1000, raw: (count / raw.ms) * 1000, statements };
}

async function compare(what: string, load: Load): Promise<void> {
  const results: Awaited<ReturnType<typeof measure>>[] = [];
  for (let round = 0; round < rounds; round += 1) results.push(await measure(load));
  const [commands, raw] = [median(results.map((result) => result.commands)), median(results.map((result) => result.raw))];
  const share = commands / raw;
  report({ what: `${what}: commands`, figure: `${commands.toFixed(0)} /s` });
  report({ what: `${what}: the same ${results[0]?.statements.toFixed(1)} statements each, raw`, figure: `${raw.toFixed(0)} /s` });
  report({ what: `${what}: share of raw`, figure: share.toFixed(2), goal: { text: `≥ ${goalShare}`, isMet: share >= goalShare } });
}

heading(`Commands per second (mark, attach, attach, assess; median of ${rounds} rounds; the disk is waited for)`);
await use(await fresh("bench_warm_up"));
for (const newsroom of newsrooms) await work(newsroom, firstWarmUpEach);
await compare("one workspace", { taking: newsrooms.slice(0, 1), commandsEach: 240 });
await compare(`${workspaceCount} workspaces in parallel`, { taking: newsrooms, commandsEach: 80 });
await disconnectDatabase();
