import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { fileOpenToOthers, keyOpenToOthers } from "@/lib/open-to-others";

const folder = mkdtempSync(path.join(os.tmpdir(), "assay-open-"));
const file = path.join(folder, "key");
writeFileSync(file, "a key");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function said(mode: number, around = 0o700): Promise<{ key: string | null; other: string | null }> {
  chmodSync(folder, around);
  chmodSync(file, mode);
  return { key: await keyOpenToOthers(file), other: await fileOpenToOthers(file) };
}

const read = "read by other users of this machine";
const changed = "changed by other users of this machine";

describe.skipIf(process.platform === "win32")("a file that others than its owner reach", () => {
  test.each([0o600, 0o400, 0o700])("is not one of mode %o in a folder of one's own", async (mode) => {
    expect(await said(mode)).toEqual({ key: null, other: null });
  });

  test.each([
    [0o644, `${read} (mode 644)`, null],
    [0o640, `${read} (mode 640)`, null],
    [0o660, `${read} (mode 660) and ${changed} (mode 660)`, `${changed} (mode 660)`],
    [0o602, `${changed} (mode 602)`, `${changed} (mode 602)`],
  ])("of mode %o is named, with the way", async (mode, key, other) => {
    expect(await said(mode)).toEqual({
      key: `The file ${file} can be ${key}. Take that away (chmod 600, its folder 700); whoever may have copied the key has it: make a new one.`,
      other: other === null ? null : `The file ${file} can be ${other}. Take that away (chmod 600, its folder 700).`,
    });
  });

  test("can be replaced where its folder can be written, but not in one like /tmp", async () => {
    expect((await said(0o600, 0o770)).other).toContain("can be replaced by whoever may write its folder (mode 770).");
    expect(await said(0o600, 0o1777)).toEqual({ key: null, other: null });
    expect(await said(0o600, 0o755)).toEqual({ key: null, other: null });
  });

  test("that is not there is somebody else's to tell", async () => {
    expect(await keyOpenToOthers(path.join(folder, "nothing"))).toBeNull();
    expect(await keyOpenToOthers(path.join(file, "below"))).toBeNull();
  });
});
