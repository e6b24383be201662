import "server-only";
import { now } from "@/lib/clock";
import { Prisma } from "@/lib/generated/prisma/client";

/** The tables whose rows say when they were made, by name. */
const dated: ReadonlySet<string> = new Set(
  Object.values(Prisma.ModelName).filter((model) => {
    const columns: unknown = Reflect.get(Prisma, `${model}ScalarFieldEnum`);
    return typeof columns === "object" && columns !== null && "createdAt" in columns;
  }),
);

// The client hands an extension a copy of what the command gave it, which is never frozen.
function dateRow(row: unknown): void {
  if (typeof row === "object" && row !== null && !("createdAt" in row)) Reflect.set(row, "createdAt", now());
}

function partOf(args: unknown, part: string): unknown {
  return typeof args === "object" && args !== null ? Reflect.get(args, part) : undefined;
}

/** New rows are made when the command that makes them happens, by its clock: the client's own is another, and goes on meanwhile. */
export const datedRows = Prisma.defineExtension({
  name: "dated-rows",
  query: {
    $allModels: {
      $allOperations({ model, operation, args, query }) {
        if (dated.has(model)) {
          if (operation === "upsert") dateRow(partOf(args, "create"));
          else if (operation.startsWith("create")) for (const row of [partOf(args, "data")].flat()) dateRow(row);
        }
        return query(args);
      },
    },
  },
});
