"use client";
import { useEffect, useEffectEvent, useState } from "react";
import type { ListRow } from "./list-row";
import type { ListFilter } from "./list-rows";
import { type Cursor, nextStop, passesOver, type Stop, stopBeside } from "./reading-order";
import { type Acts, createWaitingSteps } from "./use-acts";
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
 * answer: steps that would pass it over are taken once it has come, as many as were asked for, unless the person does something else first.
 */
export function useSteps({ rows, allRows, candidates, cursor, filter, readingAt, goTo, showAll, acts, explain }: Stepping) {
  const coming = candidates.filter(({ state }) => state === "accepted");
  const [waiting] = useState(() => createWaitingSteps<Direction>(acts));

  /** What is next from where the person is, or from a stop on the way. */
  function seek(kind: Cursor["kind"], direction: Direction, way: Stop | null = null) {
    const isReading = filter.order === "reading";
    const place = isReading && way === null ? readingAt() : null;
    const beside = (among: readonly ListRow[]) =>
      place === null ? nextStop(among, way ?? cursor, { kind, direction }) : stopBeside(among, place, { kind, direction });
    const shown = beside(rows);
    const from = place ?? rows.find(({ id }) => id === cursor?.id)?.start ?? null;
    const isPassing = isReading ? passesOver(coming, { from, to: shown?.start ?? null, direction }) : coming.length > 0;
    return { beside, shown, isEarly: kind === "claim" && isPassing };
  }

  function stepNow(kind: Cursor["kind"], directions: readonly Direction[]) {
    const isShown = rows.some((row) => row.kind === kind);
    let stop: Stop | null = null;
    let isHidden = false;
    let last: Direction = 1;
    for (const direction of directions) {
      const { beside, shown }: ReturnType<typeof seek> = seek(kind, direction, stop);
      // A filter that hides all of the kind would make the key do nothing at all.
      const next: Stop | null = shown ?? (isShown ? null : beside(allRows.filter(({ look }) => look !== null)));
      last = direction;
      if (shown === null && next !== null) isHidden = true;
      stop = next ?? stop;
    }
    if (stop === null) return explain(`No ${last === 1 ? "further" : "earlier"} ${kind}.`);
    if (isHidden) showAll();
    goTo(stop);
  }

  const haveCome = useEffectEvent(() => {
    const directions = waiting.take();
    if (directions.length > 0) stepNow("claim", directions);
  });
  const areComing = coming.length > 0;
  useEffect(() => {
    if (!areComing) haveCome();
  }, [areComing]);

  return (kind: Cursor["kind"], direction: Direction) => {
    const isLater = kind === "claim" && areComing && waiting.areWaiting();
    if (!isLater && !seek(kind, direction).isEarly) return stepNow(kind, [direction]);
    const count = waiting.add(direction);
    explain(`${direction === 1 ? "Next" : "Previous"} claim${count === 1 ? "" : `, the last of ${count} steps`}: as soon as it is here.`);
  };
}
