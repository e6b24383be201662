import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { clearUnfinished, unfinishedName } from "@/lib/unfinished-file";
import { pidOfKilled } from "@/tests/support/killed";

const root = mkdtempSync(path.join(os.tmpdir(), "assay-unfinished-"));
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(root, "place-"));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const lay = (name: string) => {
  writeFileSync(path.join(folder, name), "half");
  return name;
};
const ownName = () => path.basename(unfinishedName(path.join(folder, "a.backup")));
const age = (name: string) => {
  const twoDaysAgo = new Date(Date.now() - 48 * 60 * 60 * 1000);
  utimesSync(path.join(folder, name), twoDaysAgo, twoDaysAgo);
  return name;
};

describe("what was being written when its writer was killed", () => {
  test("is taken away at once, under the names of old after a day, and it is said where it was", async () => {
    const killed = lay(ownName().replace(`-${process.pid}-`, `-${await pidOfKilled()}-`));
    const older = age(lay("a.backup.12345.unfinished"));
    const cleared = await clearUnfinished(path.join(folder, "a.backup"));
    expect(cleared.toSorted()).toEqual([killed, older].map((name) => path.join(folder, name)).toSorted());
    expect(readdirSync(folder)).toEqual([]);
  });

  test("is all that is: a living process's, another file's, and whatever has another name stay", async () => {
    const others = [
      "a.backup.old",
      "a.backup.1.bak",
      "a.backup",
      "a.backup.unfinished",
      "b.backup.12345.unfinished",
      "a.backup.x.unfinished",
    ];
    const kept = [age(lay(ownName())), lay("a.backup.12345.unfinished"), ...others.map((name) => age(lay(name)))];
    expect(await clearUnfinished(path.join(folder, "a.backup"))).toEqual([]);
    expect(readdirSync(folder).toSorted()).toEqual(kept.toSorted());
  });

  test("is looked for in no folder that is not there", async () => {
    expect(await clearUnfinished(path.join(folder, "nowhere", "a.backup"))).toEqual([]);
  });
});
