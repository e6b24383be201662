import type { CSSProperties, ReactNode } from "react";
import type { Mark, Shape } from "@/lib/verdicts/marks";

const drawings: Record<Shape, ReactNode> = {
  disc: <circle cx="8" cy="8" r="7" fill="currentColor" />,
  target: (
    <>
      <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="2" />
      <circle cx="8" cy="8" r="3" fill="currentColor" />
    </>
  ),
  ring: <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="2" />,
  halfDisc: (
    <>
      <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M8 2a6 6 0 0 0 0 12z" fill="currentColor" />
    </>
  ),
  square: <rect x="2" y="2" width="12" height="12" fill="currentColor" />,
  bars: <path d="M2 3h12v4H2zM2 9h12v4H2z" fill="currentColor" />,
  lozengeTarget: (
    <>
      <path d="M8 1.5 14.5 8 8 14.5 1.5 8z" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M8 5.5 10.5 8 8 10.5 5.5 8z" fill="currentColor" />
    </>
  ),
  lozenge: <path d="M8 .5 15.5 8 8 15.5.5 8z" fill="currentColor" />,
  triangle: <path d="M8 1 15.5 14.5H.5z" fill="currentColor" />,
  cross: <path d="M2.5 2.5l11 11M13.5 2.5l-11 11" fill="none" stroke="currentColor" strokeWidth="3" />,
  dashedSquare: <rect x="2" y="2" width="12" height="12" fill="none" stroke="currentColor" strokeWidth="2" strokeDasharray="3 2" />,
  dashedTarget: (
    <>
      <rect x="2" y="2" width="12" height="12" fill="none" stroke="currentColor" strokeWidth="2" strokeDasharray="3 2" />
      <circle cx="8" cy="8" r="2.5" fill="currentColor" />
    </>
  ),
  dashedRing: <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="2" strokeDasharray="3 2" />,
  dashedLozenge: <path d="M8 1.5 14.5 8 8 14.5 1.5 8z" fill="none" stroke="currentColor" strokeWidth="2" strokeDasharray="3 2" />,
};

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
      {drawings[mark.shape]}
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
