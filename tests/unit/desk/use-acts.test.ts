import { describe, expect, it } from "vitest";
import { createWaitingSteps } from "@/components/desk/use-acts";

/** Somebody's acts, counted by hand. */
function somebody() {
  let done = 0;
  return {
    act: () => {
      done += 1;
    },
    acts: { now: () => done, isSame: (moment: number) => moment === done },
  };
}

describe("steps that wait", () => {
  it("are taken in their order, as many as were asked for one after another, and once", () => {
    const { act, acts } = somebody();
    const waiting = createWaitingSteps<string>(acts);
    const counts = ["back", "back", "on"].map((step) => {
      act();
      return waiting.add(step);
    });
    expect(counts).toEqual([1, 2, 3]);
    expect(waiting.take()).toEqual(["back", "back", "on"]);
    expect(waiting.take()).toEqual([]);
  });

  it("lapse with anything else that is done, before a further step or after the last", () => {
    const { act, acts } = somebody();
    const waiting = createWaitingSteps<string>(acts);
    act();
    expect(waiting.areWaiting()).toBe(false);
    waiting.add("back");
    act();
    expect(waiting.areWaiting()).toBe(true);
    act();
    expect(waiting.areWaiting()).toBe(false);
    expect(waiting.add("on")).toBe(1);
    act();
    expect(waiting.take()).toEqual([]);
  });
});
