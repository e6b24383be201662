import { describe, expect, test } from "vitest";
import { canonicalJson } from "@/lib/audit/canonical";
import { auditLog } from "@/lib/audit/check-log";
import { erasePrivateParts } from "@/lib/audit/erase-private-parts";
import type { StoredEvent } from "@/lib/audit/event";
import { getEvent } from "@/lib/audit/queries";
import { signCheckpoint } from "@/lib/audit/sign-checkpoint";
import { SigningRefused } from "@/lib/audit/signable";
import { verifyLog } from "@/lib/audit/verify";
import { disableMember } from "@/lib/people/disable-member";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { logSize } from "@/tests/builders/record";
import { aSuperuser, readLog, rewriteLog, unguarded } from "@/tests/builders/tampering";

const superuser = aSuperuser();

const faultsOf = async (room: Newsroom) =>
  (await verifyLog(room.owner)).faults.map(({ sequence, fault }) => `${sequence ?? "log"}: ${fault}`);

/** A newsroom whose log was signed and then grew by one event that gives a reason. */
async function aSignedNewsroom() {
  const room = await aNewsroom();
  const { size } = await signCheckpoint(room.workspaceId);
  accepted(await disableMember(room.owner, { memberId: room.viewer.userId ?? "", reason: "She left for the harbour board." }));
  return { room, signed: Number(size), disabled: Number(size) };
}

const swapped = (events: StoredEvent[], one: number, other: number) =>
  events.map((event, at) => (at === one ? (events[other] ?? event) : at === other ? (events[one] ?? event) : event));

describe("somebody with full rights rewrites the whole log, tree and head", () => {
  const rewrites: [string, (events: StoredEvent[]) => StoredEvent[]][] = [
    ["edits an event", (events) => events.map((event, at) => (at === 4 ? { ...event, time: "2020-01-01T00:00:00.000Z" } : event))],
    ["deletes an event", (events) => events.filter((_, at) => at !== 4)],
    ["puts two events in each other's place", (events) => swapped(events, 4, 5)],
    ["inserts an event", (events) => events.flatMap((event, at) => (at === 4 ? [event, { ...event, salt: "another" }] : [event]))],
  ];

  test.each(rewrites)("%s, re-hashes everything and hides the checkpoints: the one outside still tells", async (_, change) => {
    const { room, signed } = await aSignedNewsroom();
    await rewriteLog(superuser, room.workspaceId, { change });
    expect(await faultsOf(room)).toContain(`log: the first ${signed} events are not those of the checkpoint kept outside the database`);
    await expect(signCheckpoint(room.workspaceId)).rejects.toThrow(SigningRefused);
  });

  test("the checkpoints inside tell too, when they were left", async () => {
    const { room, signed } = await aSignedNewsroom();
    await rewriteLog(superuser, room.workspaceId, { change: (events) => swapped(events, 4, 5), isHidden: false });
    expect(await faultsOf(room)).toContain(
      `log: the first ${signed} events are not those of the checkpoint of ${signed} events in the database`,
    );
  });

  test("without any checkpoint nothing inside the database tells: that is why there are some", async () => {
    const room = await aNewsroom();
    await rewriteLog(superuser, room.workspaceId, { change: (events) => swapped(events, 4, 5) });
    expect(await faultsOf(room)).toEqual([]);
  });

  test("a forged checkpoint is not taken for a signed one", async () => {
    const { room, signed } = await aSignedNewsroom();
    await unguarded(superuser, () =>
      superuser.query(`update "Checkpoint" set note = replace(note, E'\\n' || size || E'\\n', E'\\n3\\n') where "workspaceId" = $1`, [
        room.workspaceId,
      ]),
    );
    expect((await faultsOf(room)).join("\n")).toContain(`the checkpoint of ${signed} events in the database is not to be trusted`);
  });
});

describe("somebody with full rights touches what stands beside the bytes", () => {
  test("a stored hash of the tree", async () => {
    const { room } = await aSignedNewsroom();
    await unguarded(superuser, () => superuser.query(`insert into "TileHash" values ($1, 1, 0, sha256('x'))`, [room.workspaceId]));
    expect(await faultsOf(room)).toEqual(["log: the tree's stored hash 1/0 is not that of the events"]);
  });

  test("the words of a private part", async () => {
    const { room, disabled } = await aSignedNewsroom();
    await unguarded(superuser, () =>
      superuser.query(
        `update "AuditEvent" set private = replace(private::text, 'left for', 'was sent to')::jsonb where "workspaceId" = $1`,
        [room.workspaceId],
      ),
    );
    expect(await faultsOf(room)).toEqual([`${disabled}: its private part payload.reason is not what was recorded`]);
    await expect(getEvent(room.owner, disabled)).rejects.toThrow("not what was recorded");
  });

  test("a private part, taken away without a record", async () => {
    const { room, disabled } = await aSignedNewsroom();
    await unguarded(superuser, () =>
      superuser.query(`update "AuditEvent" set private = private - 'payload.reason' where "workspaceId" = $1`, [room.workspaceId]),
    );
    expect(await faultsOf(room)).toEqual([`${disabled}: its private part payload.reason is gone, and no event says that it was erased`]);
  });
});

