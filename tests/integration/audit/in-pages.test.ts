import { beforeAll, expect, test } from "vitest";
import { apartTables } from "@/lib/audit/apart-facts";
import { replayLog } from "@/lib/audit/compare-tables";
import { withLogSnapshot } from "@/lib/audit/log-snapshot";
import { readTables } from "@/lib/audit/read-tables";
import { database } from "@/lib/database";
import { aComment, aThread } from "@/tests/builders/discussion";
import { aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { aClaimInReview } from "@/tests/builders/review";

let newsroom: Newsroom;
const long = "It is the whole sum, with the ramps. ".repeat(50);
beforeAll(async () => {
  newsroom = await aNewsroom();
  const { claimId } = await aClaimInReview(newsroom);
  const { threadId } = await aThread(newsroom.reviewer, claimId);
  await aComment(newsroom.editor, threadId, long);
});

test("rows are read a page at a time, in the same moment, one statement after the other", async () => {
  const lengths: number[] = [];
  await withLogSnapshot(async (snapshot) => {
    for (let round = 0; round < 2; round += 1) {
      for await (const page of snapshot.rows`select n from generate_series(1, ${2_500}::int) n`) lengths.push(page.length);
    }
    for await (const page of snapshot.longRows`select n from generate_series(1, ${50}::int) n`) lengths.push(page.length);
    const [before] = await snapshot.query<{ count: number }>(`select count(*)::int from "Comment"`, []);
    const thread = await database.thread.findFirstOrThrow({ where: { workspaceId: newsroom.workspaceId } });
    await aComment(newsroom.reviewer, thread.id, "Meanwhile.");
    let comments = 0;
    await readTables(snapshot, { workspaceId: newsroom.workspaceId, tables: apartTables }, ({ of }) => {
      if (of.table === "Comment") comments += 1;
    });
    expect([before?.count, comments]).toEqual([2, 2]);
  });
  expect(lengths).toEqual([1_000, 1_000, 500, 1_000, 1_000, 500, 20, 20, 10]);
});

test("two statements are read by turns, each to its end", async () => {
  const turns: string[] = [];
  await withLogSnapshot(async ({ longRows, rows }) => {
    const long = longRows`select n from generate_series(1, ${50}::int) n`;
    const plain = rows`select -n from generate_series(1, ${1_500}::int) n`;
    for (const pages of [long, plain, plain, long, long]) {
      const { value } = await pages.next();
      turns.push(`${value?.length} from ${value?.[0]}`);
    }
    expect([(await long.next()).done, (await plain.next()).done]).toEqual([true, true]);
  });
  expect(turns).toEqual(["20 from 1", "1000 from -1", "500 from -1001", "20 from 21", "10 from 41"]);
});

test("a replay keeps of long texts their hashes", async () => {
  const { facts } = await replayLog(newsroom.workspaceId);
  const kept = [...facts.values()].flatMap(({ expected }) => Object.values(expected).map(String));
  expect(kept.length).toBeGreaterThan(100);
  expect(Math.max(...kept.map(({ length }) => length))).toBeLessThanOrEqual(64);
  expect(JSON.stringify(kept)).not.toContain("with the ramps");
});
