import { z } from "zod";
import type { StoredEvent } from "./event";
import type { Replay } from "./fact";
import { erasedPart, type Openings, putInPlace, type SealedPart } from "./private-parts";
import { emptyReplay, type Replayer } from "./replay";
import type { LogFault } from "./verify";

/** All that a log says of rows; or the event that says something else than events of its kind do, so that nothing can be compared. */
export type Replayed = { replay: Replay; fault: null } | { replay: null; fault: LogFault };

/** Is shown an event that was found to hold, with its private parts and their openings. */
export type LookOn = (event: StoredEvent, parts: readonly SealedPart[], openings: Openings) => void;

/** Why an event cannot be replayed, in few words. */
function problemIn(error: unknown): string {
  if (error instanceof z.ZodError) return error.issues.map(({ path }) => path.join(".")).join(", ");
  return error instanceof Error ? error.message : String(error);
}

/** Replays a log while somebody else reads it: `replayed` answers all it says of rows, once it was read to its end and found to hold. */
export function watchReplay({ types, tell }: Replayer): { lookOn: LookOn; replayed: () => Replayed } {
  const saying: ReadonlySet<string> = new Set(types);
  const replay = emptyReplay();
  let fault: LogFault | null = null;
  return {
    lookOn(event, parts, given) {
      if (fault !== null || !saying.has(event.type)) return;
      try {
        tell(putInPlace(event, parts, { given, gone: erasedPart }), replay);
      } catch (error) {
        // Whoever forged it would otherwise have the audit break off, of this newsroom and of those after it.
        const words = `it cannot be read as ${event.type} (${problemIn(error)}), so that no table was compared`;
        fault = { sequence: event.sequence, fault: words };
      }
    },
    replayed: () => (fault === null ? { replay, fault } : { replay: null, fault }),
  };
}
