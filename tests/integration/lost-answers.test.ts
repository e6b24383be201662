import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withConnection } from "@/bin/postgres/temporary.mjs";
import { disconnectDatabase } from "@/lib/database";
import { addComment } from "@/lib/discussion/add-comment";
import { environment } from "@/lib/environment";
import { endTelling } from "@/lib/tell-followers";
import { inTransaction } from "@/lib/write-transaction";
import { aThread } from "@/tests/builders/discussion";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { aClaimInReview } from "@/tests/builders/review";
import { startCuttingProxy, type Way } from "@/tests/support/cutting-proxy";

type Proxy = Awaited<ReturnType<typeof startCuttingProxy>>;
let newsroom: Newsroom;
let threadId: string;
let proxy: Proxy;
let straight: string;

beforeAll(async () => {
  newsroom = await aNewsroom();
  ({ threadId } = await aThread(newsroom.editor, (await aClaimInReview(newsroom)).claimId));
  await disconnectDatabase();
  straight = environment.databaseUrl;
  proxy = await startCuttingProxy(straight);
  process.env.DATABASE_URL = proxy.url;
});
afterAll(async () => {
  process.env.DATABASE_URL = straight;
  await disconnectDatabase();
  await proxy.close();
});

/** How many rows and how many events there are of a comment, as the database itself says. */
function kept(text: string): Promise<{ rows: number; events: number }> {
  return withConnection(environment.ownerDatabaseUrl, async (client) => {
    const sql = `select (select count(*)::int from "CommentRevision" where text = $1) as rows,
      (select count(*)::int from "AuditEvent" where "workspaceId" = $2 and type = 'comment.added' and private::text like '%' || $1 || '%') as events`;
    return (await client.query(sql, [text, newsroom.workspaceId])).rows[0];
  });
}

const say = (text: string) => addComment(newsroom.editor, { threadId, text });

describe("a command whose connection is cut", () => {
  test.each<[Way, string]>([
    ["said", "B"],
    ["said", "S"],
    ["answered", "C"],
    ["answered", "Z"],
  ])("is kept exactly when it says so, wherever in what is %s: messages %s", { timeout: 60_000 }, async (way, kind) => {
    accepted(await say("The first words on a new connection."));
    await endTelling();
    proxy.begin(null);
    accepted(await say("Words to be counted by."));
    const length = proxy.count(way, kind);
    expect(length).toBeGreaterThan(5);
    const told: string[] = [];
    for (let nth = 1; nth <= length; nth += 1) {
      // A new connection names each statement with its text once; the next words go as those that were counted.
      accepted(await say("Words before."));
      // Or the notice of them would be what is cut.
      await endTelling();
      const arrives = nth % 2 === length % 2 ? "half" : "nothing";
      const text = `Cut at message ${kind} ${nth} of what is ${way}.`;
      const cutsBefore = proxy.cuts();
      proxy.begin({ way, kind, nth, arrives });
      const [outcome] = await Promise.allSettled([say(text)]);
      proxy.begin(null);
      expect(proxy.cuts()).toBe(cutsBefore + 1);
      const isKept = outcome.status === "fulfilled" && outcome.value.ok;
      told.push(isKept ? "kept" : "failed");
      expect([nth, await kept(text)]).toEqual([nth, isKept ? { rows: 1, events: 1 } : { rows: 0, events: 0 }]);
    }
    expect(told[0]).toBe("failed");
    // A commit that PostgreSQL heard it kept, whatever became of its answer. Of one whose end was cut off that is left open.
    if (kind !== "S") expect(told.at(-1)).toBe(way === "answered" ? "kept" : "failed");
  });

  test("is not kept when PostgreSQL ends the connection in the middle of what is said last", async () => {
    const ended = inTransaction(async ({ sendLast, askWith }) => {
      askWith(() => Promise.resolve(false));
      sendLast([{ sql: "select pg_terminate_backend(pg_backend_pid())", values: [] }]);
    });
    await expect(ended).rejects.toThrow(/terminat/i);
  });

  test("says that it is unknown what became of it when nobody can be asked", { timeout: 20_000 }, async () => {
    const ended = inTransaction(async ({ sendLast, askWith }) => {
      askWith(() => Promise.reject(new Error("There is no answer.")));
      sendLast([{ sql: "select pg_terminate_backend(pg_backend_pid())", values: [] }]);
    });
    await expect(ended).rejects.toThrow("cannot be asked whether it was");
  });
});
