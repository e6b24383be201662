import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { etagOf, openCopyStore } from "@/bin/serving/copy-store.mjs";

const folder = mkdtempSync(path.join(os.tmpdir(), "assay-copies-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** As much as three copies, and not a fourth. */
const memoryBytesMax = 3.5 * 2000;

function aCopy(address: string) {
  const identity = Buffer.alloc(1000, address);
  return { address, slug: "courier", sequence: 1, status: 200, headers: {}, etag: etagOf(identity), bodies: { identity } };
}

it("lets go first of copies that nobody read since memory was last full, and finds all of them in its folder", async () => {
  const store = openCopyStore(folder, "edition", { memoryBytesMax });
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
