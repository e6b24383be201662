import { storedEvent } from "./event";
import { openPrivateParts, parseOpenings } from "./private-parts";

/** An event as it was recorded, private parts in their places; parts erased by law read “(erased)”. Throws when the row is not an event. */
export function readEvent(row: { bytes: Uint8Array; private: unknown }) {
  const sealed = storedEvent.parse(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(row.bytes)));
  return openPrivateParts(sealed, parseOpenings(row.private));
}

/** An event with its private parts in their places. */
export type ReadEvent = ReturnType<typeof readEvent>["event"];
