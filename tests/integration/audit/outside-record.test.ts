import { generateKeyPairSync } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { run } from "@/bin/commands/audit";
import { auditLog } from "@/lib/audit/check-log";
import { writeDurably } from "@/lib/audit/record-folder";
import { signCheckpoint } from "@/lib/audit/sign-checkpoint";
import { SigningRefused } from "@/lib/audit/signable";
import { formatVerifierKey, signatureTypes, signerKey } from "@/lib/audit/signed-note";
import { signOutEverywhere } from "@/lib/people/sign-out-everywhere";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { aSuperuser, unguarded } from "@/tests/builders/tampering";

const superuser = aSuperuser();
const kept = mkdtempSync(path.join(os.tmpdir(), "assay-outside-"));
afterAll(() => rmSync(kept, { recursive: true, force: true }));

const folderOf = ({ workspaceId }: Newsroom) => path.join(process.env.ASSAY_DATA ?? "", "record", workspaceId);
const keysOf = (room: Newsroom) => path.join(folderOf(room), "signing-keys.json");
const checkpointOf = (room: Newsroom) => path.join(folderOf(room), "checkpoint");
const faultsOf = async ({ workspaceId }: Newsroom) => (await auditLog(workspaceId)).faults.map(({ fault }) => fault);
const grow = async (room: Newsroom) => accepted(await signOutEverywhere(room.owner, { memberId: room.viewer.userId ?? "" }));
const keyFile = z.object({ origin: z.string(), keys: z.array(z.object({ pkcs8: z.string(), createdAt: z.string() })) });

/** A newsroom whose log was signed twice; answers what stood outside after the first time, too. */
async function aTwiceSignedRoom() {
  const room = await aNewsroom();
  const first = await signCheckpoint(room.workspaceId);
  await grow(room);
  const second = await signCheckpoint(room.workspaceId);
  expect(await faultsOf(room)).toEqual([]);
  return { room, first, second };
}

async function refusalOf(room: Newsroom): Promise<string> {
  const outcome = await signCheckpoint(room.workspaceId).catch((error: unknown) => error);
  if (!(outcome instanceof SigningRefused)) throw new Error(`Not refused: ${String(outcome)}`);
  return outcome.message;
}

const nobody = "nobody outside the database vouches for what was signed";

describe("an audit that finds outside the database", () => {
  test("no last checkpoint, says so while one was signed, and no longer once the log is signed on", async () => {
    const { room, second } = await aTwiceSignedRoom();
    rmSync(checkpointOf(room));
    expect(await faultsOf(room)).toEqual([
      `the last checkpoint is not in the data folder, although one of ${second.size} events was signed`,
    ]);
    await signCheckpoint(room.workspaceId);
    expect(await faultsOf(room)).toEqual([]);
  });

  test("an older checkpoint than was signed, says that it was put there", async () => {
    const { room, first, second } = await aTwiceSignedRoom();
    writeFileSync(checkpointOf(room), first.note);
    expect(await faultsOf(room)).toEqual([
      `the checkpoint kept outside the database covers ${first.size} events, and one in the database ${second.size}: an older one was put in its place`,
    ]);
  });

  test("nothing at all, as from another machine or in another folder, trusts no checkpoint that the database names", async () => {
    const { room, second } = await aTwiceSignedRoom();
    cpSync(folderOf(room), kept, { recursive: true });
    rmSync(folderOf(room), { recursive: true });
    expect(await faultsOf(room)).toEqual([
      `the last checkpoint is not in the data folder, although one of ${second.size} events was signed`,
      `the keys that sign the log are not in the data folder: ${nobody}`,
    ]);
    expect(await run([])).toBe(1);
    // That the checkpoints are gone from the database, too, makes it no better.
    await unguarded(superuser, () => superuser.query(`delete from "Checkpoint" where "workspaceId" = $1`, [room.workspaceId]));
    expect(await faultsOf(room)).toEqual([`the keys that sign the log are not in the data folder: ${nobody}`]);
    cpSync(kept, folderOf(room), { recursive: true });
    expect(await faultsOf(room)).toEqual([]);
  });

  test("keys of somebody's own that name the log's as lost, names the event that names another", async () => {
    const { room } = await aTwiceSignedRoom();
    const { origin, keys } = keyFile.parse(JSON.parse(readFileSync(keysOf(room), "utf8")));
    const { privateKey } = generateKeyPairSync("ed25519");
    const pkcs8 = privateKey.export({ format: "der", type: "pkcs8" }).toString("base64");
    const lost = keys.map((key) => formatVerifierKey(signerKey({ name: origin, type: signatureTypes.ed25519, pkcs8: key.pkcs8 })));
    writeFileSync(keysOf(room), JSON.stringify({ origin, keys: [{ pkcs8, createdAt: new Date().toISOString() }], lost }));
    expect(await faultsOf(room)).toEqual([`the key that it names is not in the data folder: ${nobody}`]);
  });

  test("that a log was never signed, misses nothing", async () => {
    expect(await faultsOf(await aNewsroom())).toEqual([]);
  });
});

describe("a folder of the record", () => {
  test("that cannot be written refuses the signature by the file's name, and takes it once it can", async () => {
    const room = await aNewsroom();
    symlinkSync(path.join(kept, "nowhere", "at", "all"), folderOf(room));
    const words = new RegExp(
      `^The file record/${room.workspaceId}/signing-keys.json in the data folder cannot be written \\(E[A-Z]+\\)\\. Nothing was signed\\.$`,
    );
    expect(await refusalOf(room)).toMatch(words);
    expect(await faultsOf(room)).toEqual([]);
    rmSync(folderOf(room));
    await signCheckpoint(room.workspaceId);
    expect(await faultsOf(room)).toEqual([]);
  });

  test("may be somewhere else, under a link", async () => {
    const { room } = await aTwiceSignedRoom();
    const elsewhere = path.join(kept, "elsewhere");
    renameSync(folderOf(room), elsewhere);
    symlinkSync(elsewhere, folderOf(room));
    await grow(room);
    const { note } = await signCheckpoint(room.workspaceId);
    expect(readFileSync(path.join(elsewhere, "checkpoint"), "utf8")).toBe(note);
    expect(await faultsOf(room)).toEqual([]);
  });

  test("holds nothing half-written when a file does not take its place, and what was there stays", async () => {
    const place = path.join(kept, "in-the-way");
    mkdirSync(path.join(place, "checkpoint", "full"), { recursive: true });
    await expect(writeDurably(path.join(place, "checkpoint"), "new")).rejects.toThrow("rename");
    expect(readdirSync(place)).toEqual(["checkpoint"]);
    expect(existsSync(path.join(place, "checkpoint", "full"))).toBe(true);
  });
});
