/** How worth a check a sentence is, as a small bar with its words; never alone: the reasons stand with the candidate. */
export function WorthBar({ worth, hasWords = false }: { worth: number; hasWords?: boolean }) {
  const percent = Math.round(worth * 100);
  return (
    <span className="inline-flex items-center gap-1.5" title={`Check-worthiness ${percent} of 100`}>
      <span aria-hidden="true" className="inline-block h-1 w-10 overflow-hidden rounded-full bg-hairline">
        <span className="block h-full bg-secondary" style={{ width: `${percent}%` }} />
      </span>
      <span className={hasWords ? "tabular text-12 text-secondary" : "sr-only"}>
        <span className="sr-only">Check-worthiness </span>
        {percent}
        <span className="sr-only"> of 100</span>
      </span>
    </span>
  );
}
