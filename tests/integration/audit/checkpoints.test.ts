import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { personOf } from "@/lib/actor";
import { parseCheckpoint } from "@/lib/audit/checkpoint";
import { getLogHead } from "@/lib/audit/queries";
import { signCheckpoint } from "@/lib/audit/sign-checkpoint";
import { SigningRefused } from "@/lib/audit/signable";
import { parseNote, parseVerifierKey, verifiedSigners } from "@/lib/audit/signed-note";
import { readLogKeys, verifierKeys } from "@/lib/audit/signing-keys";
import { proveConsistency, proveInclusion, rootAt, storedHashes } from "@/lib/audit/tile-hashes";
import { isConsistent, isIncluded } from "@/lib/audit/tree-proof";
import { verifyLog } from "@/lib/audit/verify";
import { database } from "@/lib/database";
import { changeRole } from "@/lib/people/change-role";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { newestEvent } from "@/tests/builders/record";
import { aSuperuser, rewriteLog, unguarded } from "@/tests/builders/tampering";

let newsroom: Newsroom;
const superuser = aSuperuser();

beforeAll(async () => {
  newsroom = await aNewsroom();
});

const fileOf = (room: Newsroom, name: string) => path.join(process.env.ASSAY_DATA ?? "", "record", room.workspaceId, name);

/** One more event in a newsroom's log. */
async function anEvent(room: Newsroom) {
  const member = { workspaceId_userId: { workspaceId: room.workspaceId, userId: personOf(room.thirdReviewer) } };
  const { role } = await database.member.findUniqueOrThrow({ where: member });
  accepted(await changeRole(room.owner, { memberId: personOf(room.thirdReviewer), role: role === "viewer" ? "reviewer" : "viewer" }));
}

async function manyEvents(room: Newsroom, count: number) {
  for (let number = 0; number < count; number += 1) await anEvent(room);
}

async function keysOf(room: Newsroom) {
  const keys = await readLogKeys(room.workspaceId);
  return keys === null ? [] : verifierKeys(keys).map(parseVerifierKey);
}

async function refusalOf(work: Promise<unknown>): Promise<string> {
  const outcome = await work.then(
    () => "signed",
    (error: unknown) => error,
  );
  if (!(outcome instanceof SigningRefused)) throw new Error(`Not refused: ${String(outcome)}`);
  return outcome.message;
}

describe("signing a checkpoint", () => {
  test("makes a key, records it in the log, and signs the head that counts it", async () => {
    const { note, size } = await signCheckpoint(newsroom.workspaceId);
    const keys = await keysOf(newsroom);
    const parsed = parseNote(note);
    expect(verifiedSigners(parsed, keys)).toHaveLength(1);
    const head = await getLogHead(newsroom.owner);
    const checkpoint = parseCheckpoint(parsed.text);
    expect(checkpoint.origin).toMatch(/\/newsrooms\/courier-[0-9-]+\/log$/);
    expect([Number(size), Buffer.from(checkpoint.root).toString("hex")]).toEqual([head?.size, head?.root]);
    expect(await newestEvent(newsroom.owner)).toMatchObject({ type: "log.key-adopted", actor: { id: null, role: "system" } });
    expect(readFileSync(fileOf(newsroom, "checkpoint"), "utf8")).toBe(note);
  });

  test("signs nothing anew while the log has not grown", async () => {
    const [once, again] = [await signCheckpoint(newsroom.workspaceId), await signCheckpoint(newsroom.workspaceId)];
    expect(again).toEqual(once);
  });

  test("signs one head for many who ask at once", async () => {
    await anEvent(newsroom);
    const notes = await Promise.all(Array.from({ length: 5 }, () => signCheckpoint(newsroom.workspaceId)));
    expect(new Set(notes.map(({ note }) => note)).size).toBe(1);
  });

  test("signs with a renewed key and the one before it", async () => {
    const [old] = await keysOf(newsroom);
    const { note } = await signCheckpoint(newsroom.workspaceId, { isRenewed: true });
    const keys = await keysOf(newsroom);
    expect(keys).toHaveLength(2);
    expect(keys[1]).toEqual(old);
    expect(verifiedSigners(parseNote(note), keys)).toHaveLength(2);
    expect((await verifyLog(newsroom.owner)).faults).toEqual([]);
  });

  test("makes up for a crash between the checkpoint's file and the database", async () => {
    const room = await aNewsroom();
    await signCheckpoint(room.workspaceId);
    await anEvent(room);
    const { note, size } = await signCheckpoint(room.workspaceId);
    const forget = `delete from "Checkpoint" where "workspaceId" = $1 and size = $2`;
    await unguarded(superuser, () => superuser.query(forget, [room.workspaceId, size]));
    expect(await signCheckpoint(room.workspaceId)).toEqual({ note, size });
    expect(await database.checkpoint.count({ where: { workspaceId: room.workspaceId } })).toBe(2);
  });

  test("refuses to go on without the key that the log names", async () => {
    const room = await aNewsroom();
    await signCheckpoint(room.workspaceId);
    rmSync(fileOf(room, "signing-keys.json"));
    expect(await refusalOf(signCheckpoint(room.workspaceId))).toContain("not in the data folder");
    expect(existsSync(fileOf(room, "signing-keys.json"))).toBe(false);
  });
});

