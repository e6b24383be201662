import { createHash, randomBytes } from "node:crypto";
import { describe, expect, test, vi } from "vitest";
import { setClock } from "@/lib/clock";
import { database, disconnectDatabase, type WriteClient } from "@/lib/database";
import { GatheringSocket } from "@/lib/gathering-socket";
import { RefusedError } from "@/lib/result";
import { inTransaction } from "@/lib/write-transaction";
import { aNewsroom, type Newsroom } from "@/tests/builders/newsroom";

const aSession = (newsroom: Newsroom) => ({
  tokenHash: createHash("sha256").update(randomBytes(16)).digest("hex"),
  userId: newsroom.reviewer.userId ?? "",
  expires: new Date(Date.now() + 60_000),
});

const known = (client: Pick<WriteClient, "session">, sessions: readonly { tokenHash: string }[]) =>
  client.session.count({ where: { tokenHash: { in: sessions.map(({ tokenHash }) => tokenHash) } } });

describe("a transaction for writing", () => {
  test("keeps everything or nothing", async () => {
    const session = aSession(await aNewsroom());
    const failing = inTransaction(async ({ database: writing }) => {
      await writing.session.create({ data: session });
      expect(await known(writing, [session])).toBe(1);
      throw new Error("Something is wrong.");
    });
    await expect(failing).rejects.toThrow("Something is wrong.");
    expect(await database.session.count({ where: { tokenHash: session.tokenHash } })).toBe(0);
    await inTransaction(({ database: writing }) => writing.session.create({ data: session }));
    expect(await database.session.count({ where: { tokenHash: session.tokenHash } })).toBe(1);
  });

  test("takes a refused write of several tables back alone, and goes on", async () => {
    const newsroom = await aNewsroom();
    const [first, second, twice] = [aSession(newsroom), aSession(newsroom), aSession(newsroom)];
    const { userId, ...row } = twice;
    await inTransaction(async ({ database: writing }) => {
      await writing.session.create({ data: first });
      const inner = writing.user.update({ where: { id: userId }, data: { sessions: { create: [row, row] } } });
      await expect(inner).rejects.toThrow(/unique/i);
      await writing.session.create({ data: second });
      expect(await known(writing, [first, second, twice])).toBe(2);
    });
    expect(await database.session.count({ where: { tokenHash: { in: [first.tokenHash, second.tokenHash] } } })).toBe(2);
  });

  test("sends its last statements and the commit as one message", async () => {
    const newsroom = await aNewsroom();
    const session = aSession(newsroom);
    // A new connection: it names each statement with its text once.
    await disconnectDatabase();
    const sending = vi.spyOn(GatheringSocket.prototype, "_writev");
    await inTransaction(async ({ sendLast }) => {
      const row = [session.tokenHash, newsroom.reviewer.userId, session.expires.toISOString()];
      sendLast([
        { sql: 'insert into "Session" ("tokenHash", "userId", "expires") values ($1, $2::uuid, $3::timestamptz)', values: row },
        { sql: 'update "Session" set "expires" = "expires" where "tokenHash" = $1', values: [session.tokenHash] },
      ]);
    });
    const messages = sending.mock.calls.map(([chunks]) => chunks.map((part) => String(Buffer.isBuffer(part) ? part : part.chunk)).join(""));
    expect(messages.filter((message) => /insert into "Session".*update "Session".*COMMIT/s.test(message))).toHaveLength(1);
    expect(await database.session.count({ where: { tokenHash: session.tokenHash } })).toBe(1);
  });

  test("is not waited for where the connection or who holds it is gone without a word", async () => {
    await disconnectDatabase();
    const probing = vi.spyOn(GatheringSocket.prototype, "setKeepAlive");
    const shown = await inTransaction(({ record }) => record.query("show idle_in_transaction_session_timeout", []));
    expect([probing.mock.calls, shown]).toEqual([[[true, 15_000]], [["20s"]]]);
  });

  test("dates the rows it makes by its moment, and leaves what it was given as it was", async () => {
    const newsroom = await aNewsroom();
    const [one, other, third] = [aSession(newsroom), aSession(newsroom), aSession(newsroom)];
    const given = [one, other, third].map((session) => Object.freeze(session));
    const before = structuredClone(given);
    const moment = new Date("2026-11-29T01:02:03.004Z");
    setClock({ now: () => moment });
    await inTransaction(async ({ database: writing }) => {
      await writing.session.create({ data: one });
      await writing.session.createMany({ data: [other] });
      await writing.session.upsert({ where: { tokenHash: third.tokenHash }, create: third, update: {} });
    });
    setClock(null);
    expect(given).toEqual(before);
    const dates = { where: { tokenHash: { in: given.map(({ tokenHash }) => tokenHash) } }, select: { createdAt: true } };
    expect(await database.session.findMany(dates)).toEqual(given.map(() => ({ createdAt: moment })));
  });

  test("is seen by nobody else before it ends, and keeps its own connection beside others", async () => {
    const newsroom = await aNewsroom();
    const [first, second] = [aSession(newsroom), aSession(newsroom)];
    await inTransaction(async ({ database: outer }) => {
      await outer.session.create({ data: first });
      await inTransaction(async ({ database: other }) => {
        expect(await known(other, [first])).toBe(0);
        await other.session.create({ data: second });
      });
      expect(await known(outer, [first, second])).toBe(2);
      expect(await database.session.count({ where: { tokenHash: first.tokenHash } })).toBe(0);
    });
  });

  test("is refused by the database when it ends without an event for a newsroom's change", async () => {
    const { workspaceId, reviewer } = await aNewsroom();
    const silent = inTransaction(({ database: writing }) =>
      writing.member.updateMany({ where: { workspaceId, userId: reviewer.userId ?? "" }, data: { name: "Somebody" } }),
    );
    await expect(silent).rejects.toThrow("has no audit event in the same transaction");
    expect(await database.member.count({ where: { workspaceId, name: "Somebody" } })).toBe(0);
  });

  test("leaves no client behind that could still write", async () => {
    let kept: WriteClient | null = null;
    await inTransaction(async ({ database: writing }) => {
      kept = writing;
    });
    const late = (kept as WriteClient | null)?.session.findMany();
    await expect(late).rejects.toThrow("The command is over");
  });

  test("is refused as busy when a statement of it runs out of time", async () => {
    const slow = inTransaction(async ({ record }) => {
      await record.execute("set local statement_timeout = 50", []);
      await record.query("select pg_sleep(5)", []);
    });
    await expect(slow).rejects.toSatisfy((error) => error instanceof RefusedError && error.refusal.code === "CONFLICT");
  });
});
