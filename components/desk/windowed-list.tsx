"use client";
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";

const overscan = 6;
const firstRows = 30;

/**
 * A list of rows of one height of which only those in sight are in the page. Row `shown` is scrolled into sight when `shown` or `reveal`
 * changes. `children` draws one row; its list item says which of how many it is.
 */
export function WindowedList<Row>({
  label,
  rows,
  rowKey,
  rowHeight,
  shown,
  reveal,
  children,
}: {
  label: string;
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** In pixels. */
  rowHeight: number;
  shown: number | null;
  reveal: number;
  children: (row: Row, at: number) => ReactNode;
}) {
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: firstRows * rowHeight });

  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const look = () => setView({ top: element.scrollTop, height: element.clientHeight });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener("scroll", look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: asking again scrolls again.
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null || shown === null) return;
    const top = shown * rowHeight;
    if (top < element.scrollTop) element.scrollTop = Math.max(0, top - rowHeight);
    else if (top + rowHeight > element.scrollTop + element.clientHeight) element.scrollTop = top + 2 * rowHeight - element.clientHeight;
    setView({ top: element.scrollTop, height: element.clientHeight });
  }, [shown, reveal, rowHeight]);

  const first = Math.max(0, Math.floor(view.top / rowHeight) - overscan);
  const last = Math.min(rows.length, Math.ceil((view.top + view.height) / rowHeight) + overscan);
  return (
    <div ref={box} className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain">
      <ul aria-label={label} className="relative" style={{ height: rows.length * rowHeight }}>
        {rows.slice(first, last).map((row, place) => (
          <li
            key={rowKey(row)}
            aria-setsize={rows.length}
            aria-posinset={first + place + 1}
            className="absolute inset-x-0"
            style={{ top: (first + place) * rowHeight, height: rowHeight }}
          >
            {children(row, first + place)}
          </li>
        ))}
      </ul>
    </div>
  );
}
