"use client";
import { useEffect, useState } from "react";

/** What the person has done so far, so that an answer that comes late can tell whether they still wait for it. */
export type Acts = {
  /** The moment now; give it to `isSame` later. */
  now: () => number;
  /** True while no key or pointer was pressed since that moment. */
  isSame: (moment: number) => boolean;
};

/** Something that wants the focus once it is drawn, unless the person does something else first. */
export type FocusWish = {
  ask: (id: string) => void;
  /** True once, for the one asked for, and only while the person still waits. */
  take: (id: string) => boolean;
};

/** Counts pressed keys and pointers of the whole page. */
export function useActs(): Acts {
  const [acts] = useState(createActs);
  useEffect(() => {
    const count = () => acts.count();
    document.addEventListener("keydown", count, { capture: true });
    document.addEventListener("pointerdown", count, { capture: true });
    return () => {
      document.removeEventListener("keydown", count, { capture: true });
      document.removeEventListener("pointerdown", count, { capture: true });
    };
  }, [acts]);
  return acts;
}

/** A wish that lapses with the person's next act: the focus is never taken from where they have gone since. */
export function createFocusWish(acts: Acts): FocusWish {
  let wish: { id: string; moment: number } | null = null;
  return {
    ask: (id) => {
      wish = { id, moment: acts.now() };
    },
    take: (id) => {
      if (wish?.id !== id) return false;
      const { moment } = wish;
      wish = null;
      return acts.isSame(moment);
    },
  };
}

/** Steps that wait for something to come, and are all taken then, unless the person does something else than stepping first. */
export type WaitingSteps<Step> = {
  /** True while steps wait and the last act was one of them, but for the present one. */
  areWaiting: () => boolean;
  /** Puts a step behind those that wait. Answers how many do. */
  add: (step: Step) => number;
  /** The steps in their order, once; none when the person has done something else since. */
  take: () => Step[];
};

/** No step waits yet. */
export function createWaitingSteps<Step>(acts: Acts): WaitingSteps<Step> {
  let steps: Step[] = [];
  let moment = 0;
  const areWaiting = () => steps.length > 0 && acts.now() === moment + 1;
  return {
    areWaiting,
    add: (step) => {
      steps = areWaiting() ? [...steps, step] : [step];
      moment = acts.now();
      return steps.length;
    },
    take: () => {
      const taken = acts.isSame(moment) ? steps : [];
      steps = [];
      return taken;
    },
  };
}

function createActs(): Acts & { count: () => void } {
  let done = 0;
  return {
    now: () => done,
    isSame: (moment) => moment === done,
    count: () => {
      done += 1;
    },
  };
}
