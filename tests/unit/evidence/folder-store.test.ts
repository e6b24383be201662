import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ContentTooLargeError } from "@/lib/evidence/artefact-store";
import { folderStore } from "@/lib/evidence/folder-store";

const folder = mkdtempSync(path.join(os.tmpdir(), "assay-store-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const store = folderStore(path.join(folder, "evidence"));
const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const fileOf = (hash: string) => path.join(folder, "evidence", hash.slice(0, 2), hash.slice(2, 4), hash);
const incoming = () => readdirSync(path.join(folder, "evidence", "incoming"));

async function* inPieces(bytes: Uint8Array, length: number) {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

async function readBack(hash: string): Promise<Buffer> {
  const opened = await store.open(hash);
  if (opened === null) throw new Error("Nothing there.");
  return Buffer.concat(await opened.stream.toArray());
}

describe("the store in a folder", () => {
  it("keeps bytes under their own SHA-256, however they come in pieces", async () => {
    const bytes = Buffer.from("The accounts say 38.2 million.".repeat(10_000));
    for (const length of [1, 7, 65_536, bytes.length].map((one) => Math.max(one, 997))) {
      const stored = await store.put(inPieces(bytes, length), bytes.length);
      expect(stored).toEqual({ contentHash: hashOf(bytes), sizeBytes: bytes.length });
    }
    expect(await readBack(hashOf(bytes))).toEqual(bytes);
    expect(statSync(fileOf(hashOf(bytes))).mode & 0o222, "nobody may write").toBe(0);
    expect(incoming()).toEqual([]);
  });

  it("keeps nothing of what is too large, and nothing of what breaks off", async () => {
    const bytes = Buffer.from("too much of it");
    await expect(store.put(inPieces(bytes, 3), bytes.length - 1)).rejects.toThrow(ContentTooLargeError);
    async function* broken() {
      yield bytes;
      throw new Error("the line went dead");
    }
    await expect(store.put(broken(), 1000)).rejects.toThrow("the line went dead");
    expect(existsSync(fileOf(hashOf(bytes)))).toBe(false);
    expect(incoming()).toEqual([]);
  });

  it("takes the same content from many at once", async () => {
    const bytes = Buffer.from("one page, asked for by everybody");
    const stored = await Promise.all(Array.from({ length: 20 }, () => store.put(inPieces(bytes, 5), 1000)));
    expect(new Set(stored.map(({ contentHash }) => contentHash))).toEqual(new Set([hashOf(bytes)]));
    expect(await readBack(hashOf(bytes))).toEqual(bytes);
    expect(incoming()).toEqual([]);
  });

  it("says what is damaged and what is gone, and mends it when the content comes again", async () => {
    const bytes = Buffer.from("this page will be damaged");
    const { contentHash } = await store.put(inPieces(bytes, 9), 1000);
    expect(await store.check(contentHash)).toEqual({ contentHash, isIntact: true, found: contentHash, sizeBytes: bytes.length });
    const other = Buffer.from("this page was damaged!!!!");
    chmodSync(fileOf(contentHash), 0o600);
    writeFileSync(fileOf(contentHash), other);
    expect(await store.check(contentHash)).toMatchObject({ isIntact: false, found: hashOf(other) });
    await store.put(inPieces(bytes, 9), 1000);
    expect(await store.check(contentHash)).toMatchObject({ isIntact: true });
    const kept = readdirSync(path.join(folder, "evidence", "damaged"));
    expect(kept.map((name) => readFileSync(path.join(folder, "evidence", "damaged", name)))).toEqual([other]);
    rmSync(fileOf(contentHash));
    expect(await store.check(contentHash)).toEqual({ contentHash, isIntact: false, found: null, sizeBytes: 0 });
    expect(await store.open(contentHash)).toBeNull();
  });

  it("never takes a name for a hash", async () => {
    for (const name of ["../../etc/passwd", "A".repeat(64), "", `${"a".repeat(63)}/`])
      await expect(store.open(name)).rejects.toThrow("no content hash");
  });
});
