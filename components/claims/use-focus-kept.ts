"use client";
import { useEffect, useRef } from "react";

/** A name that stays in sight takes the focus without scrolling, and may lie over the first lines of its section: those come down below it. */
function showFromItsBeginning(section: HTMLElement | null | undefined) {
  const bar = section?.firstElementChild;
  if (!section || !bar) return;
  const isCovered = bar.getBoundingClientRect().top > section.getBoundingClientRect().top + section.clientTop + 1;
  if (isCovered) section.scrollIntoView({ block: "start" });
}

/**
 * When what had the focus is taken away by fresh data (a form that closed, a button that no longer applies), the focus goes to the name of
 * its section, which is shown from its beginning; never to nowhere.
 */
export function useFocusKept() {
  const column = useRef<HTMLDivElement>(null);
  const last = useRef<{ element: Element; section: string | null } | null>(null);
  useEffect(() => {
    const root = column.current;
    const remember = (event: FocusEvent) => {
      if (event.target instanceof Element) {
        last.current = {
          element: event.target,
          section: event.target.closest("section[aria-labelledby]")?.getAttribute("aria-labelledby") ?? null,
        };
      }
    };
    root?.addEventListener("focusin", remember);
    return () => root?.removeEventListener("focusin", remember);
  }, []);
  useEffect(() => {
    const lost = last.current;
    if (lost === null || lost.element.isConnected || document.activeElement !== document.body) return;
    last.current = null;
    const name = lost.section === null ? null : document.getElementById(lost.section);
    const kept = name ?? column.current?.querySelector<HTMLElement>("h2");
    kept?.focus();
    showFromItsBeginning(kept?.closest("section"));
  });
  return column;
}
