"use client";
import { type RefObject, useEffect } from "react";
import type { TextRange } from "@/lib/articles/graphemes";
import { rangeOver } from "./selection-places";

/** Paints ranges of the article as `::highlight(name)` without touching its text. Browsers without the CSS Custom Highlight API show none. */
export function useHighlight(
  root: RefObject<Element | null>,
  name: "desk-reason" | "desk-against" | "desk-marking" | "desk-asked",
  ranges: readonly TextRange[],
): void {
  useEffect(() => {
    const element = root.current;
    if (element === null || ranges.length === 0 || !("highlights" in CSS)) return;
    const live = ranges.map((range) => rangeOver(element, range)).filter((range) => range !== null);
    CSS.highlights.set(name, new Highlight(...live));
    return () => {
      CSS.highlights.delete(name);
    };
  }, [root, name, ranges]);
}
