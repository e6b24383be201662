/** A passage in a captured text. */
export type Marked = { id: string; number: number; start: number; end: number };

type Stretch = { start: number; end: number; marked: readonly Marked[] };

function stretchesOf(length: number, marks: readonly Marked[]): Stretch[] {
  const edges = [...new Set([0, length, ...marks.flatMap(({ start, end }) => [start, end])])]
    .filter((at) => at >= 0 && at <= length)
    .sort((one, other) => one - other);
  return edges.slice(0, -1).map((start, at) => {
    const end = edges[at + 1] ?? length;
    return { start, end, marked: marks.filter((mark) => mark.start <= start && mark.end >= end) };
  });
}

/** The text of a capture with its quoted passages marked. The passage that is asked for has the id `passage`, so that a link opens there. */
export function CapturedText({
  text,
  language,
  marks,
  shown,
}: {
  text: string;
  language: string | null;
  marks: readonly Marked[];
  shown: string | null;
}) {
  const firstOfShown = marks.find(({ id }) => id === shown)?.start;
  return (
    <div
      dir="auto"
      lang={language ?? undefined}
      className="wrap-anywhere max-w-[72ch] whitespace-pre-line rounded-md border border-hairline bg-raised p-5 font-reading font-serif text-15"
    >
      {stretchesOf(text.length, marks).map(({ start, end, marked }) => {
        const words = text.slice(start, end);
        if (marked.length === 0) return <span key={start}>{words}</span>;
        const isShown = marked.some(({ id }) => id === shown);
        return (
          <mark
            key={start}
            id={start === firstOfShown ? "passage" : undefined}
            className={`scroll-mt-24 rounded-sm px-0.5 text-ink ${isShown ? "bg-accent-wash outline outline-2 outline-accent" : "bg-caution-wash"}`}
          >
            <span className="sr-only">Evidence {marked.map(({ number }) => number).join(", ")}: </span>
            {words}
          </mark>
        );
      })}
    </div>
  );
}
