import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { etagOf, openCopyStore } from "@/bin/serving/copy-store.mjs";

const folder = mkdtempSync(path.join(os.tmpdir(), "assay-copies-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** As much as three copies, and not a fourth. */
const memoryBytesMax = 3.5 * 2000;

const key = "of the tests";

function aCopy(address: string) {
  const identity = Buffer.alloc(1000, address);
  return { address, slug: "courier", sequence: 1, status: 200, headers: {}, etag: etagOf(identity), bodies: { identity } };
}

it("lets go first of copies that nobody read since memory was last full, and finds all of them in its folder", async () => {
  const store = openCopyStore(folder, "edition", { key, memoryBytesMax });
  const inMemory = (...addresses: string[]) => addresses.filter((address) => store.peek(address) !== null);
  for (const address of ["/a", "/b", "/c"]) await store.keep(aCopy(address));
  await store.keep(aCopy("/d"));
  // All were new: the oldest goes.
  expect(inMemory("/a")).toEqual([]);
  expect(inMemory("/b", "/d")).toEqual(["/b", "/d"]);
  await store.keep(aCopy("/e"));
  expect(inMemory("/a", "/c")).toEqual([]);
  expect(inMemory("/b", "/d", "/e")).toEqual(["/b", "/d", "/e"]);
  expect((await store.find("/a"))?.bodies.identity?.equals(aCopy("/a").bodies.identity)).toBe(true);
  expect(inMemory("/a")).toEqual(["/a"]);
  expect(inMemory("/b", "/d", "/e")).toHaveLength(2);
});

it("takes a copy for lost when one bit of it is not as it was written, wherever that is", async () => {
  const identity = Buffer.alloc(100, "words ");
  const copy = {
    ...aCopy("/damaged"),
    etag: etagOf(identity),
    bodies: { identity, gzip: Buffer.alloc(40, "g"), br: Buffer.alloc(20, "b") },
  };
  await openCopyStore(folder, "damaged", { key }).keep(copy);
  const [name = ""] = readdirSync(path.join(folder, "damaged"));
  const file = path.join(folder, "damaged", name);
  const written = readFileSync(file);
  const found = async (bytes: Buffer) => {
    writeFileSync(file, bytes);
    const store = openCopyStore(folder, "damaged", { key });
    return [await store.find("/damaged"), (await store.list()).length];
  };
  expect(await found(written)).toEqual([copy, 1]);
  for (let at = 0; at < written.length; at += 1) {
    const bytes = Buffer.from(written);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    expect(await found(bytes), `byte ${at}`).toEqual([null, 0]);
  }
  for (const bytes of [Buffer.alloc(0), Buffer.from("\n"), written.subarray(1), written.subarray(0, -1), Buffer.concat([written, written])])
    expect(await found(bytes)).toEqual([null, 0]);
});

it("takes a copy that somebody else put into the folder for none", async () => {
  await openCopyStore(folder, "forged", { key: "somebody else's" }).keep(aCopy("/forged"));
  const store = openCopyStore(folder, "forged", { key });
  expect([await store.find("/forged"), (await store.list()).length]).toEqual([null, 0]);
});
