/** A score of 0..1 as a small bar with its words: how worth a check something is, unless named otherwise. Never alone: the reasons stand beside. */
export function WorthBar({ worth, name = "Check-worthiness", hasWords = false }: { worth: number; name?: string; hasWords?: boolean }) {
  const percent = Math.round(worth * 100);
  return (
    <span className="inline-flex items-center gap-1.5" title={`${name} ${percent} of 100`}>
      <span
        aria-hidden="true"
        className="inline-block h-1 w-10 overflow-hidden rounded-full bg-hairline forced-colors:outline forced-colors:outline-[GrayText]"
      >
        <span
          className="block h-full bg-secondary forced-color-adjust-none forced-colors:bg-[CanvasText]"
          style={{ width: `${percent}%` }}
        />
      </span>
      <span className={hasWords ? "tabular text-12 text-secondary" : "sr-only"}>
        <span className="sr-only">{name} </span>
        {percent}
        <span className="sr-only"> of 100</span>
      </span>
    </span>
  );
}
