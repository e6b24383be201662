import "server-only";
import type { LogSnapshot } from "@/lib/audit/log-snapshot";
import { type FactCheckRow, tableHashOf } from "./row-hash";

/** What an import left in the table: a hash over all its rows, and by whom and when they say it was, which is one of each unless somebody changed it. */
export type ImportLeft = { tableHash: string; by: string; at: string };

type KeptRow = FactCheckRow & { importedById: string; importedAt: string };

const together = (values: readonly string[]) => [...new Set(values)].toSorted().join(",");

const kept = `
  select "id", "contentHash", "url", "claim", "claimant", "claimedOn"::text, "publisher", "reviewedOn"::text, "ratingWords", "ratingValue", "ratingWorst",
    "ratingBest", "language", "licence", "origin", "importedById", to_char("importedAt" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "importedAt"
  from "FactCheck" where "workspaceId" = $1::uuid and "importId" = $2::uuid`;

/** What each named import left in the table, by the id of the import. */
export async function hashImports({ query }: LogSnapshot, workspaceId: string): Promise<Map<string, ImportLeft>> {
  const imports = await query<{ importId: string }>(
    `select distinct "importId" from "FactCheck" where "workspaceId" = $1::uuid and "importId" is not null`,
    [workspaceId],
  );
  const hashes = new Map<string, ImportLeft>();
  // One import at a time: each is at most 5,000 rows.
  for (const { importId } of imports) {
    const rows = await query<KeptRow>(kept, [workspaceId, importId]);
    const by = together(rows.map(({ importedById }) => importedById));
    const at = together(rows.map(({ importedAt }) => importedAt));
    hashes.set(importId, { tableHash: tableHashOf(rows), by, at });
  }
  return hashes;
}

/** How many imported fact-checks name no import: those from before imports had names. */
export async function countUnnamedImports({ query }: LogSnapshot, workspaceId: string): Promise<number> {
  const sql = `select count(*)::int as "rows" from "FactCheck" where "workspaceId" = $1::uuid and "importId" is null`;
  const [counted] = await query<{ rows: number }>(sql, [workspaceId]);
  return counted?.rows ?? 0;
}
