import { numbered, placesWhere, type Rule } from "./gate-rule";

/** Readers can find every piece of evidence; a newsroom can waive it where that would endanger somebody. */
export const evidenceCanBeFound: Rule = ({ publication }) => ({
  places: placesWhere(publication, (claim) => {
    const lost = claim.evidence.filter((piece) => piece.source.url === null && piece.locator.trim() === "");
    return lost.length === 0 ? null : numbered(lost);
  }),
  holds: "Every piece of evidence has a link or says where to find it.",
  fails: "A piece of evidence has neither a link nor a place to find it.",
});
