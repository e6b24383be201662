import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { systemActor } from "@/lib/actor";
import { appendEvents, lockLog } from "@/lib/audit/append";
import { auditEveryLog, auditLog } from "@/lib/audit/check-log";
import { findLostNewsrooms } from "@/lib/audit/lost-newsrooms";
import { makeProof } from "@/lib/audit/proof";
import { signCheckpoint } from "@/lib/audit/sign-checkpoint";
import { SigningRefused } from "@/lib/audit/signable";
import { parseNote, parseVerifierKey, verifiedSigners } from "@/lib/audit/signed-note";
import { addLogKey, readLogKeys, signersOf, verifierKeys } from "@/lib/audit/signing-keys";
import { database } from "@/lib/database";
import { signOutEverywhere } from "@/lib/people/sign-out-everywhere";
import { inTransaction } from "@/lib/write-transaction";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { logSize } from "@/tests/builders/record";
import { aSuperuser, rewriteLog } from "@/tests/builders/tampering";

const superuser = aSuperuser();

type Kept = "signing-keys.json" | "checkpoint";
const folderOf = ({ workspaceId }: Newsroom) => path.join(process.env.ASSAY_DATA ?? "", "record", workspaceId);
const fileOf = (room: Newsroom, name: Kept) => path.join(folderOf(room), name);
const grow = async (room: Newsroom) => accepted(await signOutEverywhere(room.owner, { memberId: room.viewer.userId ?? "" }));
const countAdopted = ({ workspaceId }: Newsroom) => database.auditEvent.count({ where: { workspaceId, type: "log.key-adopted" } });
const faultsOf = async ({ workspaceId }: Newsroom) => (await auditLog(workspaceId)).faults.map(({ fault }) => fault);
const keysIn = (room: Newsroom) =>
  z.object({ keys: z.array(z.unknown()) }).parse(JSON.parse(readFileSync(fileOf(room, "signing-keys.json"), "utf8"))).keys;

/** A newsroom whose log was signed and has grown since. */
async function aSignedRoom(): Promise<Newsroom> {
  const room = await aNewsroom();
  await signCheckpoint(room.workspaceId);
  await grow(room);
  return room;
}

async function untilSomebodyWaits(): Promise<void> {
  const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%lock_log%'`;
  await vi.waitUntil(async () => (await superuser.query(waiting)).rowCount === 1, { timeout: 15_000, interval: 20 });
}

async function refusalOf(room: Newsroom, { isRenewed = false } = {}): Promise<string> {
  const outcome = await signCheckpoint(room.workspaceId, { isRenewed }).catch((error: unknown) => error);
  if (!(outcome instanceof SigningRefused)) throw new Error(`Not refused: ${String(outcome)}`);
  return outcome.message;
}

