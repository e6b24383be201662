import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { DeleteObjectCommand, GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import S3rver from "s3rver";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ArtefactStore, ContentTooLargeError } from "@/lib/evidence/artefact-store";
import { bucketStore } from "@/lib/evidence/bucket-store";
import { folderStore } from "@/lib/evidence/folder-store";

const folder = mkdtempSync(path.join(os.tmpdir(), "assay-store-"));
const place = path.join(folder, "evidence");
const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const keyOf = (hash: string) => `${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}`;
const fileOf = (hash: string) => path.join(place, keyOf(hash));

/** A store, and what somebody with the keys to its disk could do to it. */
type Kept = {
  store: ArtefactStore;
  passing: () => string[];
  damage: (hash: string, bytes: Uint8Array) => Promise<void>;
  remove: (hash: string) => Promise<void>;
  aside: () => Promise<Buffer[]>;
};

const inFolder: Kept = {
  store: folderStore(place),
  passing: () => readdirSync(path.join(place, "incoming")),
  async damage(hash, bytes) {
    chmodSync(fileOf(hash), 0o600);
    writeFileSync(fileOf(hash), bytes);
  },
  async remove(hash) {
    rmSync(fileOf(hash));
  },
  async aside() {
    return readdirSync(path.join(place, "damaged")).map((name) => readFileSync(path.join(place, "damaged", name)));
  },
};

const Bucket = "evidence";
const server = new S3rver({
  ...{ address: "127.0.0.1", port: 0, directory: path.join(folder, "server"), silent: true },
  configureBuckets: [{ name: Bucket }],
});
let bucket: Kept;

beforeAll(async () => {
  // The keys that this server knows.
  process.env.AWS_ACCESS_KEY_ID = "S3RVER";
  process.env.AWS_SECRET_ACCESS_KEY = "S3RVER";
  const { port } = await server.run();
  const endpoint = `http://127.0.0.1:${port}`;
  const client = new S3Client({ region: "us-east-1", endpoint, forcePathStyle: true, requestChecksumCalculation: "WHEN_REQUIRED" });
  const passing = path.join(folder, "passing");
  bucket = {
    store: bucketStore({ name: Bucket, endpoint, region: "us-east-1" }, passing),
    passing: () => readdirSync(passing),
    async damage(hash, bytes) {
      await client.send(new PutObjectCommand({ Bucket, Key: keyOf(hash), Body: bytes }));
    },
    async remove(hash) {
      await client.send(new DeleteObjectCommand({ Bucket, Key: keyOf(hash) }));
    },
    async aside() {
      const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket, Prefix: "damaged/" }));
      const bodies = Contents.map(async ({ Key }) => (await client.send(new GetObjectCommand({ Bucket, Key }))).Body);
      return Promise.all(
        (await Promise.all(bodies)).map(async (body) => (body instanceof Readable ? Buffer.concat(await body.toArray()) : Buffer.alloc(0))),
      );
    },
  };
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function* inPieces(bytes: Uint8Array, length: number) {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

async function readBack(store: ArtefactStore, hash: string): Promise<Buffer> {
  const opened = await store.open(hash);
  if (opened === null) throw new Error("Nothing there.");
  return Buffer.concat(await opened.stream.toArray());
}

describe.each([
  ["a folder", () => inFolder],
  ["a bucket of an S3-compatible server", () => bucket],
])("the store in %s", (_, kept) => {
  test("keeps bytes under their own SHA-256, however they come in pieces", async () => {
    const { store, passing } = kept();
    const bytes = Buffer.from("The accounts say 38.2 million.".repeat(10_000));
    for (const length of [997, 65_536, bytes.length]) {
      const stored = await store.put(inPieces(bytes, length), bytes.length);
      expect(stored).toEqual({ contentHash: hashOf(bytes), sizeBytes: bytes.length });
    }
    expect(await readBack(store, hashOf(bytes))).toEqual(bytes);
    expect(passing()).toEqual([]);
  });

  test("keeps nothing of what is too large, and nothing of what breaks off", async () => {
    const { store, passing } = kept();
    const bytes = Buffer.from("too much of it");
    await expect(store.put(inPieces(bytes, 3), bytes.length - 1)).rejects.toThrow(ContentTooLargeError);
    async function* broken() {
      yield bytes;
      throw new Error("the line went dead");
    }
    await expect(store.put(broken(), 1000)).rejects.toThrow("the line went dead");
    expect(await store.open(hashOf(bytes))).toBeNull();
    expect(passing()).toEqual([]);
  });

  test("takes the same content from many at once", async () => {
    const { store, passing } = kept();
    const bytes = Buffer.from("one page, asked for by everybody");
    const stored = await Promise.all(Array.from({ length: 20 }, () => store.put(inPieces(bytes, 5), 1000)));
    expect(new Set(stored.map(({ contentHash }) => contentHash))).toEqual(new Set([hashOf(bytes)]));
    expect(await readBack(store, hashOf(bytes))).toEqual(bytes);
    expect(passing()).toEqual([]);
  });

  test("says what is damaged and what is gone, and mends it when the content comes again", async () => {
    const { store, damage, remove, aside } = kept();
    const bytes = Buffer.from("this page will be damaged");
    const { contentHash } = await store.put(inPieces(bytes, 9), 1000);
    expect(await store.check(contentHash)).toEqual({ contentHash, isIntact: true, found: contentHash, sizeBytes: bytes.length });
    const other = Buffer.from("this page was damaged!!!!");
    await damage(contentHash, other);
    expect(await store.check(contentHash)).toMatchObject({ isIntact: false, found: hashOf(other) });
    await store.put(inPieces(bytes, 9), 1000);
    expect(await store.check(contentHash)).toMatchObject({ isIntact: true });
    expect(await aside()).toEqual([other]);
    await remove(contentHash);
    expect(await store.check(contentHash)).toEqual({ contentHash, isIntact: false, found: null, sizeBytes: 0 });
    expect(await store.open(contentHash)).toBeNull();
  });

  test("never takes a name for a hash", async () => {
    for (const name of ["../../etc/passwd", "A".repeat(64), "", `${"a".repeat(63)}/`])
      await expect(kept().store.open(name)).rejects.toThrow("no content hash");
  });
});

test("a file in the folder may be written by nobody", async () => {
  const bytes = Buffer.from("for reading only");
  await inFolder.store.put(inPieces(bytes, 5), 1000);
  expect(statSync(fileOf(hashOf(bytes))).mode & 0o222).toBe(0);
});

test("a file that cannot be read is damaged, like any other, and mended when its content comes again", async () => {
  const bytes = Buffer.from("on a sector that is gone");
  const { contentHash } = await inFolder.store.put(inPieces(bytes, 5), 1000);
  rmSync(fileOf(contentHash));
  // A folder of its name opens, and gives no bytes.
  mkdirSync(fileOf(contentHash));
  expect(await inFolder.store.check(contentHash)).toEqual({ contentHash, isIntact: false, found: null, sizeBytes: 0 });
  await inFolder.store.put(inPieces(bytes, 5), 1000);
  expect(await inFolder.store.check(contentHash)).toMatchObject({ isIntact: true });
});

test("a bucket that cannot be reached is an error, not an empty store", async () => {
  const nowhere = bucketStore({ name: Bucket, endpoint: "http://127.0.0.1:9", region: "us-east-1" }, path.join(folder, "passing"));
  await expect(nowhere.open("a".repeat(64))).rejects.toThrow();
});
