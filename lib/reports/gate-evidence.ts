import { numbered, placesWhere, type Rule } from "./gate-rule";
import { toldOf } from "./published-evidence";

/**
 * Readers can find every piece of evidence, or are told why the source is withheld; a newsroom can waive it where that would endanger somebody.
 * What is known of a confidential source at the desk does not count: it is not published.
 */
export const evidenceCanBeFound: Rule = ({ publication }) => ({
  places: placesWhere(publication, (claim) => {
    const untold = claim.evidence.filter((piece) => piece.source.sealed !== null && toldOf(piece) === null);
    const lost = claim.evidence.filter((piece) => piece.source.sealed === null && piece.source.url === null && piece.locator.trim() === "");
    const problems = [
      ...(lost.length === 0 ? [] : [numbered(lost)]),
      ...(untold.length === 0 ? [] : [`${numbered(untold)}: say at its source what readers are told of it, and why not more`]),
    ];
    return problems.length === 0 ? null : problems.join("; ");
  }),
  holds: "Every piece of evidence has a link or says where to find it, or readers are told why its source is withheld.",
  fails:
    "A piece of evidence has neither a link nor a place to find it, or comes from a confidential source of which readers are told nothing.",
});
