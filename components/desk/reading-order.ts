/** Where the person is on the desk: at a claim or at a candidate. */
export type Cursor = { kind: "claim" | "candidate"; id: string };

/** Counts up when the article must show the mark at the cursor: the one that begins at `at`, or the first. */
export type Reveal = { turn: number; at: number | null };

/** A claim or candidate that the keys can reach, in the order of the text. */
export type Stop = Cursor & { start: number };

/**
 * The next stop of one kind after (or before) the cursor in reading order; null at the end. A cursor on the other kind counts by its
 * place; without a cursor the first, or the last, of the kind is next.
 */
export function nextStop(stops: readonly Stop[], from: Cursor | null, step: { kind: Stop["kind"]; direction: 1 | -1 }): Stop | null {
  const at = from === null ? -1 : stops.findIndex((stop) => stop.kind === from.kind && stop.id === from.id);
  const isMatch = (stop: Stop) => stop.kind === step.kind;
  if (step.direction === 1) return stops.slice(at + 1).find(isMatch) ?? null;
  return stops.slice(0, at === -1 ? stops.length : at).findLast(isMatch) ?? null;
}

/** The stop of one kind nearest after (or before) a place in the text, of stops in the order of the text; one that begins at the place comes after it. */
export function stopBeside(stops: readonly Stop[], place: number, step: { kind: Stop["kind"]; direction: 1 | -1 }): Stop | null {
  const matches = stops.filter(({ kind }) => kind === step.kind);
  const found = step.direction === 1 ? matches.find(({ start }) => start >= place) : matches.findLast(({ start }) => start < place);
  return found ?? null;
}

/** Where the cursor goes when its candidate was accepted or dismissed: the next candidate, else the one before, else nowhere. */
export function stopAfterDeciding(stops: readonly Stop[], decided: Cursor): Stop | null {
  return nextStop(stops, decided, { kind: "candidate", direction: 1 }) ?? nextStop(stops, decided, { kind: "candidate", direction: -1 });
}

/** Whether a step through the text, from one place (null for from outside it) to another (null for none found), passes over one of these. */
export function passesOver(
  these: readonly { start: number }[],
  { from, to, direction }: { from: number | null; to: number | null; direction: 1 | -1 },
): boolean {
  const isAhead = (start: number) => from === null || (start - from) * direction >= 0;
  const isNearer = (start: number) => to === null || (to - start) * direction >= 0;
  return these.some(({ start }) => isAhead(start) && isNearer(start));
}
