import { expect, test } from "vitest";
import { auditLog, checkLog } from "@/lib/audit/check-log";
import type { StoredEvent } from "@/lib/audit/event";
import { getNewestLogCheck } from "@/lib/audit/queries";
import { aNewsroom } from "@/tests/builders/newsroom";
import { aSuperuser, rewriteLog, unguarded } from "@/tests/builders/tampering";

const superuser = aSuperuser();
const guarded = ["AuditEvent", "Recusal"];

async function aLongLog() {
  const room = await aNewsroom();
  const change = (events: StoredEvent[]) => {
    const last = events.at(-1);
    return last === undefined ? events : [...events, ...Array.from({ length: 1_500 }, () => last)];
  };
  await rewriteLog(superuser, room.workspaceId, { change });
  return room;
}

test("of a log that is damaged everywhere the first thousand faults are told, and how many there are", async () => {
  const room = await aLongLog();
  const before = await auditLog(room.workspaceId);
  const spoil = `update "AuditEvent" set "type" = 'x' || "type", "stream" = 'x' || "stream" where "workspaceId" = $1`;
  await unguarded(superuser, () => superuser.query(spoil, [room.workspaceId]), guarded);
  const { report, faults, further, rows } = await auditLog(room.workspaceId);
  expect(rows).toBeNull();
  expect(faults.slice(0, 1_000)).toEqual(
    Array.from({ length: 1_000 }, (_, at) => {
      return { sequence: Math.floor(at / 2), fault: `its ${at % 2 === 0 ? "type" : "stream"} column differs from what was recorded` };
    }),
  );
  expect(faults.length - 1_000).toBe(before.faults.length);
  expect(further).toBe(2 * report.events - 1_000);
  await checkLog(room.workspaceId);
  expect(await getNewestLogCheck(room.owner)).toMatchObject({ rows: null, faultCount: faults.length + further });
});

test("of tables as well", async () => {
  const room = await aNewsroom();
  const plant = `insert into "Claimant" ("workspaceId", "id", "name", "kind") select $1, gen_random_uuid(), 'Nobody ' || n, 'person' from generate_series(1, 1500) n`;
  await unguarded(superuser, () => superuser.query(plant, [room.workspaceId]), ["Claimant"]);
  const { faults, further } = await auditLog(room.workspaceId);
  expect([faults.length, further]).toEqual([1_000, 500]);
  expect(faults[0]?.fault).toMatch(/^the row Claimant\/[0-9a-f-]{36} was never recorded$/);
});
