import { afterEach, expect, test } from "vitest";
import { now, setClock } from "@/lib/clock";
import { atOneMoment, isMomentHeld } from "@/lib/held-moment";

afterEach(() => setClock(null));

test("holds the clock for what it runs, also after a wait, and for nothing beside it", async () => {
  let ticks = 0;
  setClock({
    now: () => {
      ticks += 1;
      return new Date(ticks);
    },
  });
  const each = async () => {
    const first = now();
    await Promise.resolve();
    return [first.getTime(), now().getTime(), isMomentHeld()];
  };
  expect(await Promise.all([atOneMoment(each), atOneMoment(each)])).toEqual([
    [1, 1, true],
    [2, 2, true],
  ]);
  expect(await each()).toEqual([3, 4, false]);
});
