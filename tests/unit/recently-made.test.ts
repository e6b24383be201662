import { expect, test, vi } from "vitest";
import { recentlyMade } from "@/lib/recently-made";

test("what was made last is kept, a failure is not, and what was not asked for longest goes first", async () => {
  const keep = recentlyMade<string>(2);
  const make = vi.fn(async (name: string) => name);
  const ask = (name: string) => keep(name, () => make(name));
  expect(await Promise.all([ask("a"), ask("a"), ask("b"), ask("a")])).toEqual(["a", "a", "b", "a"]);
  expect(make.mock.calls).toEqual([["a"], ["b"]]);
  await ask("c");
  await ask("a");
  expect(make.mock.calls).toEqual([["a"], ["b"], ["c"]]);
  await ask("b");
  expect(make.mock.calls).toEqual([["a"], ["b"], ["c"], ["b"]]);

  await expect(keep("d", () => Promise.reject(new Error("No.")))).rejects.toThrow("No.");
  expect(await ask("d")).toBe("d");
});
