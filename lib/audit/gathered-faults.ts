import type { LogFault } from "./verify";

/** So many faults of one kind of comparison are told one by one: of a log that is damaged as a whole nobody reads more, and millions would not fit in memory. */
export const toldFaultsMax = 1_000;

/** Gathers faults: the first thousand as they are, and of the others how many there are. */
export class GatheredFaults {
  readonly told: LogFault[] = [];
  further = 0;

  add(faults: Iterable<LogFault>): void {
    for (const fault of faults) {
      if (this.told.length < toldFaultsMax) this.told.push(fault);
      else this.further += 1;
    }
  }
}
