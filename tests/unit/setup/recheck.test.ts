import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { recheckIntervalMs, recheckRegularly } from "@/bin/setup/recheck.mjs";

test.each([
  [undefined, null],
  ["", null],
  ["0", null],
  ["6", 21_600_000],
  ["0.5", 1_800_000],
])("%s hours between two looks", (given, intervalMs) => {
  expect(recheckIntervalMs(given)).toBe(intervalMs);
});

test.each(["-1", "often", "6h", "1000", "Infinity"])("%s is no number of hours", (given) => {
  expect(() => recheckIntervalMs(given)).toThrow(`ASSAY_RECHECK_HOURS=${given}`);
});

describe("looking again and again", () => {
  const said: string[] = [];
  beforeEach(() => {
    said.length = 0;
    vi.useFakeTimers();
    vi.spyOn(process.stdout, "write").mockImplementation((line) => said.push(String(line)) > 0);
    vi.spyOn(console, "log").mockImplementation((line) => void said.push(String(line)));
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  const looking = async (run: () => Promise<{ status: number | string; output: string }>, rounds = 1) => {
    recheckRegularly({ intervalMs: 1_000, env: {}, run });
    await vi.advanceTimersByTimeAsync(1_000 * rounds);
    return said.join("\n");
  };

  test("tells what changed or failed, and not what stayed", async () => {
    const output = "a 1 “Quay”: unchanged\na 2 “Fees”: broken: no\na 3 “Bridge”: changed, snapshot 2\n";
    const told = await looking(async () => ({ status: 1, output }));
    expect(told).toContain("broken: no");
    expect(told).toContain("changed, snapshot 2");
    expect(told).not.toMatch(/unchanged|ended early/);
  });

  test("tells of a round that ended early or could not begin, and begins the next", async () => {
    let rounds = 0;
    const told = await looking(async () => {
      rounds += 1;
      if (rounds === 1) throw new Error("no room");
      return { status: "no end after 1 s", output: "" };
    }, 2);
    expect(told).toContain("failed: no room");
    expect(told).toContain("ended early (no end after 1 s)");
    expect(rounds).toBe(2);
  });

  test("never runs two rounds at once", async () => {
    let rounds = 0;
    let finish = (_: { status: number; output: string }) => {};
    const run = () => {
      rounds += 1;
      return new Promise<{ status: number; output: string }>((resolve) => {
        finish = resolve;
      });
    };
    await looking(run, 3);
    expect(rounds).toBe(1);
    finish({ status: 0, output: "" });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(rounds).toBe(2);
  });
});
