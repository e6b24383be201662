// The team board with 20,000 claims under review: how long the server takes for what the page asks.
import { cloneDatabase, withConnection } from "@/bin/postgres/temporary.mjs";
import { assignClaims } from "@/lib/claims/assign-claims";
import { countClaimsByState } from "@/lib/claims/queries";
import { listBoard, listBoardColumn, listQueue } from "@/lib/claims/work-queries";
import { disconnectDatabase } from "@/lib/database";
import { listStaff } from "@/lib/people/queries";
import { accepted, aNewsroom } from "@/tests/builders/newsroom";
import { aClaim } from "@/tests/builders/review";
import { heading, percentile, report, timed } from "./figures";

const server = process.env.ASSAY_BENCH_SERVER;
if (!server) throw new Error("Run `npm run bench`: it starts the database that this needs.");

const claimCount = 20_000;
const rounds = 60;
const warmUpRounds = 10;
const goalMs = 150;

const url = await cloneDatabase(server, "board");
process.env.DATABASE_URL = url;

heading(`The board with ${claimCount.toLocaleString("en")} claims under review`);
const newsroom = await aNewsroom();
const { claimId } = await aClaim(newsroom);
accepted(await assignClaims(newsroom.editor, { claimIds: [claimId], assigneeId: newsroom.reviewer.userId ?? "" }));

// Copies of a claim that went through the commands; the guards are off for this database alone, which is thrown away.
await withConnection(url, async (client) => {
  await client.query(`ALTER TABLE "Claim" DISABLE TRIGGER is_audited; ALTER TABLE "ClaimRevision" DISABLE TRIGGER is_audited;
    ALTER TABLE "Assignment" DISABLE TRIGGER is_audited;`);
  await client.query(
    `WITH made AS (
       INSERT INTO "Claim" ("workspaceId", "id", "articleId", "state", "position", "priority", "createdById", "createdAt", "updatedAt")
       SELECT c."workspaceId", uuidv7(), c."articleId", (ARRAY['accepted', 'inReview', 'assessed', 'onHold'])[1 + n % 4]::"ClaimState", n, n % 17 / 8,
         c."createdById", c."createdAt" + n * interval '1 second', c."updatedAt"
       FROM "Claim" c, generate_series(1, $2::int) n WHERE c."id" = $1 RETURNING *
     ), worded AS (
       INSERT INTO "ClaimRevision" ("workspaceId", "id", "claimId", "number", "statement", "createdById")
       SELECT "workspaceId", uuidv7(), "id", 1, 'The city paid ' || "position" || ' million for the bridge.', "createdById" FROM made
     )
     INSERT INTO "Assignment" ("workspaceId", "id", "claimId", "assigneeId")
     SELECT m."workspaceId", uuidv7(), m."id", a."assigneeId" FROM made m, "Assignment" a WHERE a."claimId" = $1 AND m."position" % 50 = 0`,
    [claimId, claimCount],
  );
  await client.query("ANALYZE");
});

async function measure(what: string, ask: () => Promise<unknown>): Promise<void> {
  const figures: number[] = [];
  for (let round = 0; round < warmUpRounds + rounds; round += 1) {
    const ms = await timed(ask);
    if (round >= warmUpRounds) figures.push(ms);
  }
  const figure = `${percentile(figures, 0.5).toFixed(0)} / ${percentile(figures, 0.95).toFixed(0)} ms`;
  report({
    what: `${what}, p50 / p95 of ${rounds}`,
    figure,
    goal: { text: `p95 < ${goalMs} ms`, isMet: percentile(figures, 0.95) < goalMs },
  });
}

const { editor, reviewer } = newsroom;
const first = await listBoardColumn(editor, { state: "inReview" });
await measure("the board as its page asks for it", () =>
  Promise.all([listStaff(editor), listBoard(editor, {}), countClaimsByState(editor)]),
);
await measure("the board of what nobody has", () => listBoard(editor, { isUnassigned: true }));
await measure("the board of one person", () => listBoard(editor, { assigneeId: reviewer.userId ?? "" }));
await measure("the next 100 of a column", () =>
  listBoardColumn(editor, { state: "inReview", after: first.nextCursor ?? "", lengthMax: 100 }),
);
await measure("a queue as long as it is shown (200)", () => listQueue(reviewer));
await disconnectDatabase();
