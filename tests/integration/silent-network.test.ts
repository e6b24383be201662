import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { withConnection } from "@/bin/postgres/temporary.mjs";
import { database, disconnectDatabase, queryRecord } from "@/lib/database";
import { addComment } from "@/lib/discussion/add-comment";
import { environment } from "@/lib/environment";
import { followLog } from "@/lib/live/follow-log";
import { inTransaction } from "@/lib/write-transaction";
import { aThread } from "@/tests/builders/discussion";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { aClaimInReview } from "@/tests/builders/review";
import { startSilentProxy } from "@/tests/support/silent-proxy";

let newsroom: Newsroom;
let threadId: string;
let straight: string;
let proxy: Awaited<ReturnType<typeof startSilentProxy>>;

beforeAll(async () => {
  newsroom = await aNewsroom();
  ({ threadId } = await aThread(newsroom.editor, (await aClaimInReview(newsroom)).claimId));
  await disconnectDatabase();
  straight = environment.databaseUrl;
  proxy = await startSilentProxy(straight);
  process.env.DATABASE_URL = proxy.url;
});
afterAll(async () => {
  process.env.DATABASE_URL = straight;
  await proxy.close();
  await disconnectDatabase();
});

const say = (text: string) => addComment(newsroom.editor, { threadId, text });

function kept(text: string): Promise<number> {
  return withConnection(environment.ownerDatabaseUrl, async (client) => {
    return (await client.query(`select 1 from "CommentRevision" where text = $1`, [text])).rowCount ?? 0;
  });
}

/** How long something takes to settle, in seconds, and how. */
async function settled(work: Promise<unknown>): Promise<{ seconds: number; said: string }> {
  const begun = performance.now();
  const [outcome] = await Promise.allSettled([work]);
  const said = outcome.status === "fulfilled" ? JSON.stringify(outcome.value) : String(outcome.reason);
  return { seconds: (performance.now() - begun) / 1000, said };
}

test("whoever saves on a new connection into a silent network hears that nothing was saved", { timeout: 150_000 }, async () => {
  await disconnectDatabase();
  proxy.fallSilent();
  const { seconds, said } = await settled(say("On a new connection."));
  proxy.speakAgain();
  expect(seconds).toBeLessThan(30);
  expect(said).toContain("The desk is busy and nothing was saved.");
  accepted(await say("On another."));
  expect([await kept("On a new connection."), await kept("On another.")]).toEqual([0, 1]);
});

test("whoever saves while the network is silent hears that nothing was saved, and saves once it is back", {
  timeout: 150_000,
}, async () => {
  accepted(await say("Before."));
  proxy.fallSilent();
  const { seconds, said } = await settled(say("Into the silence."));
  expect(seconds).toBeLessThan(60);
  expect(said).toContain("The desk is busy and nothing was saved.");
  proxy.speakAgain();
  const again = await settled(say("Afterwards."));
  expect(again.seconds).toBeLessThan(30);
  expect([await kept("Into the silence."), await kept("Afterwards.")]).toEqual([0, 1]);
});

test("a commit whose answer is swallowed is told of once the network is back, and holds no lock meanwhile", {
  timeout: 150_000,
}, async () => {
  accepted(await say("Before the commit."));
  const committing = settled(
    inTransaction(async ({ record, askWith }) => {
      await record.query(`select 1 from "LogHead" where "workspaceId" = $1::uuid for update`, [newsroom.workspaceId]);
      askWith(() => Promise.resolve(true));
      // What is said from here on, the commit among it, goes nowhere.
      proxy.fallSilent();
      setTimeout(() => proxy.speakAgain(), 1_000);
      return "it is there";
    }),
  );
  const elsewhere = await withConnection(environment.ownerDatabaseUrl, async (client) => {
    const begun = performance.now();
    await pause(1_500);
    await client.query("begin");
    await client.query(`select 1 from "LogHead" where "workspaceId" = $1::uuid for update`, [newsroom.workspaceId]);
    await client.query("rollback");
    return (performance.now() - begun) / 1000;
  });
  expect(elsewhere).toBeLessThan(30);
  const { seconds, said } = await committing;
  expect(seconds).toBeLessThan(60);
  expect(said).toBe('"it is there"');
});

test("a page that is asked for meanwhile fails, instead of loading for good", { timeout: 150_000 }, async () => {
  const count = () => database.article.count({ where: { workspaceId: newsroom.workspaceId } });
  expect(await count()).toBe(1);
  proxy.fallSilent();
  const [known, first] = await Promise.all([settled(count()), settled(queryRecord("select 1", []))]);
  proxy.speakAgain();
  expect([known.seconds < 90, first.seconds < 90]).toEqual([true, true]);
  expect([known.said, first.said]).toEqual([
    expect.stringContaining("Query read timeout"),
    expect.stringContaining("Connection terminated due to connection timeout"),
  ]);
  expect(await count()).toBe(1);
});

test("whoever follows a log hears of changes at once again, once the network is back", { timeout: 150_000 }, async () => {
  const wakes: number[] = [];
  const stop = followLog(newsroom.workspaceId, () => wakes.push(performance.now()));
  const nextWake = async () => {
    const before = wakes.length;
    while (wakes.length === before) await pause(20);
  };
  try {
    // The first is that of the connection that listens.
    await nextWake();
    proxy.fallSilent();
    // A poll asks the connection, which then is given up, and another one listens.
    await nextWake();
    proxy.speakAgain();
    await nextWake();
    await nextWake();
    const begun = performance.now();
    accepted(await say("Heard at once."));
    await nextWake();
    expect(performance.now() - begun).toBeLessThan(5_000);
  } finally {
    stop();
  }
});
