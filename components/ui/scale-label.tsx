/** Where a label stands on an ordered scale: 0 is the lowest, 1 the highest; null for labels off the scale. */
export type ScalePosition = number | null;

/** The step a position falls on: 1 (highest) to 5 (lowest), or "off". Throws RangeError outside 0…1. */
export function scaleStep(position: ScalePosition): 1 | 2 | 3 | 4 | 5 | "off" {
  if (position === null) return "off";
  if (!(position >= 0 && position <= 1)) throw new RangeError(`A position on a scale lies between 0 and 1, not at ${position}.`);
  if (position >= 0.9) return 1;
  if (position > 0.55) return 2;
  if (position >= 0.45) return 3;
  if (position > 0.1) return 4;
  return 5;
}

const colours = {
  1: "text-scale-1",
  2: "text-scale-2",
  3: "text-scale-3",
  4: "text-scale-4",
  5: "text-scale-5",
  off: "text-scale-off",
} as const;

const fills = { 1: "bg-scale-1", 2: "bg-scale-2", 3: "bg-scale-3", 4: "bg-scale-4", 5: "bg-scale-5", off: "bg-transparent" } as const;

/** The fill class of a step, for bars and columns that stand beside their words. */
export function scaleFill(position: ScalePosition): string {
  return fills[scaleStep(position)];
}

/** The shape alone: round above the middle, pointed below, half in the middle, dashed square off the scale. Decorative: put the word beside it. */
export function ScaleShape({ position, size = 12 }: { position: ScalePosition; size?: number }) {
  const step = scaleStep(position);
  return (
    <svg aria-hidden="true" viewBox="0 0 16 16" width={size} height={size} className={`inline-block shrink-0 ${colours[step]}`}>
      {shapes[step]}
    </svg>
  );
}

const shapes = {
  1: <circle cx="8" cy="8" r="7" fill="currentColor" />,
  2: (
    <>
      <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="2" />
      <circle cx="8" cy="8" r="3" fill="currentColor" />
    </>
  ),
  3: (
    <>
      <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M8 2a6 6 0 0 0 0 12z" fill="currentColor" />
    </>
  ),
  4: (
    <>
      <path d="M8 1.5 14.5 8 8 14.5 1.5 8z" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M8 5.5 10.5 8 8 10.5 5.5 8z" fill="currentColor" />
    </>
  ),
  5: <path d="M8 .5 15.5 8 8 15.5.5 8z" fill="currentColor" />,
  off: <rect x="2" y="2" width="12" height="12" fill="none" stroke="currentColor" strokeWidth="2" strokeDasharray="3 2" />,
} as const;

const sizes = { small: "gap-1.5 text-15", medium: "gap-1.5 text-18", large: "gap-2 text-28", display: "gap-3 text-36" } as const;
const shapeSizes = { small: 11, medium: 13, large: 18, display: 26 } as const;

/** A label of a scale: its word first, then its shape, both in its colour. Off-scale labels are outlined. */
export function ScaleLabel({ word, position, size = "small" }: { word: string; position: ScalePosition; size?: keyof typeof sizes }) {
  const step = scaleStep(position);
  const outline = step === "off" ? "rounded-sm border border-current border-dashed px-1.5" : "";
  return (
    <span className={`inline-flex items-center whitespace-nowrap font-serif font-strong ${sizes[size]} ${colours[step]} ${outline}`}>
      <span className="small-caps leading-tight">{word}</span>
      <ScaleShape position={position} size={shapeSizes[size]} />
    </span>
  );
}
