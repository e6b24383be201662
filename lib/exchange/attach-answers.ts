import type { KnownComment, PlacedRow } from "./placed-row";

type KnownComments = ReadonlyMap<string, KnownComment>;

/**
 * Finds the discussion of each answer: that of the claim or remark which the annotation at its root is or becomes, below the nearest answer
 * above it that comes in or is here. What answers something that is neither in the file nor here, or that comes to nothing, is refused by name.
 */
export function attachAnswers(rows: readonly PlacedRow[], comments: KnownComments): PlacedRow[] {
  const byId = new Map<string, PlacedRow>();
  for (const row of rows) {
    const { id } = row.annotation;
    if (id !== null && !byId.has(id)) byId.set(id, row);
  }
  const settled = new Map<PlacedRow, PlacedRow>();
  const beingSettled = new Set<PlacedRow>();

  function settle(row: PlacedRow): PlacedRow {
    if (row.outcome !== "answer") return row;
    const known = settled.get(row);
    if (known !== undefined) return known;
    if (beingSettled.has(row)) return refused(row, "It answers itself, by way of others.");
    beingSettled.add(row);
    const found = find(row);
    settled.set(row, found);
    return found;
  }

  function find(row: PlacedRow): PlacedRow {
    const { id, answers } = row.annotation;
    const before = id === null ? undefined : comments.get(id);
    if (before !== undefined) return { ...row, outcome: "known", reason: "It was imported before.", about: before.under };
    const first = id === null ? undefined : byId.get(id);
    if (first !== undefined && first !== row) return { ...row, outcome: "known", reason: `It stands in row ${first.row} already.` };
    let whyNot = "";
    for (const answered of answers.toReversed()) {
      const comment = comments.get(answered);
      if (comment?.isClosed === true) return refused(row, "It answers in a discussion that is resolved here. Reopen that first.");
      if (comment !== undefined) return { ...row, about: comment.under, parent: { commentId: comment.commentId } };
      const above = byId.get(answered);
      const place = above === undefined ? undefined : settle(above);
      if (place === undefined) whyNot = `It answers the annotation “${nameOf(answered)}”, which is neither in this file nor imported here.`;
      else if (place.about === null || place.outcome === "refused" || place.outcome === "unplaced")
        whyNot = `It answers row ${place.row}, which comes to nothing here: ${place.reason}`;
      else return { ...row, about: place.about, parent: place.outcome === "answer" ? { row: place.row } : null };
    }
    return refused(row, whyNot);
  }

  return rows.map(settle);
}

function refused(row: PlacedRow, reason: string): PlacedRow {
  return { ...row, outcome: "refused", reason };
}

const nameLengthMax = 60;

function nameOf(id: string): string {
  const name = id.replace(/^hypothesis:/, "");
  return name.length > nameLengthMax ? `${name.slice(0, nameLengthMax)}…` : name;
}
