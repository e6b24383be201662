import { afterEach, expect, test, vi } from "vitest";
import { run as checkpoint } from "@/bin/commands/checkpoint";
import { run as fixity } from "@/bin/commands/fixity";
import { run as recheck } from "@/bin/commands/recheck";

afterEach(() => vi.restoreAllMocks());

test.each([
  ["checkpoint", "--newsroom", checkpoint],
  ["fixity", "--workspace", fixity],
  ["recheck", "--workspace", recheck],
])("assay %s ends with 2 for a newsroom that is not there, and finds nothing in it", async (_, option, run) => {
  const [said, complained]: [string[], string[]] = [[], []];
  vi.spyOn(process.stdout, "write").mockImplementation((words) => said.push(String(words)) > 0);
  vi.spyOn(process.stderr, "write").mockImplementation((words) => complained.push(String(words)) > 0);
  expect(await run([option, "nowhere-at-all"])).toBe(2);
  expect([said, complained]).toEqual([[], ["There is no newsroom at /nowhere-at-all.\n"]]);
});