describe("a log's keys", () => {
  test("are made and recorded once for many who ask for the first signature at once", async () => {
    const room = await aNewsroom();
    const notes = await Promise.all(Array.from({ length: 5 }, () => signCheckpoint(room.workspaceId)));
    expect(new Set(notes.map(({ note }) => note)).size).toBe(1);
    expect(keysIn(room)).toHaveLength(1);
    expect(await countAdopted(room)).toBe(1);
  });

  test("are all kept when two are asked for at once", async () => {
    const room = await aSignedRoom();
    await Promise.all([1, 2, 3].map(() => signCheckpoint(room.workspaceId, { isRenewed: true })));
    expect(keysIn(room)).toHaveLength(4);
    expect(await countAdopted(room)).toBe(4);
    expect(await faultsOf(room)).toEqual([]);
  });

  test("sign what is signed after they were recorded, by a signing too that waited meanwhile", async () => {
    const room = await aSignedRoom();
    const waiting = await inTransaction(async ({ record }) => {
      const log = await lockLog(record, { workspaceId: room.workspaceId, userId: null });
      if (log === null) throw new Error("There is no log.");
      const signing = signCheckpoint(room.workspaceId);
      await untilSomebodyWaits();
      const keys = await addLogKey(room.workspaceId, { origin: "", lost: [] });
      const payload = { origin: keys.origin, key: verifierKeys(keys)[0] ?? "" };
      const events = [{ type: "log.key-adopted", subject: { workspaceId: room.workspaceId }, payload }] as const;
      await appendEvents(record, systemActor(room.workspaceId), { log, events });
      return { signing };
    });
    const { note, size } = await waiting.signing;
    expect(size).toBe(BigInt(await logSize(room.owner)));
    const keys = await readLogKeys(room.workspaceId);
    expect(verifiedSigners(parseNote(note), keys === null ? [] : verifierKeys(keys).map(parseVerifierKey))).toHaveLength(2);
  });

  test("sign nothing before the log names them", async () => {
    const room = await aSignedRoom();
    await signCheckpoint(room.workspaceId, { isRenewed: true });
    await grow(room);
    const adopted = (await readLogKeys(room.workspaceId)) ?? { all: [] };
    await addLogKey(room.workspaceId, { origin: "", lost: [] });
    const { all } = (await readLogKeys(room.workspaceId)) ?? { all: [] };
    expect(signersOf({ all }, new Set(verifierKeys(adopted)))).toEqual(adopted.all.toReversed());
    // The next signing makes up for the crash that came between.
    const { note } = await signCheckpoint(room.workspaceId);
    expect(verifiedSigners(parseNote(note), verifierKeys({ all }).slice(0, 2).map(parseVerifierKey))).toHaveLength(2);
    expect(await countAdopted(room)).toBe(3);
  });

  test("that are lost are followed by a new one, when it is asked for, and what they signed still counts", async () => {
    const room = await aSignedRoom();
    rmSync(folderOf(room), { recursive: true });
    expect(await refusalOf(room)).toContain("make a new key");
    const { note } = await signCheckpoint(room.workspaceId, { isRenewed: true });
    await grow(room);
    const later = await signCheckpoint(room.workspaceId);
    const keys = await readLogKeys(room.workspaceId);
    const known = keys === null ? [] : verifierKeys(keys).map(parseVerifierKey);
    expect(known).toHaveLength(1);
    for (const one of [note, later.note]) expect(verifiedSigners(parseNote(one), known)).toHaveLength(1);
    expect(await faultsOf(room)).toEqual([]);
  });

  test("that are lost vouch for no other tree", async () => {
    const room = await aSignedRoom();
    await grow(room);
    await signCheckpoint(room.workspaceId);
    rmSync(folderOf(room), { recursive: true });
    await rewriteLog(superuser, room.workspaceId, { change: (events) => events.filter((_, at) => at !== 4), isHidden: false });
    await grow(room);
    await grow(room);
    expect(await refusalOf(room, { isRenewed: true })).toContain("not those of which a checkpoint was signed");
  });

  test("of another log are refused, asked for a new one too, and leave nothing in this log", async () => {
    const [room, other] = [await aSignedRoom(), await aSignedRoom()];
    copyFileSync(fileOf(other, "signing-keys.json"), fileOf(room, "signing-keys.json"));
    rmSync(fileOf(room, "checkpoint"));
    for (const isRenewed of [false, true])
      expect(await refusalOf(room, { isRenewed })).toContain("The keys in the data folder are those of");
    expect(await countAdopted(room)).toBe(1);
  });

  test("of an older folder are not signed with in place of the newest", async () => {
    const room = await aSignedRoom();
    const older = readFileSync(fileOf(room, "signing-keys.json"));
    await signCheckpoint(room.workspaceId, { isRenewed: true });
    await grow(room);
    writeFileSync(fileOf(room, "signing-keys.json"), older);
    expect(await refusalOf(room)).toContain("not in the data folder");
    expect((await signCheckpoint(room.workspaceId, { isRenewed: true })).note.match(/^— /gm)).toHaveLength(2);
    expect(await faultsOf(room)).toEqual([]);
  });

  test("are not recorded in a log that may not be signed", async () => {
    const room = await aSignedRoom();
    await grow(room);
    await signCheckpoint(room.workspaceId);
    await rewriteLog(superuser, room.workspaceId, { change: (events) => events.slice(0, -2) });
    expect(await refusalOf(room, { isRenewed: true })).toContain("An older copy");
    expect(await countAdopted(room)).toBe(1);
    expect(keysIn(room)).toHaveLength(1);
  });
});

