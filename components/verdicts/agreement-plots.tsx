import type { Route } from "next";
import { TextLink } from "@/components/ui/link";
import { Table } from "@/components/ui/table";
import type { Agreement } from "@/lib/verdicts/agreement-queries";

const plotWidth = 320;
const rowHeight = 28;
const labelled = [-1, -0.5, 0, 0.5, 1] as const;

type Interval = { value: number | null; low: number | null; high: number | null };

const sayNumber = (value: number | null) => (value === null ? "none" : value.toFixed(2));
const sayShare = (value: number | null) => (value === null ? "none" : `${Math.round(value * 100)} %`);

/** Measures as points with their intervals on one axis from −1 (always the opposite) through 0 (chance) to 1 (always the same). */
export function MeasurePlot({ measures }: { measures: Agreement["measures"] }) {
  return (
    <Table
      caption="Measures of agreement"
      rowKey={({ name }) => name}
      rows={measures}
      columns={[
        {
          id: "name",
          heading: "Measure",
          cell: ({ name, meaning }) => (
            <span className="block max-w-[46ch] font-normal">
              <span className="font-strong">{name}</span>
              <span className="block text-12 text-secondary">{meaning}</span>
            </span>
          ),
        },
        { id: "value", heading: "Value", isNumeric: true, cell: ({ value }) => <span className="tabular">{sayNumber(value)}</span> },
        {
          id: "interval",
          heading: "95 % interval",
          isNumeric: true,
          cell: ({ low, high }) => (
            <span className="tabular whitespace-nowrap">
              {low === null || high === null ? "none" : `${sayNumber(low)} to ${sayNumber(high)}`}
            </span>
          ),
        },
        { id: "plot", heading: "−1 … 0 … 1", isWideOnly: true, cell: (one) => <IntervalMark {...one} from={-1} /> },
      ]}
    />
  );
}

/** One point with its interval on an axis that ends at 1; a drawing of what stands in words beside it. */
function IntervalMark({ value, low, high, from }: Interval & { from: -1 | 0 }) {
  const x = (of: number) => ((Math.max(of, from) - from) / (1 - from)) * (plotWidth - 12) + 6;
  return (
    <svg aria-hidden="true" width={plotWidth} height={rowHeight} className="text-accent">
      {labelled
        .filter((tick) => tick >= from)
        .map((tick) => (
          <line key={tick} x1={x(tick)} x2={x(tick)} y1={4} y2={rowHeight - 4} className={tick === 0 ? "stroke-rule" : "stroke-hairline"} />
        ))}
      {low === null || high === null ? null : (
        <line x1={x(low)} x2={x(high)} y1={rowHeight / 2} y2={rowHeight / 2} stroke="currentColor" strokeWidth="2" />
      )}
      {value === null ? null : <circle cx={x(value)} cy={rowHeight / 2} r="5" fill="currentColor" />}
    </svg>
  );
}

/** How often each two labels met on one claim; darker is oftener, and the number says how often. */
export function PairMatrix({
  ratings,
  pairs,
  hrefOf,
}: Pick<Agreement, "ratings" | "pairs"> & { hrefOf: (one: string, other: string) => Route }) {
  const most = Math.max(1, ...pairs.map(({ count }) => count));
  const countOf = (one: string, other: string) => {
    const wanted = [one, other].toSorted();
    return pairs.find(({ labels }) => labels[0] === wanted[0] && labels[1] === wanted[1])?.count ?? 0;
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard.
    <section aria-label="Pairs of labels" tabIndex={0} className="overflow-x-auto">
      <table className="border-collapse text-12">
        <caption className="sr-only">How often two labels met on one claim</caption>
        <thead>
          <tr>
            <td />
            {ratings.map(({ key, label }) => (
              <th key={key} scope="col" className="px-2 pb-1 text-center font-strong">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ratings.map((row, at) => (
            <tr key={row.key}>
              <th scope="row" className="whitespace-nowrap py-1 pe-3 text-end font-strong">
                {row.label}
              </th>
              {ratings.map((column, place) => {
                const count = countOf(row.key, column.key);
                return place > at ? (
                  <td key={column.key} />
                ) : (
                  <td key={column.key} className="relative h-9 min-w-16 border border-hairline text-center">
                    <span aria-hidden="true" className="absolute inset-0 bg-accent" style={{ opacity: (count / most) * 0.28 }} />
                    {count === 0 ? (
                      <span className="tabular relative text-secondary">0</span>
                    ) : (
                      <TextLink
                        look="quiet"
                        prefetch={false}
                        href={hrefOf(row.key, column.key)}
                        aria-label={`${row.label} and ${column.label}: ${count}`}
                        className="tabular relative block py-2 underline decoration-1 decoration-rule"
                      >
                        {count}
                      </TextLink>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Share of equal labels month by month, with its interval, so that a drift shows. */
export function MonthPlot({ months, hrefOf }: Pick<Agreement, "months"> & { hrefOf: (month: string) => Route }) {
  return (
    <Table
      caption="Agreement by month"
      rowKey={({ month }) => month}
      rows={months}
      columns={[
        {
          id: "month",
          heading: "Month",
          cell: ({ month }) => (
            <TextLink prefetch={false} href={hrefOf(month)}>
              {month}
            </TextLink>
          ),
        },
        { id: "count", heading: "Claims", isNumeric: true, cell: ({ count }) => count },
        { id: "share", heading: "Same label", isNumeric: true, cell: ({ value }) => sayShare(value) },
        { id: "plot", heading: "0 … 1", isWideOnly: true, cell: (one) => <IntervalMark {...one} from={0} /> },
      ]}
    />
  );
}

/** How often each reviewer's first label became the verdict's. */
export function ReviewerPlot({
  reviewers,
  hrefOf,
}: {
  reviewers: NonNullable<Agreement["reviewers"]>;
  hrefOf: (reviewerId: string) => Route;
}) {
  return (
    <Table
      caption="Reviewers"
      rowKey={({ reviewerId }) => reviewerId}
      rows={reviewers}
      columns={[
        {
          id: "name",
          heading: "Reviewer",
          cell: ({ name, reviewerId }) => (
            <TextLink prefetch={false} href={hrefOf(reviewerId)}>
              {name}
            </TextLink>
          ),
        },
        { id: "count", heading: "Assessed", isNumeric: true, cell: ({ count }) => count },
        { id: "kept", heading: "As the verdict", isNumeric: true, cell: ({ kept, count }) => sayShare(kept / count) },
        {
          id: "plot",
          heading: "0 … 1",
          isWideOnly: true,
          cell: ({ kept, count }) => <IntervalMark value={kept / count} low={null} high={null} from={0} />,
        },
      ]}
    />
  );
}
