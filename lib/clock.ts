type Clock = { now: () => Date };

const shared = globalThis as unknown as { assayClock?: Clock };

/** The current time, UTC, in whole milliseconds. Tests may set the clock. */
export function now(): Date {
  return shared.assayClock?.now() ?? new Date();
}

/** Replaces the clock (tests and builders only); `null` gives the machine's time back. */
export function setClock(clock: Clock | null): void {
  if (clock === null) delete shared.assayClock;
  else shared.assayClock = clock;
}