describe("a file of the record that cannot be read", () => {
  const key = { pkcs8: "AAAA", createdAt: "2026-01-01T00:00:00.000Z" };
  const damaged: [string, Kept, string][] = [
    ["keys that are empty", "signing-keys.json", ""],
    ["keys written half", "signing-keys.json", '{ "origin": "courier.example/log", "keys": ['],
    ["keys of another form", "signing-keys.json", "null"],
    ["no key at all", "signing-keys.json", JSON.stringify({ origin: "courier.example/log", keys: [] })],
    ["a key that is none", "signing-keys.json", JSON.stringify({ origin: "courier.example/log", keys: [key] })],
    ["a checkpoint that is empty", "checkpoint", ""],
    ["a checkpoint written half", "checkpoint", "courier.example/log\n12\n"],
    ["a checkpoint of zeroes", "checkpoint", "\0".repeat(300)],
  ];
  test.each(damaged)("%s: nothing is signed, and the audit says which file, and of all else", async (_, name, content) => {
    const room = await aSignedRoom();
    writeFileSync(fileOf(room, name), content);
    const told =
      name === "checkpoint"
        ? /checkpoint (in the data folder|kept outside the database)/
        : /signing-keys\.json in the data folder cannot be read/;
    expect(await refusalOf(room)).toMatch(told);
    expect(await faultsOf(room)).toEqual([expect.stringMatching(told)]);
    expect(readFileSync(fileOf(room, name), "utf8")).toBe(content);
  });

  test("a folder in a file's place is named, and keeps no other newsroom from its audit", async () => {
    const room = await aSignedRoom();
    rmSync(fileOf(room, "checkpoint"));
    mkdirSync(fileOf(room, "checkpoint"));
    expect(await refusalOf(room)).toContain(`record/${room.workspaceId}/checkpoint in the data folder cannot be read (EISDIR)`);
    const after = await aNewsroom();
    const audited: string[] = [];
    for await (const { workspaceId } of auditEveryLog()) audited.push(workspaceId);
    expect(audited).toEqual(expect.arrayContaining([room.workspaceId, after.workspaceId]));
    rmSync(folderOf(room), { recursive: true });
  });

  test("of a newsroom that is gone is told as a sign of it", async () => {
    const workspaceId = "00000000-0000-4000-8000-00000000abcd";
    const folder = path.join(process.env.ASSAY_DATA ?? "", "record", workspaceId);
    mkdirSync(path.join(folder, "checkpoint"), { recursive: true });
    expect(await findLostNewsrooms()).toEqual([{ workspaceId, fault: expect.stringContaining("an unknown number of events") }]);
    rmSync(folder, { recursive: true });
  });

  test("makes no proof that names no key", async () => {
    const room = await aNewsroom();
    await signCheckpoint(room.workspaceId);
    const event = await database.auditEvent.findFirstOrThrow({ where: { workspaceId: room.workspaceId }, orderBy: { sequence: "asc" } });
    const proven = { index: event.sequence, leafHash: event.leafHash, disclosed: null };
    const what = { about: "", version: "{}", contentHash: "", events: [proven], publication: event.sequence };
    writeFileSync(fileOf(room, "signing-keys.json"), "");
    expect(await makeProof(room.workspaceId, what)).toEqual({ refused: expect.stringContaining("cannot be read") });
    rmSync(fileOf(room, "signing-keys.json"));
    expect(await makeProof(room.workspaceId, what)).toEqual({ refused: expect.stringContaining("not in the data folder") });
  });
});
