import { type MouseEvent, useRef } from "react";
import type { Mark, MarkLook } from "./marks";

const fills: Record<MarkLook, string> = {
  candidate: "fill-rule opacity-60",
  accepted: "fill-accent",
  decided: "fill-ink",
  attention: "fill-danger",
};

/** In drawing order: what needs a person is never hidden. */
const looks = ["candidate", "accepted", "decided", "attention"] as const;

const height = 1000;
/** The least height of a line, so that one claim in a long article is seen. */
const least = 3;
/** How far off, in the map's own units, a press still means a mark. */
const reach = 12;

/** All marks of the article at a glance, by place and state: one shape for each state. For the eye and the mouse; the claim list says the same in words. */
export function Minimap({
  marks,
  textLength,
  currentId,
  onSelect,
}: {
  marks: readonly Mark[];
  textLength: number;
  currentId: string | null;
  onSelect: (mark: Mark) => void;
}) {
  const map = useRef<SVGSVGElement>(null);
  const current = marks.filter(({ id }) => id === currentId);

  function onClick({ clientY }: MouseEvent) {
    const frame = map.current?.getBoundingClientRect();
    if (frame === undefined) return;
    const at = ((clientY - frame.top) / frame.height) * height;
    const found = nearest(marks, { at, textLength });
    if (found !== null) onSelect(found);
  }

  return (
    <div aria-hidden="true" className="h-full w-2.5 shrink-0 cursor-pointer border-hairline border-e py-1" onClick={onClick}>
      <svg ref={map} aria-hidden="true" viewBox={`0 0 10 ${height}`} preserveAspectRatio="none" className="h-full w-full">
        {looks.map((look) => (
          <path key={look} className={fills[look]} d={shapeOf(marks, { look, textLength })} />
        ))}
        {current.map((mark) => (
          <Current key={mark.start} {...lineOf(mark, textLength)} />
        ))}
      </svg>
    </div>
  );
}

function Current({ top, bottom }: { top: number; bottom: number }) {
  return <rect className="fill-accent stroke-accent" x={0} y={top} width={10} height={bottom - top} strokeWidth={3} />;
}

function lineOf({ start, end }: { start: number; end: number }, textLength: number): { top: number; bottom: number } {
  const top = Math.round((start / textLength) * height);
  return { top, bottom: top + Math.max(least, Math.round(((end - start) / textLength) * height * 0.6)) };
}

/** The lines of one look, those that touch as one: two thousand claims are a few hundred lines. */
function shapeOf(marks: readonly Mark[], { look, textLength }: { look: MarkLook; textLength: number }): string {
  const lines: { top: number; bottom: number }[] = [];
  for (const mark of marks) {
    if (mark.look !== look) continue;
    const line = lineOf(mark, textLength);
    const last = lines.at(-1);
    if (last !== undefined && line.top <= last.bottom) last.bottom = Math.max(last.bottom, line.bottom);
    else lines.push(line);
  }
  return lines.map(({ top, bottom }) => `M1 ${top}h8v${bottom - top}h-8z`).join("");
}

function nearest(marks: readonly Mark[], { at, textLength }: { at: number; textLength: number }): Mark | null {
  let found: Mark | null = null;
  let closest = reach;
  for (const mark of marks) {
    const { top, bottom } = lineOf(mark, textLength);
    const distance = at < top ? top - at : at > bottom ? at - bottom : 0;
    if (distance < closest) [found, closest] = [mark, distance];
  }
  return found;
}
