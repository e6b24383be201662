import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { now } from "@/lib/clock";

// On the global object, where the clock finds it: a server holds several copies of a module.
const shared = globalThis as unknown as { assayHeldMoment?: AsyncLocalStorage<Date> };
shared.assayHeldMoment ??= new AsyncLocalStorage<Date>();
const held: AsyncLocalStorage<Date> = shared.assayHeldMoment;

/** Whether the clock is held. */
export function isMomentHeld(): boolean {
  return held.getStore() !== undefined;
}

/** Runs `work` with the clock held: whatever it writes down as now is the same instant, to the millisecond. */
export function atOneMoment<Value>(work: () => Promise<Value>): Promise<Value> {
  return held.run(now(), work);
}
