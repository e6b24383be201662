/** One stretch of a bar: how many, what they are, and how it is drawn. `pattern` tells neighbours apart without colour. */
export type Stretch = { id: string; count: number; label: string; fillClass: string; pattern?: "solid" | "hatched" | "outlined" };

/** Where the system's own colours rule, a fill is left out: each stretch then keeps its own, with an edge that shows on every ground. */
const kept = "forced-color-adjust-none forced-colors:border forced-colors:border-[CanvasText]";

const patterns = { solid: "", hatched: "bar-hatched", outlined: "border border-current bg-transparent text-secondary" } as const;

/** One honest bar: each stretch as wide as its share, none hidden, the whole in words for those who do not see it. */
export function StackedBar({
  stretches,
  label,
  height = "thin",
  hasLegend = false,
}: {
  stretches: readonly Stretch[];
  /** What is counted: "claims", "articles". */
  label: string;
  height?: "thin" | "thick";
  hasLegend?: boolean;
}) {
  const present = stretches.filter((stretch) => stretch.count > 0);
  const total = present.reduce((sum, stretch) => sum + stretch.count, 0);
  const words =
    total === 0 ? `No ${label} yet` : `${total} ${label}: ${present.map((stretch) => `${stretch.count} ${stretch.label}`).join(", ")}`;
  return (
    <div>
      <div
        role="img"
        aria-label={words}
        title={words}
        className={`flex w-full gap-px overflow-hidden rounded-sm ${height === "thin" ? "h-1.5" : "h-4"} ${total === 0 ? "border border-hairline" : ""}`}
      >
        {present.map((stretch) => (
          <div
            key={stretch.id}
            style={{ flexGrow: stretch.count }}
            className={`min-w-1 basis-0 ${kept} ${stretch.fillClass} ${patterns[stretch.pattern ?? "solid"]}`}
          />
        ))}
      </div>
      {hasLegend && total > 0 ? (
        <ul aria-hidden="true" className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-12 text-secondary">
          {present.map((stretch) => (
            <li key={stretch.id} className="flex items-center gap-1.5">
              <span className={`size-2.5 rounded-sm ${kept} ${stretch.fillClass} ${patterns[stretch.pattern ?? "solid"]}`} />
              {stretch.count} {stretch.label}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
