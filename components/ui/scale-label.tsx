import type { CSSProperties } from "react";
import { markDrawings, paintOf } from "@/lib/verdicts/mark-drawings";
import type { Mark } from "@/lib/verdicts/marks";

/** The colour of a mark in whichever theme is shown. For bars and columns that stand beside their words, as `backgroundColor`. */
export function markColour({ light, dark }: Pick<Mark, "light" | "dark">): string {
  return `light-dark(${light}, ${dark})`;
}

/** The shape alone, each label of a scale its own. Decorative: put the word beside it. */
export function ScaleShape({ mark, size = 12 }: { mark: Mark; size?: number }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 16 16"
      width={size}
      height={size}
      className="inline-block shrink-0"
      style={{ color: markColour(mark) }}
    >
      {markDrawings[mark.shape].map((line) => (
        <path key={line.d} d={line.d} {...paintOf(line, "currentColor")} />
      ))}
    </svg>
  );
}

const sizes = { small: "gap-1.5 text-15", medium: "gap-1.5 text-18", large: "gap-2 text-28", display: "gap-3 text-36" } as const;
const shapeSizes = { small: 11, medium: 13, large: 18, display: 26 } as const;

/** A label of a scale: its word first, then its shape, both in its colour. Off-scale labels are outlined. `lang` when it is not the page's. */
export function ScaleLabel({
  word,
  mark,
  size = "small",
  lang,
}: {
  word: string;
  mark: Mark;
  size?: keyof typeof sizes;
  lang?: string | undefined;
}) {
  const style: CSSProperties = { color: markColour(mark) };
  // A long label may break where it is large; in a line of a list it must not.
  const wrap = size === "small" ? "whitespace-nowrap" : "";
  const outline = mark.isOff ? "rounded-sm border border-current border-dashed px-1.5" : "";
  return (
    <span className={`inline-flex items-center font-serif font-strong ${wrap} ${sizes[size]} ${outline}`} style={style}>
      <bdi lang={lang} className="small-caps leading-tight">
        {word}
      </bdi>
      <ScaleShape mark={mark} size={shapeSizes[size]} />
    </span>
  );
}
