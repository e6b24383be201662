import { readPassagePlace } from "@/lib/evidence/passage-place";
import { numbered, placesWhere, type Rule, type SourcePlace } from "./gate-rule";
import type { LoadedClaim } from "./load-publication";
import { toldOf } from "./published-evidence";

type Piece = LoadedClaim["evidence"][number];

// What is public on the web has an address. All else can be had elsewhere: from whoever holds it, or from whoever said or wrote it.
const onTheWeb: ReadonlySet<Piece["source"]["kind"]> = new Set(["webPage", "socialPost", "factCheck"]);

const isNamed = ({ publisher, author }: Piece["source"]) => [publisher, author].some((name) => (name ?? "").trim() !== "");

/** What readers lack to find the source; null when they have a link, or who holds it or said it and of which day it is. */
function sourceProblem({ source }: Piece): string | null {
  if (source.url !== null) return null;
  if (onTheWeb.has(source.kind)) return "its source needs its web address, or another kind";
  const lacking = [
    ...(isNamed(source) ? [] : ["who holds it or said it (publisher or author)"]),
    ...(source.publishedOn === null ? ["of which day it is"] : []),
  ];
  return lacking.length === 0 ? null : `its source has no web address: say at it ${lacking.join(" and ")}`;
}

const certain: ReadonlySet<Piece["anchorState"]> = new Set(["exact", "normalised", "moved"]);

/** What readers lack to find the passage in the source; null when it is said where, or its words stand at one certain place of a page they can open. */
function placeProblem({ locator, source, captureId, anchorState }: Piece): string | null {
  const place = readPassagePlace(source.kind, locator.trim());
  if (!place.ok) return `where in the source: ${place.problem}`;
  const isWords = captureId !== null && certain.has(anchorState) && source.url !== null;
  return locator.trim() !== "" || isWords ? null : "say where in the source it is: page, section, minute, cell";
}

/** What is missing of a claim's evidence, in words, each piece by its number; null when nothing is. */
function lackOf(pieces: readonly Piece[]): string | null {
  const byProblem = new Map<string, Piece[]>();
  for (const piece of pieces) for (const problem of problemsOf(piece)) byProblem.set(problem, [...(byProblem.get(problem) ?? []), piece]);
  return byProblem.size === 0 ? null : [...byProblem].map(([problem, having]) => `${numbered(having)}: ${problem}`).join("; ");
}

function problemsOf(piece: Piece): string[] {
  if (piece.source.sealed !== null)
    return toldOf(piece) === null ? ["say at its source what readers are told of it, and why not more"] : [];
  return [sourceProblem(piece), placeProblem(piece)].flatMap((problem) => problem ?? []);
}

/** The sources at which something is put right, each once. */
function sourcesToMend(pieces: readonly Piece[]): SourcePlace[] {
  const wanting = pieces.filter((piece) => (piece.source.sealed === null ? sourceProblem(piece) !== null : toldOf(piece) === null));
  return [...new Map(wanting.map(({ source: { id, title } }) => [id, { id, title }])).values()];
}

/**
 * Readers can find every piece of evidence: the source, and the place in it; or they are told why the source is withheld. A newsroom can waive it where
 * that would endanger somebody. What is known of a confidential source at the desk does not count: it is not published.
 */
export const evidenceCanBeFound: Rule = ({ publication }) => ({
  places: placesWhere(
    publication,
    ({ evidence }) => lackOf(evidence),
    ({ evidence }) => sourcesToMend(evidence),
  ),
  holds: "Readers can find every piece of evidence, and the passage in it, or are told why its source is withheld.",
  fails: "Readers cannot find a piece of evidence, or the passage in it, and are not told why.",
});

const takenBack = ({ evidence }: LoadedClaim) => evidence.filter(({ factCheck }) => factCheck?.withdrawals[0]?.reinstatement === null);

/** Nothing rests on a fact-check of others that was taken back: whoever took it back said that it is not to be relied on. */
export const factChecksStand: Rule = ({ publication: { previous, ...publication } }) => {
  const isPublic = previous !== null && publication.claims.some((claim) => claim.published !== null && takenBack(claim).length > 0);
  return {
    places: placesWhere({ ...publication, previous }, (claim) => {
      const fallen = takenBack(claim);
      return fallen.length === 0 ? null : `${numbered(fallen)}: withdraw it, or put the fact-check back`;
    }),
    holds: "No evidence comes from a fact-check of others that was taken back.",
    fails: `Evidence comes from a fact-check of others that was taken back.${isPublic ? ` Version ${previous.version.report.number}, which readers have, rests on it, too.` : ""}`,
  };
};
