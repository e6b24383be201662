import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { openStream, sealStream, UnreadableBackup } from "@/lib/backup/sealed-stream";

async function* parts(bytes: Buffer, length: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

async function collect(source: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const part of source) all.push(part);
  return Buffer.concat(all);
}

const seal = (bytes: Buffer, passphrase = "a few words") => collect(sealStream(passphrase)(parts(bytes, 10_000)));
const open = (bytes: Buffer, passphrase = "a few words", length = 7_000) => collect(openStream(passphrase)(parts(bytes, length)));

describe("an encrypted stream", () => {
  test.each([0, 1, 65_535, 65_536, 65_537, 200_000])("of %i bytes comes back as it was, however it is cut into parts", async (length) => {
    const bytes = randomBytes(length);
    const sealed = await seal(bytes);
    expect(sealed.includes(bytes.subarray(0, 64)) && length > 64).toBe(false);
    for (const partLength of [1_000, 65_536, 1_000_000]) expect((await open(sealed, "a few words", partLength)).equals(bytes)).toBe(true);
  });

  test("is refused with another key, when a byte was altered, and when anything is missing or added", async () => {
    const sealed = await seal(randomBytes(150_000));
    const firstFrame = 38 + 4 + 65_536 + 16;
    const altered = Buffer.from(sealed);
    altered[100] = (altered[100] ?? 0) ^ 1;
    const damaged = {
      altered,
      "cut within a frame": sealed.subarray(0, -1),
      "cut between frames": sealed.subarray(0, firstFrame),
      "without its first frame": Buffer.concat([sealed.subarray(0, 38), sealed.subarray(firstFrame)]),
      "with a frame twice": Buffer.concat([sealed.subarray(0, firstFrame), sealed.subarray(38, firstFrame), sealed.subarray(firstFrame)]),
      "with more after its end": Buffer.concat([sealed, sealed.subarray(38)]),
      empty: Buffer.alloc(0),
    };
    for (const [name, bytes] of Object.entries(damaged)) await expect(open(bytes), name).rejects.toThrow(UnreadableBackup);
    await expect(open(sealed, "other words")).rejects.toThrow("key is another");
  });
});
