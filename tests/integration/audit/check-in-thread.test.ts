import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { catalogue } from "@/lib/audit/catalogue";
import { auditLog } from "@/lib/audit/check-log";
import type { StoredEvent } from "@/lib/audit/event";
import { withLogSnapshot } from "@/lib/audit/log-snapshot";
import type { LookOn } from "@/lib/audit/watch-replay";
import { aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { aSuperuser, readLog, rewriteLog, unguarded } from "@/tests/builders/tampering";

const superuser = aSuperuser();
let room: Newsroom;
let withCheckedEvents: typeof import("@/lib/audit/check-in-thread").withCheckedEvents;
let endIdleThread: typeof import("@/lib/audit/check-in-thread").endIdleThread;

beforeAll(async () => {
  room = await aNewsroom();
});

beforeEach(async () => {
  // Its thread is kept for the next log: one of this test's own is wanted, that is not running yet.
  vi.resetModules();
  ({ withCheckedEvents, endIdleThread } = await import("@/lib/audit/check-in-thread"));
});

const check = (lookOn: LookOn | null = null, { workspaceId } = room) =>
  withLogSnapshot(async (_, share) => {
    const onlooker = lookOn === null ? null : { types: Object.keys(catalogue), lookOn };
    return withCheckedEvents(await share(), { wanted: { workspaceId, sizes: [] }, onlooker }, async ({ found }) => found);
  });

const waiting = `select pid from pg_locks where relation = '"AuditEvent"'::regclass and not granted`;

/** Does something with whoever waits to read the log, while nobody can. */
async function whileItWaits(work: (backend: number) => Promise<unknown>): Promise<void> {
  await superuser.query(`begin; lock table "AuditEvent" in access exclusive mode`);
  try {
    const backend = await vi.waitFor(
      async () => {
        const { rows } = await superuser.query<{ pid: number }>(waiting);
        expect(rows).toHaveLength(1);
        return rows[0]?.pid ?? 0;
      },
      { timeout: 20_000 },
    );
    await work(backend);
  } finally {
    await superuser.query("commit");
  }
}

async function twoThousandMore(): Promise<Newsroom> {
  const long = await aNewsroom();
  const change = (events: StoredEvent[]) => {
    const last = events.at(-1);
    return last === undefined ? events : [...events, ...Array.from({ length: 2_000 }, () => last)];
  };
  await rewriteLog(superuser, long.workspaceId, { change });
  return long;
}

test("shows each event of a long log once, in order, as it is stored", async () => {
  const long = await twoThousandMore();
  const shown: StoredEvent[] = [];
  const { frontier, faults } = await check((event) => shown.push(event), long);
  expect({ faults, size: Number(frontier.size) }).toEqual({ faults: [], size: shown.length });
  expect(shown).toEqual(await readLog(superuser, long.workspaceId));
});

test("shows nothing more once something is wrong", async () => {
  const long = await twoThousandMore();
  const spoil = `update "AuditEvent" set "type" = 'member.removed' where "workspaceId" = $1 and "sequence" = 1000`;
  await unguarded(superuser, () => superuser.query(spoil, [long.workspaceId]));
  const shown: number[] = [];
  const { faults } = await check(({ sequence }) => shown.push(sequence), long);
  expect(faults).toEqual([{ sequence: 1000, fault: "its type column differs from what was recorded" }]);
  expect(shown).toEqual(Array.from({ length: 1000 }, (_, sequence) => sequence));
});

test("a log that is checked while the idle thread ends has another", async () => {
  const { frontier } = await check();
  endIdleThread();
  expect((await check()).frontier).toEqual(frontier);
});

test("an audit whose thread ends says so, and the next one has another", async () => {
  const started = once(process, "worker");
  let checking: Promise<unknown> = Promise.resolve();
  await superuser.query("select 1");
  const ending = whileItWaits(async () => {
    const [thread] = await started;
    if (!(thread instanceof Worker)) throw new TypeError("No thread was started.");
    await thread.terminate();
    await expect(checking).rejects.toThrow("The thread that checks a log ended with 1 before it was done.");
  });
  checking = check();
  checking.catch(() => undefined);
  await ending;
  expect((await check()).faults).toEqual([]);
});

test("an audit whose connection ends says so, and its thread goes on", async () => {
  let checking: Promise<unknown> = Promise.resolve();
  const ending = whileItWaits(async (backend) => {
    await superuser.query("select pg_terminate_backend($1)", [backend]);
    await expect(checking).rejects.toThrow(/terminat/);
  });
  checking = check();
  checking.catch(() => undefined);
  await ending;
  expect((await check()).faults).toEqual([]);
});

test("what goes wrong with whoever looks on ends the check and its connection", async () => {
  const long = await twoThousandMore();
  const lookOn = () => {
    throw new Error("It cannot be looked at.");
  };
  await expect(check(lookOn, long)).rejects.toThrow("It cannot be looked at.");
  const reading = `select 1 from pg_stat_activity where query like 'copy (%' and pid <> pg_backend_pid()`;
  await vi.waitFor(async () => expect((await superuser.query(reading)).rowCount).toBe(0), { timeout: 20_000 });
  expect((await check(null, long)).faults).toEqual([]);
});

test("columns that somebody emptied are named, and break nothing off", async () => {
  const own = await aNewsroom();
  const columns = ["type", "stream", "streamSequence", "recordedAt", "leafHash", "bytes"];
  const alter = (how: string) => columns.map((column) => `alter column "${column}" ${how}`).join(", ");
  const emptied = columns.map((column) => `"${column}" = null`).join(", ");
  await superuser.query(
    `begin; alter table "AuditEvent" ${alter("drop not null")}; create temporary table kept as select * from "AuditEvent"`,
  );
  await superuser.query("commit");
  try {
    await unguarded(superuser, () =>
      superuser.query(`update "AuditEvent" set ${emptied} where "workspaceId" = $1 and "sequence" = 2`, [own.workspaceId]),
    );
    const { faults, rows } = await auditLog(own.workspaceId);
    expect(rows).toBeNull();
    expect(faults.filter(({ sequence }) => sequence === 2).map(({ fault }) => fault)).toEqual([
      "its bytes do not hash to its leaf",
      "its bytes are not UTF-8 JSON",
    ]);
  } finally {
    const back = columns.map((column) => `"${column}" = kept."${column}"`).join(", ");
    await unguarded(superuser, () =>
      superuser.query(
        `update "AuditEvent" e set ${back} from kept where kept."workspaceId" = e."workspaceId" and kept."sequence" = e."sequence" and e."type" is null`,
      ),
    );
    await superuser.query(`alter table "AuditEvent" ${alter("set not null")}; drop table kept`);
  }
});
