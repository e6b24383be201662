import type { StoredEvent } from "./event";
import type { LogFault } from "./verify";

/** Servers of one newsroom differ by less, and a clock that is set right by less is not worth a word. */
const steppedBackMsMax = 60_000;

/**
 * Looks on while a log is read, and names events that are dated more than a minute before one that stands before them: a clock was put back. Each is named by
 * the first check of the log after it, which records it for good; a clock that was wrong once does not make every later check find fault.
 */
export function watchClock() {
  let before = "";
  let faults: LogFault[] = [];
  return {
    lookOn({ type, time, sequence }: StoredEvent) {
      if (type === "log.checked") faults = [];
      // In the one form that events have, the later of two times is the greater text.
      if (time < before && Date.parse(before) - Date.parse(time) > steppedBackMsMax)
        faults.push({ sequence, fault: `it is dated ${time}, and the event before it ${before}: a clock was put back` });
      before = time;
    },
    faults: () => faults,
  };
}
