"use client";
import { useEffect, useEffectEvent, useState } from "react";
import type { ListRow } from "./list-row";
import type { ListFilter } from "./list-rows";
import { type Cursor, nextStop, passesOver, stopBeside } from "./reading-order";
import { type Acts, createFocusWish } from "./use-acts";
import type { useDrawnArticle } from "./use-drawn-article";

type Direction = 1 | -1;

type Stepping = Pick<ReturnType<typeof useDrawnArticle>, "rows" | "allRows" | "candidates"> & {
  cursor: Cursor | null;
  filter: ListFilter;
  /** Where somebody reads who is not at what is at hand. */
  readingAt: () => number | null;
  goTo: (stop: Cursor) => void;
  /** Shows the whole list. */
  showAll: () => void;
  acts: Acts;
  /** Says why a step led nowhere, or what it waits for. */
  explain: (words: string) => void;
};

/**
 * The steps to the next and previous claim and candidate. A candidate that was accepted here has left the list, and its claim comes with the
 * answer: a step that would pass it over is taken once it has come, unless the person does something else first.
 */
export function useSteps({ rows, allRows, candidates, cursor, filter, readingAt, goTo, showAll, acts, explain }: Stepping) {
  const coming = candidates.filter(({ state }) => state === "accepted");
  const [wish] = useState(() => createFocusWish(acts));

  function seek(kind: Cursor["kind"], direction: Direction) {
    const isReading = filter.order === "reading";
    const place = isReading ? readingAt() : null;
    const beside = (among: readonly ListRow[]) =>
      place === null ? nextStop(among, cursor, { kind, direction }) : stopBeside(among, place, { kind, direction });
    const shown = beside(rows);
    const from = place ?? rows.find(({ id }) => id === cursor?.id)?.start ?? null;
    const isPassing = isReading ? passesOver(coming, { from, to: shown?.start ?? null, direction }) : coming.length > 0;
    return { beside, shown, isEarly: kind === "claim" && isPassing };
  }

  function stepNow(kind: Cursor["kind"], direction: Direction) {
    const { beside, shown } = seek(kind, direction);
    const isShown = rows.some((row) => row.kind === kind);
    // A filter that hides all of the kind would make the key do nothing at all.
    const stop = shown ?? (isShown ? null : beside(allRows.filter(({ look }) => look !== null)));
    if (stop === null) return explain(`No ${direction === 1 ? "further" : "earlier"} ${kind}.`);
    if (shown === null) showAll();
    goTo(stop);
  }

  const haveCome = useEffectEvent(() => {
    const direction = ([1, -1] as const).find((way) => wish.take(String(way)));
    if (direction !== undefined) stepNow("claim", direction);
  });
  const areComing = coming.length > 0;
  useEffect(() => {
    if (!areComing) haveCome();
  }, [areComing]);

  return (kind: Cursor["kind"], direction: Direction) => {
    if (!seek(kind, direction).isEarly) return stepNow(kind, direction);
    wish.ask(String(direction));
    explain(`${direction === 1 ? "Next" : "Previous"} claim: as soon as it is here.`);
  };
}
