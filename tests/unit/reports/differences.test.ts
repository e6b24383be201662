import { describe, expect, test } from "vitest";
import { claimReviewOf } from "@/lib/reports/claim-review";
import { type Difference, differencesOf } from "@/lib/reports/differences";
import { saysTheSame } from "@/lib/reports/edition";
import { wordsForReaders } from "@/lib/reports/rating-words";
import { sealVersion } from "@/lib/reports/version";
import {
  aGermanPublication,
  aLoadedClaim,
  aPieceOfEvidence,
  aPublication,
  aStoredSearch,
  aVerdict,
  aVersion,
  onlyClaim,
} from "@/tests/builders/publication";

const publication = aPublication();
const first = aVersion(publication);
const aLater = (changes: Partial<typeof publication>, change: "correction" | "update" | "clarification" = "update") => {
  const previous = { version: first, contentHash: sealVersion(first).contentHash };
  return aVersion({ ...publication, previous, ...changes }, { change, reason: "New accounts.", at: "2026-11-25T12:00:00.000Z" });
};

/** A difference as its reader has it: what it is about, what was taken out, what came in. */
function said({ about, paragraphs }: Difference): [string, string, string] {
  const of = (kind: "added" | "removed") =>
    paragraphs.flatMap(({ pieces }) => pieces.filter((piece) => piece.kind === kind).map(({ text }) => text)).join("|");
  return [about, of("removed"), of("added")];
}

describe("what changed from one version to the next", () => {
  test("is nothing where both say the same, whatever their numbers and dates", () => {
    expect(differencesOf(first, aLater({}))).toEqual({ report: [], claims: [], isNothing: true });
  });

  test("is nothing where only the language changed in which a rating is said", () => {
    const own = aGermanPublication({ article: "en", newsroom: "de" });
    const before = { ...aVersion(own), formatVersion: 8 as const };
    const previous = { version: before, contentHash: sealVersion(before).contentHash };
    const after = aVersion({ ...own, previous }, { change: "update", reason: "…", at: "2026-11-25T12:00:00.000Z" });
    const said = [before, after].map((version) => wordsForReaders(version, onlyClaim(version).verdict.rating).label);
    expect(said).toEqual(["False", "Falsch"]);
    expect(differencesOf(before, after)).toEqual({ report: [], claims: [], isNothing: true });
    expect(saysTheSame(before, after)).toBe(true);
  });

  test("names the earlier verdict in the page's language, also when the scale calls it otherwise by now", () => {
    const own = aGermanPublication({ article: "en", newsroom: "de" });
    const before = aVersion(own);
    const previous = { version: before, contentHash: sealVersion(before).contentHash };
    const later = aVersion({ ...own, previous }, { change: "update", reason: "…", at: "2026-11-25T12:00:00.000Z" });
    const renamed = <Rating extends { key: string; label: string }>(rating: Rating): Rating =>
      rating.label === "False"
        ? { ...rating, label: "Wrong", translations: { de: { label: "Unwahr", meaning: "Stimmt nicht." } } }
        : rating;
    const after = {
      ...later,
      scales: later.scales.map((scale) => ({ ...scale, ratings: scale.ratings.map(renamed) })),
      claims: later.claims.map((claim) => ({ ...claim, verdict: { ...claim.verdict, rating: renamed(claim.verdict.rating) } })),
    };
    expect(differencesOf(before, after).claims.flatMap(({ differences }) => differences.map(said))).toEqual([
      [expect.any(String), "Falsch", "Unwahr"],
    ]);
  });

  test("is told field by field, of the report and of each claim that changed", () => {
    const evidence = [aPieceOfEvidence({ locator: "page 13" }), aPieceOfEvidence({ id: "2", number: 2, quote: "More." })];
    const verdicts = [aVerdict({ rating: "true", evidence, justification: "The new accounts say 41 million [2]." })];
    const claim = aLoadedClaim({ evidence, verdicts, searches: [aStoredSearch()] });
    const later = aLater({ claims: [claim], article: { ...publication.article, topics: ["Harbour"] } });
    const { report, claims } = differencesOf(first, later);
    // A search that is recorded needs no waiver any more.
    expect(report.map(said)).toEqual([
      ["Topics", ", Budget 2024", ""],
      ["Published without", expect.stringContaining("counterEvidence"), ""],
    ]);
    expect(claims).toMatchObject([{ slug: onlyClaim(first).slug, what: "changed" }]);
    expect(claims.flatMap(({ differences }) => differences.map(said))).toEqual([
      ["Verdict", "False", "True"],
      ["Why", expect.any(String), expect.stringContaining("new")],
      ["What was searched for", "", expect.stringContaining("Figures that speak for 41 million.")],
      ["Evidence 1", expect.stringContaining("12"), expect.stringContaining("13")],
      ["Evidence 2", "", expect.stringContaining("More.")],
    ]);
  });

  test("names claims that came in and that are gone", () => {
    const other = aLoadedClaim({ id: "0190aaaa-0000-7000-8000-00000000003b" });
    const both = aLater({ claims: [aLoadedClaim(), other] });
    expect(differencesOf(first, both).claims.map(({ id, what }) => [id, what])).toEqual([[other.id, "added"]]);
    expect(differencesOf(both, first).claims.map(({ id, what }) => [id, what])).toEqual([[other.id, "removed"]]);
  });
});

describe("the ClaimReview of a changed rating", () => {
  const changed = [aLoadedClaim({ verdicts: [aVerdict({ rating: "true" })] })];
  const reviewOf = (version: typeof first) => JSON.parse(JSON.stringify(claimReviewOf(version, onlyClaim(version), "https://a.example")));

  test("says what corrected it, and where that stands", () => {
    const corrected = aLater({ claims: changed }, "correction");
    const correction = {
      "@type": "CorrectionComment",
      text: "New accounts. Before: False. Now: True.",
      datePublished: "2026-11-25T12:00:00.000Z",
      url: `https://a.example/newsrooms/courier/claims/${onlyClaim(corrected).slug}/versions/2`,
    };
    expect(reviewOf(corrected).correction).toEqual(correction);
    // A later version that leaves the rating alone keeps it.
    const previous = { version: corrected, contentHash: sealVersion(corrected).contentHash };
    const third = aVersion(
      { ...publication, previous, claims: changed },
      { change: "clarification", reason: "Clearer.", at: "2026-11-26T12:00:00.000Z" },
    );
    expect(reviewOf(third).correction).toEqual(correction);
  });

  test("says nothing of a correction where there was none, or new facts alone", () => {
    expect(reviewOf(first)).not.toHaveProperty("correction");
    expect(reviewOf(aLater({ claims: changed }, "update"))).not.toHaveProperty("correction");
  });
});
