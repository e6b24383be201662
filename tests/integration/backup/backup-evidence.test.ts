import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { restoreBackup } from "@/lib/backup/restore-backup";
import { writeBackup } from "@/lib/backup/write-backup";
import { database } from "@/lib/database";
import { attachEvidence } from "@/lib/evidence/attach-evidence";
import { attachToContact } from "@/lib/evidence/attach-to-contact";
import { checkFixity } from "@/lib/evidence/check-fixity";
import { artefactStore } from "@/lib/evidence/chosen-store";
import { folderStore } from "@/lib/evidence/folder-store";
import { logContact } from "@/lib/evidence/log-contact";
import { uploadCapture } from "@/lib/evidence/upload-capture";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { aClaim, someEvidence } from "@/tests/builders/review";
import { elsewhere } from "@/tests/support/elsewhere";

/** Several pieces of a store's reading long, and nothing that compresses. */
const recording = randomBytes(3 * 1024 * 1024 + 17);
const letter = "Dear editors, the bridge cost 38.2 million.";
const hashOf = (content: string | Uint8Array) => createHash("sha256").update(content).digest("hex");

let folder: string;
let newsroom: Newsroom;
const inFolder = (name: string) => path.join(folder, name);

async function* bytesOf(content: string | Uint8Array) {
  yield Buffer.from(content);
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "assay-backup-evidence-"));
  newsroom = await aNewsroom();
  const { claimId } = await aClaim(newsroom);
  const { sourceId } = accepted(await attachEvidence(newsroom.reviewer, { claimId, ...someEvidence }));
  accepted(await uploadCapture(newsroom.reviewer, { sourceId, fileName: "film.bin", content: bytesOf(recording) }));
  const asked = { channel: "email", contactedOn: "2026-10-02", question: "What did it cost?", deadlineOn: "" } as const;
  const { contactId } = accepted(await logContact(newsroom.reviewer, { claimId, ...asked }));
  accepted(await attachToContact(newsroom.reviewer, { contactId, fileName: "a.txt", isPublishable: true, content: bytesOf(letter) }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Files of a store, whatever their name. */
const filesIn = (place: string) =>
  readdirSync(place, { recursive: true, withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : []));

describe("a backup with stored evidence", () => {
  test.each([
    ["plain", null],
    ["encrypted", "a few plain words"],
  ])("that is %s brings every file back where there was none, and the fixity check finds all intact", async (name, passphrase) => {
    const file = inFolder(name);
    expect(await writeBackup(file, { passphrase, store: artefactStore() })).toMatchObject({ files: 2, lacking: [] });
    const place = inFolder(`${name}-store`);
    const store = folderStore(place);
    await elsewhere(async () => {
      expect(await restoreBackup(file, { passphrase, store })).toMatchObject({ files: 2, lacking: [] });
      const { files, bytes, faults } = await checkFixity(newsroom.workspaceId, store);
      expect([files, bytes, faults]).toEqual([2, BigInt(recording.length + letter.length), []]);
    });
    expect(filesIn(place).toSorted()).toEqual([hashOf(recording), hashOf(letter)].toSorted());
  });

  test("without its files, or into no store, brings back the rows alone", async () => {
    expect(await writeBackup(inFolder("rows"), { passphrase: null })).toMatchObject({ files: 0 });
    await elsewhere(async () =>
      expect(await restoreBackup(inFolder("rows"), { passphrase: null, store: artefactStore() })).toMatchObject({ files: 0 }),
    );
    await elsewhere(async () => expect(await restoreBackup(inFolder("plain"), { passphrase: null })).toMatchObject({ files: 0 }));
  });

  test("names a file that is missing or damaged, saves the rest, and says so when it is restored", async () => {
    const place = inFolder("damaged-store");
    const store = folderStore(place);
    await store.put(bytesOf(recording), recording.length);
    const hash = hashOf(letter);
    mkdirSync(path.join(place, hash.slice(0, 2), hash.slice(2, 4)), { recursive: true });
    writeFileSync(path.join(place, hash.slice(0, 2), hash.slice(2, 4), hash), "Dear editors, it cost nothing.");
    expect(await writeBackup(inFolder("damaged"), { passphrase: null, store })).toMatchObject({ files: 1, lacking: [hash] });
    await elsewhere(async () => {
      expect(await restoreBackup(inFolder("damaged"), { passphrase: null, store: folderStore(inFolder("after")) })).toMatchObject({
        files: 1,
        lacking: [hash],
      });
    });
  });

  /** The backup with its text changed, its end made to fit again: only the files' own hashes can tell. */
  function forged(name: string, change: (lines: string[]) => string[]): string {
    const lines = gunzipSync(readFileSync(inFolder("plain")))
      .toString()
      .trimEnd()
      .split("\n");
    const { rows } = JSON.parse(lines.at(-1) ?? "") as { rows: number };
    const kept = change(lines.slice(0, -1)).map((line) => `${line}\n`);
    writeFileSync(inFolder(name), gzipSync(`${kept.join("")}${JSON.stringify({ rows, sha256: hashOf(kept.join("")) })}\n`));
    return inFolder(name);
  }

  const letterLine = JSON.stringify(Buffer.from(letter).toString("base64"));
  const otherLine = JSON.stringify(Buffer.from(letter.replace("38", "83")).toString("base64"));
  test.each([
    ["altered", (lines: string[]) => lines.map((line) => (line === letterLine ? otherLine : line)), "was altered"],
    ["cut short", (lines: string[]) => lines.filter((line) => line !== letterLine), "not as long as it says"],
    ["made longer", (lines: string[]) => lines.flatMap((line) => (line === letterLine ? [line, line] : [line])), "not as long as it says"],
  ])("in which a file was %s is refused even when its end fits, and nothing comes back", async (name, change, reason) => {
    const file = forged(name, change);
    const place = inFolder(`${name}-store`);
    await elsewhere(async () => {
      await expect(restoreBackup(file, { passphrase: null, store: folderStore(place) })).rejects.toThrow(reason);
      expect(await database.workspace.count()).toBe(0);
    });
    // Nothing half-written stays, and nothing stands under a hash that is not its own.
    for (const name of filesIn(place)) expect([hashOf(recording), hashOf(letter), hashOf(letter.replace("38", "83"))]).toContain(name);
  });
});
