type Clock = { now: () => Date };

const shared = globalThis as unknown as { assayClock?: Clock; assayHeldMoment?: { getStore: () => Date | undefined } };

/** The current time, UTC, in whole milliseconds: inside a command, one and the same until it ends. Tests may set the clock. */
export function now(): Date {
  return shared.assayHeldMoment?.getStore() ?? shared.assayClock?.now() ?? new Date();
}

/** Replaces the clock (tests and builders only); `null` gives the machine's time back. */
export function setClock(clock: Clock | null): void {
  if (clock === null) delete shared.assayClock;
  else shared.assayClock = clock;
}
