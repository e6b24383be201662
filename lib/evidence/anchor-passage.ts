import { describeRange, resolveSelector } from "@/lib/articles/anchoring";
import type { PassageState } from "./capture-words";

/** Where a passage stands in a captured text (UTF-16 offsets, null when that is not certain) and how certain that is. */
export type PassageAnchor = {
  anchorState: "exact" | "normalised" | "moved" | "ambiguous" | "lost";
  anchorStart: number | null;
  anchorEnd: number | null;
};

/** The place of a passage as events say it: null for none that is certain. */
export function sayPlace({ anchorStart: start, anchorEnd: end }: Pick<PassageAnchor, "anchorStart" | "anchorEnd">) {
  return start === null || end === null ? null : { start, end };
}

/** A passage's anchor in a capture as events say it. */
export function sayAnchor(anchor: {
  captureId: string | null;
  anchorState: string | null;
  anchorStart: number | null;
  anchorEnd: number | null;
}) {
  return { captureId: anchor.captureId, state: anchor.anchorState, place: sayPlace(anchor) };
}

/** Looks for a quoted passage in a captured text. One that stands there several times, or not at all, gets no place: a wrong one is worse. */
export function anchorPassage(text: string, quote: string): PassageAnchor {
  const { state, start, end } = resolveSelector(text, { exact: quote, prefix: "", suffix: "", start: -1, end: -1 });
  return start < 0
    ? { anchorState: state, anchorStart: null, anchorEnd: null }
    : { anchorState: state, anchorStart: start, anchorEnd: end };
}

/** Every place of a quoted passage in a text, best first, for a person to choose from. */
export function placesOfPassage(text: string, quote: string): { start: number; end: number }[] {
  const found = resolveSelector(text, { exact: quote, prefix: "", suffix: "", start: -1, end: -1 });
  const certain = found.start < 0 ? [] : [{ start: found.start, end: found.end }];
  return [...certain, ...found.rivals.map(({ start, end }) => ({ start, end }))].slice(0, 20);
}

/** What became of a passage, anchored at `range` of an earlier text, in a later text of the same page. */
export function comparePassage(earlier: string, range: { start: number; end: number }, later: string): PassageState {
  const { state } = resolveSelector(later, describeRange(earlier, range));
  switch (state) {
    case "exact":
    case "normalised":
      return "unchanged";
    case "moved":
    case "ambiguous":
      return "moved";
    case "lost":
      return "changed";
  }
}
