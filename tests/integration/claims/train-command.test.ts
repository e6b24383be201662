import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { run } from "@/bin/commands/train";
import { aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { logSize } from "@/tests/builders/record";

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await aNewsroom();
});

let printed = "";
async function train(...options: string[]): Promise<number> {
  printed = "";
  const keep = (words: string | Uint8Array) => {
    printed += String(words);
    return true;
  };
  vi.spyOn(process.stdout, "write").mockImplementation(keep);
  vi.spyOn(process.stderr, "write").mockImplementation(keep);
  try {
    return await run(options);
  } finally {
    vi.restoreAllMocks();
  }
}
afterEach(() => vi.restoreAllMocks());

describe("assay train", () => {
  test("says how many decisions there are and what it takes, and changes nothing", async () => {
    const before = await logSize(newsroom.owner);
    expect(await train("--workspace", newsroom.slug)).toBe(0);
    expect(printed).toContain(`${newsroom.slug}: 0 accepted, 0 accepted and reworded, 0 marked, 0 dismissed`);
    expect(printed).toContain("It takes at least 40");
    expect(await train("--workspace", newsroom.slug, "--apply")).toBe(1);
    expect(await train("--workspace", newsroom.slug, "--back")).toBe(1);
    expect(printed).toContain("nothing to go back from");
    expect(await logSize(newsroom.owner)).toBe(before);
  });

  test("ends with 2 on wrong usage and for newsrooms that are not there", async () => {
    expect(await train()).toBe(2);
    expect(printed).toContain("usage:");
    expect(await train("--workspace", newsroom.slug, "--apply", "--back")).toBe(2);
    expect(await train("--loud")).toBe(2);
    expect(await train("--workspace", "nowhere-at-all")).toBe(2);
    expect(printed).toContain("no newsroom at /nowhere-at-all");
  });
});