describe("the signer and a tree that is smaller or different", () => {
  /** What restoring an older copy of the database does: the log is short again, the file outside is not. */
  test("notices a restored old copy", async () => {
    const room = await aNewsroom();
    await signCheckpoint(room.workspaceId);
    await manyEvents(room, 3);
    const { size } = await signCheckpoint(room.workspaceId);
    const left = Number(size) - 2;
    await rewriteLog(superuser, room.workspaceId, { change: (events) => events.slice(0, left) });
    expect(await refusalOf(signCheckpoint(room.workspaceId))).toContain(`holds only ${left}`);
    const { faults } = await verifyLog(room.owner);
    expect(faults).toEqual([
      {
        sequence: null,
        fault: `the checkpoint kept outside the database covers ${size} events, but the log holds only ${left}: it is older than what was signed`,
      },
    ]);
    // And it stays refused when the log has grown past the old size again, along another way.
    await manyEvents(room, 4);
    expect(await refusalOf(signCheckpoint(room.workspaceId))).toContain("not those of which a checkpoint was signed");
    expect((await verifyLog(room.owner)).faults.map(({ fault }) => fault)).toEqual([
      `the first ${size} events are not those of the checkpoint kept outside the database`,
    ]);
  });

  test("trusts no checkpoint file that its keys did not sign", async () => {
    const room = await aNewsroom();
    const { note } = await signCheckpoint(room.workspaceId);
    await anEvent(room);
    writeFileSync(fileOf(room, "checkpoint"), note.replace(/\n[0-9]+\n/, "\n3\n"));
    expect(await refusalOf(signCheckpoint(room.workspaceId))).toContain("does not hold");
  });
});

describe("proofs from the stored hashes", () => {
  test("hold for every event and every earlier size, across tiles", async () => {
    const room = await aNewsroom();
    await manyEvents(room, 270);
    const head = await database.logHead.findUniqueOrThrow({ where: { workspaceId: room.workspaceId } });
    const source = storedHashes(room.workspaceId);
    const size = head.size;
    expect(await database.tileHash.count({ where: { workspaceId: room.workspaceId } })).toBe(1);
    const events = await database.auditEvent.findMany({ where: { workspaceId: room.workspaceId }, orderBy: { sequence: "asc" } });
    expect(BigInt(events.length)).toBe(size);
    const paths = await proveInclusion(source, { indices: events.map(({ sequence }) => sequence), size });
    events.forEach(({ sequence, leafHash }, place) => {
      const claim = { leaf: Uint8Array.from(leafHash), index: sequence, size, root: head.root, path: paths[place] ?? [] };
      expect(isIncluded(claim), `event ${sequence}`).toBe(true);
    });
    for (const oldSize of [1n, 2n, 7n, 128n, 255n, 256n, 257n, 270n, size]) {
      const path = await proveConsistency(source, { oldSize, newSize: size });
      const claim = { oldSize, newSize: size, oldRoot: await rootAt(source, oldSize), newRoot: head.root, path };
      expect(isConsistent(claim), `from ${oldSize}`).toBe(true);
    }
    await expect(proveConsistency(source, { oldSize: 0n, newSize: size })).rejects.toThrow(RangeError);
    expect((await verifyLog(room.owner)).faults).toEqual([]);
  });
});
