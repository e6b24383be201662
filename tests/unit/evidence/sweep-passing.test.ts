import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { folderStore } from "@/lib/evidence/folder-store";
import { sweepPassing } from "@/lib/evidence/sweep-passing";
import { passingName, passingPrefix } from "@/lib/passing-name";
import { pidOfKilled } from "@/tests/support/killed";

const root = mkdtempSync(path.join(os.tmpdir(), "assay-sweep-"));
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(root, "place-"));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const twoDaysAgo = new Date(Date.now() - 48 * 60 * 60 * 1000);

function lay(name: string, content = "half a file"): string {
  writeFileSync(path.join(folder, name), content);
  return name;
}

function age(name: string): string {
  utimesSync(path.join(folder, name), twoDaysAgo, twoDaysAgo);
  return name;
}

const swept = (prefix = "") => sweepPassing([{ folder, prefix }]);
const namedAfter = (pid: number) => passingName().replace(`-${process.pid}-`, `-${pid}-`);

describe("what a killed process left behind", () => {
  test("is taken away at once, files and folders, and it is said how much", async () => {
    const pid = await pidOfKilled();
    lay(namedAfter(pid), "12345");
    const inner = path.join(folder, `assay-capture-${passingPrefix().replace(`-${process.pid}-`, `-${pid}-`)}Ab12Cd`, "deep");
    mkdirSync(inner, { recursive: true });
    writeFileSync(path.join(inner, "data.warc.gz"), "1234567");
    expect(await swept()).toEqual({ things: 2, bytes: 12 });
    expect(readdirSync(folder)).toEqual([]);
    expect(await swept()).toEqual({ things: 0, bytes: 0 });
  });

  test("stays while its maker lives, however old it is", async () => {
    const own = age(lay(passingName()));
    const parents = age(lay(namedAfter(process.ppid)));
    expect(await swept()).toEqual({ things: 0, bytes: 0 });
    expect(readdirSync(folder).toSorted()).toEqual([own, parents].toSorted());
  });

  test("stays a day where nobody can ask for its maker: another machine, or a name of old", async () => {
    const foreign = (pid: number) => `00000000-${pid}-11111111-2222-4333-8444-555555555555`;
    const pid = await pidOfKilled();
    const fresh = [lay(foreign(pid)), lay("0b86c9aa-1234-4fff-8000-000000000000"), lay("assay-capture-Ab12Cd")];
    age(lay(foreign(7)));
    age(lay("0b86c9aa-5678-4fff-8000-000000000000"));
    expect((await swept()).things).toBe(2);
    expect(readdirSync(folder).toSorted()).toEqual(fresh.toSorted());
  });

  test("is looked for by the beginning of its name where others lay their things, too, and links lead nowhere", async () => {
    const pid = await pidOfKilled();
    const precious = path.join(root, "precious");
    mkdirSync(precious, { recursive: true });
    writeFileSync(path.join(precious, "kept"), "kept");
    symlinkSync(precious, path.join(folder, `assay-capture-${namedAfter(pid)}`));
    age(lay("somebody-elses"));
    expect((await swept("assay-capture-")).things).toBe(1);
    expect(readdirSync(folder)).toEqual(["somebody-elses"]);
    expect(readFileSync(path.join(precious, "kept"), "utf8")).toBe("kept");
  });

  test("may be swept by several at once, and need not be there", async () => {
    const pid = await pidOfKilled();
    for (let at = 0; at < 20; at += 1) lay(namedAfter(pid));
    await Promise.all([swept(), swept(), swept(), sweepPassing([{ folder: path.join(root, "nowhere"), prefix: "" }])]);
    expect(readdirSync(folder)).toEqual([]);
  });
});

test("an upload that is under way while everything is swept is stored whole", async () => {
  const store = folderStore(folder);
  const incoming = path.join(folder, "incoming");
  async function* slowly() {
    yield Buffer.from("first half, ");
    expect(readdirSync(incoming)).toHaveLength(1);
    for (const name of readdirSync(incoming)) utimesSync(path.join(incoming, name), twoDaysAgo, twoDaysAgo);
    expect(await sweepPassing([{ folder: incoming, prefix: "" }])).toEqual({ things: 0, bytes: 0 });
    yield Buffer.from("second half");
  }
  const { contentHash } = await store.put(slowly(), 1000);
  expect((await store.check(contentHash)).isIntact).toBe(true);
  expect(existsSync(incoming)).toBe(true);
  expect(readdirSync(incoming)).toEqual([]);
});
