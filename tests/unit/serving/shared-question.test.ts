import { setImmediate as immediately } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openSharedQuestion } from "@/bin/serving/shared-question.mjs";

beforeEach(() => vi.useFakeTimers({ toFake: ["setTimeout", "performance"] }));
afterEach(() => vi.useRealTimers());

/** Questions that are answered when the test says so. */
function aQuestion() {
  const answers: (() => void)[] = [];
  const put = vi.fn(() => new Promise<void>((resolve) => answers.push(resolve)));
  const question = openSharedQuestion({ put, apartMs: 4 });
  const said: string[] = [];
  const ask = (...names: string[]) => {
    for (const name of names) question.ask(() => said.push(name));
  };
  return { ask, put, said, answer: async () => [answers.shift()?.(), await immediately()] };
}

describe("a shared question", () => {
  it("is put at once when nobody asked lately, and answers nobody who came after it was put", async () => {
    const { ask, put, said, answer } = aQuestion();
    ask("first");
    expect(put).toHaveBeenCalledTimes(1);
    ask("second", "third");
    await answer();
    expect(said).toEqual(["first"]);
    vi.advanceTimersByTime(4);
    expect(put).toHaveBeenCalledTimes(2);
    ask("fourth");
    await answer();
    expect(said).toEqual(["first", "second", "third"]);
  });

  it("is put again no sooner than agreed", async () => {
    const { ask, put, answer } = aQuestion();
    ask("first");
    await answer();
    vi.advanceTimersByTime(1);
    ask("second");
    vi.advanceTimersByTime(2);
    expect(put).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(1);
    expect(put).toHaveBeenCalledTimes(2);
  });

  it("lets others have a turn, and is put again while the last of many are being answered", async () => {
    const { ask, put, said, answer } = aQuestion();
    ask("first");
    const many = Array.from({ length: 200 }, (_, number) => `${number}`);
    ask(...many);
    await answer();
    vi.advanceTimersByTime(4);
    ask("late");
    const turns: number[] = [];
    await Promise.all([
      answer(),
      (async () => {
        for (let turn = 0; turn < 6; turn += 1) {
          await immediately();
          vi.advanceTimersByTime(4);
          turns.push(said.length);
          if (put.mock.calls.length === 3) break;
        }
      })(),
    ]);
    expect(put).toHaveBeenCalledTimes(3);
    expect(Math.max(...turns.map((count, place) => count - (turns[place - 1] ?? 1)))).toBe(64);
    expect(said.length).toBeLessThan(201);
    await immediately();
    await immediately();
    expect(said).toEqual(["first", ...many]);
    await answer();
    expect(said).toEqual(["first", ...many, "late"]);
  });
});
