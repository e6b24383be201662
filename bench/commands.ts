// Commands per second, beside the very statements that they send, sent raw through `pg`: what the runner, the policies, the hashing and
// the client cost on top of PostgreSQL.

import { cloneDatabase, withConnection } from "@/bin/postgres/temporary.mjs";
import { disconnectDatabase } from "@/lib/database";
import { attachEvidence } from "@/lib/evidence/attach-evidence";
import { submitAssessment } from "@/lib/verdicts/submit-assessment";
import { accepted } from "@/tests/builders/newsroom";
import { heading, median, report, timed } from "./figures";
import { aBenchNewsroom, type BenchNewsroom, markStretch } from "./newsroom";
import { recordTransactions, replayTransactions, type Transaction } from "./statements";

const server = process.env.ASSAY_BENCH_SERVER;
if (!server) throw new Error("Run `npm run bench`: it starts the database that this needs.");

const workspaceCount = 8;
const rounds = 3;
const warmUpCommands = 60;
const commandsAlone = 240;
const commandsEach = 60;
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

function ofNewsroom(transactions: readonly Transaction[], { workspaceId }: BenchNewsroom): Transaction[] {
  return transactions.filter((transaction) => transaction.some(({ values }) => values.includes(workspaceId)));
}

/** One round: the commands timed on one copy of the database, recorded on a second, their statements timed on a third. */
async function measure(taking: readonly BenchNewsroom[], commandsEach: number) {
  const all = () => Promise.all(taking.map((newsroom) => work(newsroom, commandsEach)));
  const timedUrl = await use(await fresh("bench_commands"));
  const commandsMs = await timed(all);
  await use(await fresh("bench_recorded"));
  const transactions = await recordTransactions(async () => {
    await all();
  });
  await disconnectDatabase();
  const rawUrl = await fresh("bench_raw");
  const parts = taking.map((newsroom) => ofNewsroom(transactions, newsroom));
  const rawMs = await timed(() => Promise.all(parts.map((part) => replayTransactions(rawUrl, part))));

  const count = taking.length * commandsEach;
  const [events, rawEvents] = [await countEvents(timedUrl), await countEvents(rawUrl)];
  if (transactions.length !== count || events !== rawEvents) {
    throw new Error(
      `The replay is not the same work: ${transactions.length} transactions for ${count} commands, ${rawEvents} of ${events} events.`,
    );
  }
  const statements = transactions.reduce((sum, transaction) => sum + transaction.length, 0) / count;
  return { commands: (count / commandsMs) * 1000, raw: (count / rawMs) * 1000, statements };
}

async function compare(what: string, taking: readonly BenchNewsroom[], commandsEach: number): Promise<void> {
  const results: Awaited<ReturnType<typeof measure>>[] = [];
  for (let round = 0; round < rounds; round += 1) results.push(await measure(taking, commandsEach));
  const [commands, raw] = [median(results.map((result) => result.commands)), median(results.map((result) => result.raw))];
  const share = commands / raw;
  report({ what: `${what}: commands`, figure: `${commands.toFixed(0)} /s` });
  report({ what: `${what}: the same ${results[0]?.statements.toFixed(1)} statements each, raw`, figure: `${raw.toFixed(0)} /s` });
  report({ what: `${what}: share of raw`, figure: share.toFixed(2), goal: { text: `≥ ${goalShare}`, isMet: share >= goalShare } });
}

heading(`Commands per second (mark, attach, attach, assess; median of ${rounds} rounds; the disk is waited for)`);
await use(await fresh("bench_warm_up"));
for (const newsroom of newsrooms) await work(newsroom, warmUpCommands / 4);
await compare("one workspace", newsrooms.slice(0, 1), commandsAlone);
await compare(`${workspaceCount} workspaces in parallel`, newsrooms, commandsEach);
await disconnectDatabase();
