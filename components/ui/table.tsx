import type { ReactNode } from "react";

/** One column: its heading, its cell for a row, and whether it is a number (set in columns, to the right). */
export type Column<Row> = {
  id: string;
  heading: string;
  cell: (row: Row) => ReactNode;
  isNumeric?: boolean;
  isHeadingHidden?: boolean;
  /** Left out below 640 px: never the only place for something. */
  isWideOnly?: boolean;
};

/** A plain table for reading. The first column names the row. Scrolls sideways inside itself when it must, and can be reached by keyboard then. */
export function Table<Row>({
  caption,
  columns,
  rows,
  rowKey,
}: {
  /** What the table holds, for screen readers. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
}) {
  return (
    <section aria-label={caption} className="overflow-x-auto">
      <table className="w-full border-collapse text-13">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-hairline border-b">
            {columns.map((column) => (
              <th key={column.id} scope="col" className={`${place(column)} pb-2 font-strong text-12 text-secondary`}>
                <span className={column.isHeadingHidden ? "sr-only" : ""}>{column.heading}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className="border-hairline border-b last:border-b-0 hover:bg-sunken">
              {columns.map((column, at) =>
                at === 0 ? (
                  <th key={column.id} scope="row" className={`${place(column)} py-2 align-middle`}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.id} className={`${place(column)} py-2 align-middle`}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function place<Row>(column: Column<Row>): string {
  return `pr-4 last:pr-0 ${column.isNumeric ? "text-right" : "text-left"} ${column.isWideOnly ? "max-sm:hidden" : ""}`;
}
