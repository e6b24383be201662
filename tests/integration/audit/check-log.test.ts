import { describe, expect, test, vi } from "vitest";
import { visitor } from "@/lib/actor";
import { auditLog, checkLog } from "@/lib/audit/check-log";
import { signEveryLog } from "@/lib/audit/hourly-and-nightly";
import { getLateness, getNewestLogCheck } from "@/lib/audit/queries";
import { recordLogCheck } from "@/lib/audit/record-log-check";
import { signCheckpoint } from "@/lib/audit/sign-checkpoint";
import { verifyLog } from "@/lib/audit/verify";
import { setClock } from "@/lib/clock";
import { chooseNotifications } from "@/lib/notifications/choose-notifications";
import { disableMember } from "@/lib/people/disable-member";
import { signOutEverywhere } from "@/lib/people/sign-out-everywhere";
import { accepted, aNewsroom } from "@/tests/builders/newsroom";
import { logSize, newestEvent } from "@/tests/builders/record";
import { aSuperuser, rewriteLog, unguarded } from "@/tests/builders/tampering";

const superuser = aSuperuser();

describe("the nightly check of the log", () => {
  test("records that all is as recorded, and shows it", async () => {
    const room = await aNewsroom();
    expect(await getNewestLogCheck(room.viewer)).toBeNull();
    const size = await logSize(room.owner);
    const { rows } = await checkLog(room.workspaceId);
    expect(await getNewestLogCheck(room.viewer)).toMatchObject({ events: size, rows, signedUpTo: null, faultCount: 0, faults: [] });
    expect(await newestEvent(room.owner)).toMatchObject({ type: "log.checked", payload: { events: size, rows, faults: 0 } });
    expect((await verifyLog(room.owner)).faults).toEqual([]);
    const other = await aNewsroom();
    expect(await getNewestLogCheck(other.owner)).toBeNull();
  });

  test("tells of a row that was changed beside the log, at the event that says otherwise", async () => {
    const room = await aNewsroom();
    accepted(await disableMember(room.owner, { memberId: room.viewer.userId ?? "", reason: "" }));
    const disabled = (await logSize(room.owner)) - 1;
    const enableAll = 'update "Member" set "disabledAt" = null where "workspaceId" = $1';
    await unguarded(superuser, () => superuser.query(enableAll, [room.workspaceId]), ["Member"]);
    await checkLog(room.workspaceId);
    expect(await getNewestLogCheck(room.editor)).toMatchObject({
      faultCount: 2,
      faults: ["isDisabled", "disabledAt"].map((column) => {
        return { sequence: disabled, fault: expect.stringContaining(`another ${column} than was recorded`) };
      }),
    });
  });

  test("compares no table with a log that does not prove itself", async () => {
    const room = await aNewsroom();
    await signEveryLog(() => undefined);
    await rewriteLog(superuser, room.workspaceId, { change: (events) => events.toSpliced(4, 1) });
    await checkLog(room.workspaceId);
    const check = await getNewestLogCheck(room.owner);
    expect(check).toMatchObject({ rows: null, faults: [{ sequence: null, fault: expect.stringContaining("kept outside the database") }] });
  });

  test("takes nothing for a fault that commands commit while it reads", async () => {
    const room = await aNewsroom();
    const kinds = { mentioned: true, answered: true, assigned: true, sentBack: true, stale: true, dueSoon: true };
    accepted(await chooseNotifications(room.reviewer, { ...kinds, stale: false }));
    const events = await logSize(room.owner);
    // The comparison waits for this table among others, with the log read already.
    await superuser.query(`begin; lock table "LearnedLayer" in access exclusive mode`);
    const audit = auditLog(room.workspaceId);
    const waiting = `select 1 from pg_locks where relation = '"LearnedLayer"'::regclass and not granted`;
    await vi.waitFor(async () => expect((await superuser.query(waiting)).rowCount).toBe(1), { timeout: 20_000 });
    accepted(await chooseNotifications(room.reviewer, { ...kinds, dueSoon: false }));
    accepted(await chooseNotifications(room.editor, { ...kinds, dueSoon: false }));
    await superuser.query("commit");
    expect(await audit).toMatchObject({ report: { events }, faults: [] });
    expect((await auditLog(room.workspaceId)).faults).toEqual([]);
  });

  test("names an event that is dated before the one before it, once", async () => {
    const room = await aNewsroom();
    const at = async (time: string) => {
      setClock({ now: () => new Date(time) });
      accepted(await signOutEverywhere(room.owner, { memberId: room.viewer.userId ?? "" }));
      setClock(null);
      return (await logSize(room.owner)) - 1;
    };
    await at("2031-01-01T10:00:00.000Z");
    // Two servers' clocks differ by as much.
    await at("2031-01-01T09:59:00.000Z");
    expect((await auditLog(room.workspaceId)).faults).toEqual([]);
    const back = await at("2031-01-01T09:30:00.000Z");
    const said = "it is dated 2031-01-01T09:30:00.000Z, and the event before it 2031-01-01T09:59:00.000Z: a clock was put back";
    setClock({ now: () => new Date("2031-01-01T11:00:00.000Z") });
    const { faults, rows } = await checkLog(room.workspaceId);
    expect({ faults, isCompared: rows !== null }).toEqual({ faults: [{ sequence: back, fault: said }], isCompared: true });
    expect(await getNewestLogCheck(room.viewer)).toMatchObject({ faultCount: 1, faults: [{ sequence: back, fault: said }] });
    await checkLog(room.workspaceId);
    setClock(null);
    expect(await getNewestLogCheck(room.viewer)).toMatchObject({ faultCount: 0 });
  });

  test("is missed when there was none for long, as is signing", async () => {
    const room = await aNewsroom();
    const nothingLate = { unchecked: null, unsigned: null };
    const hoursAgo = (hours: number) => setClock({ now: () => new Date(Date.UTC(2031, 0, 10) - hours * 3_600_000) });
    hoursAgo(100);
    expect(await getLateness(room.viewer)).toEqual(nothingLate);
    await signCheckpoint(room.workspaceId);
    await checkLog(room.workspaceId);
    hoursAgo(64);
    expect(await getLateness(room.viewer)).toEqual(nothingLate);
    hoursAgo(63);
    const at = new Date(Date.UTC(2031, 0, 10) - 100 * 3_600_000);
    expect(await getLateness(room.viewer)).toEqual({ unchecked: at, unsigned: at });
    await signCheckpoint(room.workspaceId);
    expect(await getLateness(room.viewer)).toEqual({ unchecked: at, unsigned: null });
    await checkLog(room.workspaceId);
    expect(await getLateness(room.viewer)).toEqual(nothingLate);
    hoursAgo(0);
    expect(await getLateness(visitor)).toEqual(nothingLate);
    setClock(null);
  });

  test("is late, too, after one that was dated ahead, and so is a signature", async () => {
    const room = await aNewsroom();
    const isAt = (hours: number) => setClock({ now: () => new Date(Date.UTC(2031, 0, 10) + hours * 3_600_000) });
    isAt(0);
    await checkLog(room.workspaceId);
    await signCheckpoint(room.workspaceId);
    isAt(1_000_000);
    await checkLog(room.workspaceId);
    isAt(1);
    accepted(await signOutEverywhere(room.owner, { memberId: room.viewer.userId ?? "" }));
    isAt(40);
    const lateness = { unchecked: new Date(Date.UTC(2031, 0, 10)), unsigned: new Date(Date.UTC(2031, 0, 10) + 3_600_000) };
    expect(await getLateness(room.viewer)).toEqual(lateness);
    setClock(null);
  });

  test("is written down by the server alone", async () => {
    const room = await aNewsroom();
    const made = { events: 1, root: "0".repeat(64), signedUpTo: null, rows: 1, faultCount: 0, faults: [] };
    expect(await recordLogCheck(room.owner, made)).toMatchObject({ ok: false, refusal: { code: "FORBIDDEN" } });
  });
});

describe("signing by the clock", () => {
  test("signs what grew, once, and refuses what was changed without keeping the others unsigned", async () => {
    const [room, forged] = [await aNewsroom(), await aNewsroom()];
    const said: string[] = [];
    const about = (slug: string) => said.filter((line) => line.startsWith(`${slug}: `));
    await signEveryLog((line) => said.push(line));
    await signEveryLog((line) => said.push(line));
    // The key that is adopted with the first signature is an event before it.
    expect(about(room.slug)).toEqual([`${room.slug}: a checkpoint of ${await logSize(room.owner)} events is signed`]);
    await rewriteLog(superuser, forged.workspaceId, { change: (events) => events.toSpliced(4, 1) });
    accepted(await disableMember(room.owner, { memberId: room.viewer.userId ?? "", reason: "" }));
    said.length = 0;
    await signEveryLog((line) => said.push(line));
    expect(about(forged.slug).join()).toContain("REFUSED");
    expect(about(room.slug)).toHaveLength(1);
  });
});
