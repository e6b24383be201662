// The team board with 20,000 claims under review: how long the server takes for what the page asks.
import { cloneDatabase } from "@/bin/postgres/temporary.mjs";
import { assignClaims } from "@/lib/claims/assign-claims";
import { countClaimsByState } from "@/lib/claims/queries";
import { countStalled, listBoard, listBoardColumn, listQueue, listWorkLanguages } from "@/lib/claims/work-queries";
import { disconnectDatabase } from "@/lib/database";
import { listStaff } from "@/lib/people/queries";
import { accepted, aNewsroom } from "@/tests/builders/newsroom";
import { aClaim } from "@/tests/builders/review";
import { heading, percentile, report, timed } from "./figures";
import { copyClaim } from "./many-claims";

const server = process.env.ASSAY_BENCH_SERVER;
if (!server) throw new Error("Run `npm run bench`: it starts the database that this needs.");

const claimCount = 20_000;
const rounds = 60;
const warmUpRounds = 10;
const goalMs = 150;
const microsecondsInMs = 1000;

const url = await cloneDatabase(server, "board");
process.env.DATABASE_URL = url;

heading(`The board with ${claimCount.toLocaleString("en")} claims under review`);
const newsroom = await aNewsroom();
const { claimId } = await aClaim(newsroom);
accepted(await assignClaims(newsroom.editor, { claimIds: [claimId], assigneeId: newsroom.reviewer.userId ?? "" }));

await copyClaim(url, { claimId, count: claimCount, assignedEvery: 50 });

async function measure(what: string, ask: () => Promise<unknown>): Promise<void> {
  const figures: number[] = [];
  for (let round = 0; round < warmUpRounds; round += 1) await ask();
  const before = process.cpuUsage();
  for (let round = 0; round < rounds; round += 1) figures.push(await timed(ask));
  // What waiting for a busy machine does not change.
  const { user, system } = process.cpuUsage(before);
  const ownMs = (user + system) / rounds / microsecondsInMs;
  const figure = `${percentile(figures, 0.5).toFixed(0)} / ${percentile(figures, 0.95).toFixed(0)} ms`;
  report({
    what: `${what}, p50 / p95 of ${rounds} (processor ${ownMs.toFixed(0)} ms)`,
    figure,
    goal: { text: `p95 < ${goalMs} ms`, isMet: percentile(figures, 0.95) < goalMs },
  });
}

const { editor, reviewer } = newsroom;
const first = await listBoardColumn(editor, { state: "inReview" });
await measure("the board as its page asks for it", () =>
  Promise.all([listStaff(editor), listBoard(editor, {}), countClaimsByState(editor), countStalled(editor), listWorkLanguages(editor)]),
);
await measure("the board of what nobody has", () => listBoard(editor, { isUnassigned: true }));
await measure("the board of one person", () => listBoard(editor, { assigneeId: reviewer.userId ?? "" }));
await measure("the next 100 of a column", () =>
  listBoardColumn(editor, { state: "inReview", after: first.nextCursor ?? "", lengthMax: 100 }),
);
await measure("a queue as long as it is shown (200)", () => listQueue(reviewer));
await disconnectDatabase();