describe("what would make an audit break off", () => {
  test.each(["[1]", '"x"', '{"payload.reason": 5}'])("stands beside an event: %s", async (openings) => {
    const { room, disabled } = await aSignedNewsroom();
    const change = `update "AuditEvent" set private = $3 where "workspaceId" = $1 and sequence = $2`;
    await unguarded(superuser, () => superuser.query(change, [room.workspaceId, disabled, openings]));
    expect(await faultsOf(room)).toContain(`${disabled}: what stands beside its bytes are no openings of private parts`);
  });

  test.each([
    ["record.erased", { sequence: "x", parts: [] }, "its payload is not that of its kind"],
    ["log.checked", { signedUpTo: "x" }, "its payload is not that of its kind"],
    ["member.role-changed", { from: "owner" }, "it cannot be read as member.role-changed (to), so that no table was compared"],
    ["workspace.waivable-set", { rules: 5 }, "it cannot be read as workspace.waivable-set (rules), so that no table was compared"],
  ])("is said by a forged event, %s", async (type, payload, fault) => {
    const room = await aNewsroom();
    await rewriteLog(superuser, room.workspaceId, {
      change: (events) => events.map((event, at) => (at === events.length - 1 ? { ...event, type, payload } : event)),
    });
    await unguarded(superuser, () =>
      superuser.query(
        `update "AuditEvent" set private = private - 'payload.name' - 'payload.account' where "workspaceId" = $1 and type = $2`,
        [...[room.workspaceId, type]],
      ),
    );
    const { rows, faults } = await auditLog(room.workspaceId);
    expect(rows).toBeNull();
    expect(faults).toEqual([{ sequence: (await logSize(room.owner)) - 1, fault }]);
  });
});

describe("lawful erasure", () => {
  const ground = "Request under article 17 of the GDPR, 24 November 2026";

  test("takes the words away and leaves bytes, hashes and proofs as they were", async () => {
    const { room, disabled } = await aSignedNewsroom();
    const before = (await readLog(superuser, room.workspaceId)).map((event) => canonicalJson(event));
    accepted(await erasePrivateParts(room.owner, { sequence: disabled, parts: ["payload.reason"], ground }));
    const after = (await readLog(superuser, room.workspaceId)).map((event) => canonicalJson(event));
    expect(after.slice(0, -1)).toEqual(before);
    expect(await faultsOf(room)).toEqual([]);
    expect(await signCheckpoint(room.workspaceId)).toMatchObject({ size: BigInt(after.length) });
    const event = await getEvent(room.owner, disabled);
    expect(event).toMatchObject({ erased: ["payload.reason"], sentence: "disabled Vera Viewer, because (erased)" });
    expect(await getEvent(room.owner, disabled + 1)).toMatchObject({
      type: "record.erased",
      sentence: `erased reason from event ${disabled}, on the ground: ${ground}`,
    });
    const { rows } = await superuser.query(`select private::text as text from "AuditEvent" where "workspaceId" = $1`, [room.workspaceId]);
    expect(rows.map(({ text }) => text).join("")).not.toContain("harbour board");
  });

  test("is refused to everybody but owners, and for parts that are not there, and leaves nothing behind", async () => {
    const { room, disabled } = await aSignedNewsroom();
    const wish = { sequence: disabled, parts: ["payload.reason"], ground };
    const refused = [
      await erasePrivateParts(room.editor, wish),
      await erasePrivateParts(room.owner, { ...wish, parts: ["payload.role"] }),
      await erasePrivateParts(room.owner, { ...wish, sequence: 9999 }),
      await erasePrivateParts(room.owner, { ...wish, parts: ["payload.reason", "payload.reason"] }),
    ].map((result) => (result.ok ? "accepted" : result.refusal.code));
    expect(refused).toEqual(["FORBIDDEN", "INVALID", "INVALID", "INVALID"]);
    expect(await readLog(superuser, room.workspaceId)).toHaveLength(disabled + 1);
  });

  test("is refused by PostgreSQL itself without the event that records it, and for anything but private parts", async () => {
    const { room, disabled } = await aSignedNewsroom();
    const attempt = (change: string) =>
      superuser.query(`update "AuditEvent" set ${change} where "workspaceId" = $1 and sequence = $2`, [room.workspaceId, disabled]);
    await expect(attempt(`private = private - 'payload.reason'`)).rejects.toThrow("permanent");
    await expect(attempt(`private = '{}'`)).rejects.toThrow("permanent");
    await expect(attempt(`bytes = 'x'`)).rejects.toThrow("permanent");
  });
});
