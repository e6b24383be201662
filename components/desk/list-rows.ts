import type { DeskCandidate, DeskClaim } from "@/lib/claims/desk-queries";
import type { ListRow } from "./list-row";
import { inReadingOrder, type Mark } from "./marks";

/** Which rows the list shows. */
export type ListFilter = { kinds: "all" | "claims" | "candidates" | "aside"; words: string };

/** Every claim and candidate of the desk as a row, in reading order. Accepted candidates are their claims. */
export function rowsOf(claims: readonly DeskClaim[], candidates: readonly DeskCandidate[], marks: readonly Mark[]): ListRow[] {
  const byId = new Map(marks.map((mark) => [mark.id, mark]));
  const ofClaims = claims.map((claim) => {
    const mark = byId.get(claim.id);
    const start = mark?.start ?? claim.position;
    return { kind: "claim" as const, key: claim.id, id: claim.id, start, end: mark?.end ?? start, look: mark?.look ?? null, claim };
  });
  const ofCandidates = candidates
    .filter(({ state }) => state !== "accepted")
    .map((candidate) => ({
      kind: "candidate" as const,
      key: candidate.id,
      id: candidate.id,
      start: candidate.start,
      end: candidate.end,
      look: candidate.state === "proposed" ? ("candidate" as const) : null,
      candidate,
      isDismissed: candidate.state === "dismissed",
    }));
  return inReadingOrder([...ofClaims, ...ofCandidates]);
}

function isAside(row: ListRow): boolean {
  return row.kind === "claim" ? row.claim.state === "dismissed" || row.claim.state === "withdrawn" : row.isDismissed;
}

function fits(row: ListRow, kinds: ListFilter["kinds"]): boolean {
  if (kinds === "aside") return isAside(row);
  if (isAside(row)) return false;
  return kinds === "all" || (kinds === "claims") === (row.kind === "claim");
}

/** The rows a filter lets through: of its kind, and holding all of its words in statement or claimant, in any case and order. */
export function filterRows(rows: readonly ListRow[], filter: ListFilter): ListRow[] {
  const wanted = filter.words
    .toLocaleLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  return rows.filter((row) => {
    if (!fits(row, filter.kinds)) return false;
    const { statement, claimant } = row.kind === "claim" ? row.claim : row.candidate;
    const held = `${statement} ${claimant ?? ""}`.toLocaleLowerCase();
    return wanted.every((word) => held.includes(word));
  });
}

/** How many rows each filter would show without words. */
export function countRows(rows: readonly ListRow[]): Record<ListFilter["kinds"], number> {
  const count = (kinds: ListFilter["kinds"]) => rows.filter((row) => fits(row, kinds)).length;
  return { all: count("all"), claims: count("claims"), candidates: count("candidates"), aside: count("aside") };
}
