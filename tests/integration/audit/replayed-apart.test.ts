import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { beforeAll, expect, test, vi } from "vitest";
import { apartReplayer, apartTables } from "@/lib/audit/apart-facts";
import { auditLog } from "@/lib/audit/check-log";
import type { StoredEvent } from "@/lib/audit/event";
import type { Replay } from "@/lib/audit/fact";
import { withLogSnapshot } from "@/lib/audit/log-snapshot";
import { readToReplay } from "@/lib/audit/read-event";
import { deskReplayer, replayFacts } from "@/lib/audit/recorded-facts";
import { emptyReplay } from "@/lib/audit/replay";
import { everythingIn, stubForEverything } from "@/tests/builders/everything";
import { aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { someOrigins } from "@/tests/builders/origins";
import { aSuperuser, rewriteLog, unguarded } from "@/tests/builders/tampering";
import { publicAddress } from "@/tests/support/source-server";

const superuser = aSuperuser();
let newsroom: Newsroom;

beforeAll(async () => {
  stubForEverything();
  newsroom = await aNewsroom();
  await someOrigins(newsroom);
  await everythingIn(newsroom, `https://${publicAddress}/hook`);
  vi.unstubAllEnvs();
});

const inOrder = ({ facts }: Replay) => [...facts].toSorted(([one], [other]) => (one < other ? -1 : 1));

test("two that replay apart know together what one knows that replays all", async () => {
  const [whole, apart, desk] = [emptyReplay(), emptyReplay(), emptyReplay()];
  await withLogSnapshot(async ({ pages }) => {
    for await (const rows of pages(newsroom.workspaceId)) {
      for (const event of rows.map(readToReplay)) {
        replayFacts([event], whole);
        apartReplayer.tell(event, apart);
        deskReplayer.tell(event, desk);
      }
    }
  });
  expect(apart.facts.size).toBeGreaterThan(20);
  expect(desk.facts.size).toBeGreaterThan(50);
  expect(inOrder({ ...whole, facts: new Map([...apart.facts, ...desk.facts]) })).toEqual(inOrder(whole));
  const read = new Set(apartTables.map(({ table }) => table));
  expect([...apart.facts.values()].filter(({ table }) => !read.has(table))).toEqual([]);
  expect([...desk.facts.values()].filter(({ table }) => read.has(table))).toEqual([]);
});

test("an audit compares what each of them says, and names what differs and what is missing of both", async () => {
  const { workspaceId } = newsroom;
  expect(await auditLog(workspaceId)).toMatchObject({ faults: [], further: 0 });
  const changed = ["Source", "Capture", "Comment", "CommentRevision", "Thread", "Claim", "Evidence"];
  const changes = [
    `update "Source" set "title" = "title" || 'x'`,
    `update "Capture" set "headers" = '{"x": "y"}'`,
    `update "Comment" set "text" = "text" || 'x'`,
    `update "Claim" set "priority" = "priority" + 1`,
    `update "Evidence" set "quote" = "quote" || 'x'`,
  ];
  for (const table of changed) await superuser.query(`create temporary table "kept_${table}" as select * from "${table}"`);
  // The guards that are switched off meanwhile are named, too.
  const names = async () => {
    const { faults } = await auditLog(workspaceId);
    return faults.flatMap(({ fault }) => (fault.startsWith("the row ") ? fault.replace(/\/\S+/, "") : []));
  };
  const spoil = async () => {
    await superuser.query("set session_replication_role = replica");
    try {
      for (const change of changes) await superuser.query(`${change} where "workspaceId" = $1`, [workspaceId]);
      const differing = ["Source holds another title", "Capture holds another headers", "Comment holds another text"];
      differing.push("Claim holds another priority", "Evidence holds another quote");
      expect(new Set(await names())).toEqual(new Set(differing.map((what) => `the row ${what} than was recorded`)));
      for (const table of ["Comment", "Evidence"]) await superuser.query(`delete from "${table}" where "workspaceId" = $1`, [workspaceId]);
      expect(await names()).toEqual(expect.arrayContaining(["the row Comment is missing", "the row Evidence is missing"]));
    } finally {
      for (const table of changed) {
        await superuser.query(`delete from "${table}"`);
        await superuser.query(`insert into "${table}" select * from "kept_${table}"`);
      }
      await superuser.query("set session_replication_role = origin");
    }
  };
  await unguarded(superuser, spoil, changed);
  expect(await auditLog(workspaceId)).toMatchObject({ faults: [], further: 0 });
});

const unreadable = { "source.added": "title, kind, url, publisher", "member.role-changed": "from, to" } as const;

test.each([
  ["source.added", "member.role-changed"],
  ["member.role-changed", "source.added"],
] as const)("of two events that cannot be read the first is named, as %s before %s", async (first, second) => {
  const room = await aNewsroom();
  const forged = (event: StoredEvent, type: string): StoredEvent => ({ ...event, type, payload: {} });
  let at = 0;
  await rewriteLog(superuser, room.workspaceId, {
    change: (events) => {
      at = events.length;
      const last = events.at(-1);
      return last === undefined ? events : [...events, forged(last, first), forged(last, second)];
    },
  });
  await unguarded(superuser, () =>
    superuser.query(
      `update "AuditEvent" set private = private - 'payload.name' - 'payload.account' where "workspaceId" = $1 and sequence >= $2`,
      [...[room.workspaceId, at]],
    ),
  );
  const { rows, faults } = await auditLog(room.workspaceId);
  expect({ rows, faults }).toEqual({
    rows: null,
    faults: [{ sequence: at, fault: `it cannot be read as ${first} (${unreadable[first]}), so that no table was compared` }],
  });
});

test("an audit whose thread ends before it has compared says so, and the next one has another", async () => {
  vi.resetModules();
  const { auditLog: another } = await import("@/lib/audit/check-log");
  const started = once(process, "worker");
  // What is asked of the guards waits for it, with the log read already.
  await superuser.query(`begin; lock table "Capture" in access exclusive mode`);
  const audit = another(newsroom.workspaceId);
  const outcome = expect(audit).rejects.toThrow("The thread that checks a log ended with 1 before it was done.");
  try {
    const [thread] = await started;
    const waiting = `select 1 from pg_locks where relation = '"Capture"'::regclass and not granted`;
    await vi.waitFor(async () => expect((await superuser.query(waiting)).rowCount).toBe(1), { timeout: 20_000 });
    if (!(thread instanceof Worker)) throw new TypeError("No thread was started.");
    await thread.terminate();
  } finally {
    await superuser.query("commit");
  }
  await outcome;
  expect((await another(newsroom.workspaceId)).faults).toEqual([]);
});
