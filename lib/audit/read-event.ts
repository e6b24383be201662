import { storedEvent } from "./event";
import { erasedPart, erasedWords, openPrivateParts, parseOpenings } from "./private-parts";

type EventRow = { bytes: Uint8Array; private: unknown };

function opened(row: EventRow, gone: string) {
  const sealed = storedEvent.parse(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(row.bytes)));
  return openPrivateParts(sealed, parseOpenings(row.private), gone);
}

/** An event as it was recorded, private parts in their places; parts erased by law read “(erased)”. Throws when the row is not an event. */
export function readEvent(row: EventRow) {
  return opened(row, erasedWords);
}

/** The same for a replay, which must not take words for a part that is gone: there stands `erasedPart`. */
export function readToReplay(row: EventRow): ReadEvent {
  return opened(row, erasedPart).event;
}

/** An event with its private parts in their places. */
export type ReadEvent = ReturnType<typeof readEvent>["event"];
