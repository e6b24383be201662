import type { DeskCandidate, DeskClaim } from "@/lib/claims/desk-queries";
import type { ListRow } from "./list-row";
import { inReadingOrder, type Mark } from "./marks";

/** Which rows the list shows, and in which order. `kind` and `worthMin` (0..1) are about what the machine makes of the words; null and 0 let all through. */
export type ListFilter = {
  kinds: "all" | "claims" | "candidates" | "waiting" | "aside";
  words: string;
  kind: string | null;
  worthMin: number;
  order: "reading" | "worth";
};

/** Everything that is not set aside, in reading order. */
export const wholeList: ListFilter = { kinds: "all", words: "", kind: null, worthMin: 0, order: "reading" };

/** The same list with nothing hidden; its order stays. */
export function unfiltered(filter: ListFilter): ListFilter {
  return { ...wholeList, order: filter.order };
}

/** Whether kind or score keep rows back. */
export function isNarrowed(filter: ListFilter): boolean {
  return filter.kind !== null || filter.worthMin > 0;
}

/** What the machine makes of a row's words; null where it says nothing. */
function judgedOf(row: ListRow): { kind: string; checkWorthiness: number } | null {
  return row.kind === "claim" ? row.claim.judged : row.candidate;
}

type Standing = { mark: Mark; places: number };

/** Where each claim stands: the first of its certain marks, or of all when none is; and in how many places that is. */
function standingOf(marks: readonly Mark[]): Map<string, Standing> {
  const byId = new Map<string, Standing>();
  for (const mark of marks) {
    const isDoubtful = mark.look === "attention";
    const known = byId.get(mark.id);
    if (known === undefined) byId.set(mark.id, { mark, places: isDoubtful ? 0 : 1 });
    else if (!isDoubtful) {
      if (known.places === 0) known.mark = mark;
      known.places += 1;
    }
  }
  return byId;
}

/** Every claim and candidate of the desk as a row, in reading order. Accepted candidates are their claims. */
export function rowsOf(claims: readonly DeskClaim[], candidates: readonly DeskCandidate[], marks: readonly Mark[]): ListRow[] {
  const standing = standingOf(marks);
  const ofClaims = claims.map((claim) => {
    const { mark = null, places = 0 } = standing.get(claim.id) ?? {};
    const start = mark?.start ?? claim.position;
    // Asked of the claim: a place that is lost, or one of several that fit, has no mark to tell it by.
    const look = waitsSomewhere(claim) ? ("attention" as const) : (mark?.look ?? null);
    return { kind: "claim" as const, key: claim.id, id: claim.id, start, end: mark?.end ?? start, look, places, claim };
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

/** Whether somebody has to say of a place of a claim where it is now. Of one that is set aside nobody asks. */
function waitsSomewhere({ state, waiting }: DeskClaim): boolean {
  return waiting > 0 && state !== "dismissed" && state !== "withdrawn";
}

/** Whether a row is set aside: a claim dismissed or withdrawn, a candidate dismissed. A claim whose words are lost is not. */
export function isAside(row: ListRow): boolean {
  return row.kind === "claim" ? row.claim.state === "dismissed" || row.claim.state === "withdrawn" : row.isDismissed;
}

function fits(row: ListRow, kinds: ListFilter["kinds"]): boolean {
  if (kinds === "aside") return isAside(row);
  if (isAside(row)) return false;
  if (kinds === "waiting") return row.kind === "claim" && waitsSomewhere(row.claim);
  return kinds === "all" || (kinds === "claims") === (row.kind === "claim");
}

function isWanted(row: ListRow, { kind, worthMin }: ListFilter): boolean {
  const judged = judgedOf(row);
  return (kind === null || judged?.kind === kind) && (worthMin === 0 || (judged !== null && judged.checkWorthiness >= worthMin));
}

/**
 * The rows a filter lets through, in its order: of its kinds and score, and holding all of its words in statement or claimant, in any
 * case and order. By check-worthiness the highest comes first, and what the machine says nothing of last; equals stay in reading order.
 */
export function filterRows(rows: readonly ListRow[], filter: ListFilter): ListRow[] {
  const wanted = filter.words
    .toLocaleLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const shown = rows.filter((row) => {
    if (!fits(row, filter.kinds) || !isWanted(row, filter)) return false;
    const { statement, claimant } = row.kind === "claim" ? row.claim : row.candidate;
    const held = `${statement} ${claimant ?? ""}`.toLocaleLowerCase();
    return wanted.every((word) => held.includes(word));
  });
  if (filter.order === "reading") return shown;
  return shown.toSorted((a, b) => (judgedOf(b)?.checkWorthiness ?? -1) - (judgedOf(a)?.checkWorthiness ?? -1));
}

/** The kinds of sentence that the list holds, each once, in a fixed order. */
export function kindsOf(rows: readonly ListRow[]): string[] {
  return [...new Set(rows.flatMap((row) => judgedOf(row)?.kind ?? []))].toSorted();
}

/** How many rows each filter would show without words. */
export function countRows(rows: readonly ListRow[]): Record<ListFilter["kinds"], number> {
  const count = (kinds: ListFilter["kinds"]) => rows.filter((row) => fits(row, kinds)).length;
  return { all: count("all"), claims: count("claims"), candidates: count("candidates"), waiting: count("waiting"), aside: count("aside") };
}
