import type { TextRange } from "@/lib/articles/graphemes";

/** A stretch of a text with its words. */
export type Stretch = TextRange & { exact: string };

/** The stretches of a text that places make up, in reading order: places that overlap are one, as one sees one underlined stretch. Places that are nowhere make none. */
export function stretchesOf(places: readonly Stretch[]): Stretch[] {
  // As nearly always, and a desk asks for thousands of claims.
  if (places.length < 2) return places.filter(isSomewhere).map(({ start, end, exact }) => ({ start, end, exact }));
  const stretches: Stretch[] = [];
  for (const { start, end, exact } of places.toSorted((one, other) => one.start - other.start)) {
    if (!isSomewhere({ start, end })) continue;
    const last = stretches.at(-1);
    if (last === undefined || start >= last.end) stretches.push({ start, end, exact });
    else if (end > last.end) Object.assign(last, { end, exact: last.exact + exact.slice(last.end - start) });
  }
  return stretches;
}

const isSomewhere = ({ start, end }: TextRange) => start >= 0 && end > start;
