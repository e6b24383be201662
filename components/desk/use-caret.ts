"use client";
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from "react";
import type { TextRange } from "@/lib/articles/graphemes";
import type { Caret, CaretStep, CaretTravel, CaretUnit } from "./caret";
import { pointAt, rangeOver, readEnds, readSelection, selectBetween } from "./selection-places";
import { tidyRange } from "./tidy-range";

const viewMargin = 64;

type Options = {
  text: string;
  travel: CaretTravel;
  /** Says something to screen readers. */
  announce: (words: string) => void;
  /** Hears where the person has put the caret, by key or by pointer. */
  onMoved: (offset: number) => void;
};

/**
 * A caret in read-only text, and what is selected there: by mouse and touch as the browser does it, by keyboard on our own. Both end in
 * the page's one selection, so that everything after it is the same. `selected` is already tidy: whole characters, no spaces at its ends;
 * `isByTouch` tells whether a finger made it.
 */
export function useCaret({ text, travel, announce, onMoved }: Options) {
  const words = useRef<HTMLElement>(null);
  const mark = useRef<HTMLSpanElement>(null);
  const [caret, setCaret] = useState<Caret | null>(null);
  const [isFocused, setIsFocused] = useState(false);
  const [selected, setSelected] = useState<TextRange | null>(null);
  const [isByTouch, setIsByTouch] = useState(false);
  const isPointing = useRef(false);

  /** What is selected at this very moment: the browser tells of a change only some time after it, and keys can be quicker. */
  function readSelected(): TextRange | null {
    const range = words.current === null ? null : readSelection(words.current);
    return range === null ? null : tidyRange(text, range);
  }

  const onSelection = useEffectEvent(() => {
    if (words.current === null) return;
    const tidy = readSelected();
    setSelected((before) => (isSameRange(before, tidy) ? before : tidy));
    const ends = isPointing.current ? readEnds(words.current) : null;
    if (ends === null) return;
    setCaret(ends);
    onMoved(ends.focus);
  });

  useEffect(() => {
    const listen = () => onSelection();
    const down = (event: PointerEvent) => {
      isPointing.current = event.target instanceof Node && words.current?.contains(event.target) === true;
      if (isPointing.current) setIsByTouch(event.pointerType === "touch");
    };
    document.addEventListener("selectionchange", listen);
    document.addEventListener("pointerdown", down);
    return () => {
      document.removeEventListener("selectionchange", listen);
      document.removeEventListener("pointerdown", down);
    };
  }, []);

  // The caret is drawn where the text is, which only the browser knows.
  useLayoutEffect(() => {
    const root = words.current;
    const line = mark.current;
    if (root === null || line === null || caret === null) return;
    const place = caretRect(root, caret.focus);
    if (place === null) return;
    const frame = root.getBoundingClientRect();
    line.style.top = `${place.top - frame.top}px`;
    line.style.left = `${place.left - frame.left}px`;
    line.style.height = `${place.height}px`;
  }, [caret]);

  function show(next: Caret, unit: CaretUnit) {
    const root = words.current;
    if (root === null) return;
    isPointing.current = false;
    setCaret(next);
    onMoved(next.focus);
    if (!selectBetween(root, next)) return;
    keepInView(pointAt(root, next.focus)?.node.parentElement ?? null, caretRect(root, next.focus));
    const range = tidyRange(text, { start: next.anchor, end: next.focus });
    const here = unit === "article" ? null : travel.unitAt(next.focus, unit);
    if (range !== null) announce(`Selected: ${text.slice(range.start, range.end)}`);
    else if (here !== null) announce(text.slice(here.start, here.end));
  }

  /** Moves the caret by one step; from nowhere it begins at the first word. */
  function step(by: CaretStep) {
    setIsByTouch(false);
    const from = caret ?? startOf(travel);
    show(travel.move(from, by), by.unit);
  }

  /** Puts the caret at an offset without selecting anything. */
  function put(offset: number) {
    isPointing.current = false;
    setCaret({ anchor: offset, focus: offset });
  }

  /** Lets go of the selection and leaves the caret where it is. */
  function clear() {
    document.getSelection()?.removeAllRanges();
    setSelected(null);
    setCaret((before) => (before === null ? null : { anchor: before.focus, focus: before.focus }));
  }

  function focusChanged(isNow: boolean) {
    setIsFocused(isNow);
    if (isNow && caret === null) setCaret(startOf(travel));
  }

  return { words, mark, caret, isFocused, selected, isByTouch, readSelected, step, put, clear, focusChanged };
}

function isSameRange(one: TextRange | null, other: TextRange | null): boolean {
  return one?.start === other?.start && one?.end === other?.end;
}

function startOf(travel: CaretTravel): Caret {
  const first = travel.unitAt(0, "article")?.start ?? 0;
  return { anchor: first, focus: first };
}

function caretRect(root: Element, offset: number): DOMRect | null {
  const point = pointAt(root, offset);
  const range = rangeOver(root, { start: offset, end: offset });
  if (point === null || range === null) return null;
  const own = range.getClientRects()[0];
  if (own !== undefined) return own;
  return point.node.parentElement?.getBoundingClientRect() ?? null;
}

/** The pane of the desk that scrolls the article. */
export function paneOf(element: Element): Element | null {
  return element.closest(".article-pane")?.parentElement ?? null;
}

/** Brings a part of the article to the middle of its pane, and moves nothing but that pane. */
export function centreInPane(element: Element): void {
  const pane = paneOf(element);
  if (pane === null) return;
  const centre = () => {
    const frame = pane.getBoundingClientRect();
    const place = element.getBoundingClientRect();
    const isInView = place.top >= frame.top + viewMargin && place.bottom <= frame.bottom - viewMargin;
    if (!isInView) pane.scrollBy({ top: place.top - frame.top - Math.max(viewMargin, (frame.height - place.height) / 2) });
  };
  centre();
  // Blocks out of sight have only a guessed height; once drawn, they may have pushed the place away again.
  requestAnimationFrame(centre);
}

function keepInView(element: Element | null, place: DOMRect | null) {
  const pane = element === null ? null : paneOf(element);
  if (pane === null || place === null) return;
  const frame = pane.getBoundingClientRect();
  if (place.top < frame.top + viewMargin) pane.scrollBy({ top: place.top - frame.top - viewMargin });
  if (place.bottom > frame.bottom - viewMargin) pane.scrollBy({ top: place.bottom - frame.bottom + viewMargin });
}
