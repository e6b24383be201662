/** Grey bars where lines will be, as high as the lines, so that nothing jumps when they come. `widths` in per cent, one a line. */
export function Skeleton({ widths = [100, 92, 64], lineClass = "h-4 my-0.5" }: { widths?: readonly number[]; lineClass?: string }) {
  const lines = widths.map((width, place) => ({ id: `${place}-${width}`, width }));
  return (
    <div aria-hidden="true" className="flex flex-col">
      {lines.map(({ id, width }) => (
        <div key={id} className={`skeleton rounded-sm ${lineClass}`} style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}

/** Says to screen readers that the place is loading; put Skeletons inside. */
export function Loading({ words = "Loading", children }: { words?: string; children: React.ReactNode }) {
  return (
    <div role="status" aria-busy="true">
      <span className="sr-only">{words}</span>
      {children}
    </div>
  );
}
