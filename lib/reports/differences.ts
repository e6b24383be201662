import { type ComparedParagraph, compareTexts } from "@/lib/articles/text-difference";
import { wordsForReaders } from "./rating-words";
import { repliesOf } from "./replies";
import { type ReportVersion, topicsOf, type VersionClaim, type VersionEvidence } from "./version";
import { groupWaivers, withoutWords } from "./waivable";
import { directnessWords, sayWithheld, stanceWords } from "./words";

/** One thing that a version says otherwise: what it is, and its words before and now, compared. */
export type Difference = { about: string; paragraphs: ComparedParagraph[] };

/** What changed of one claim; `slug` is its address where it still stands. */
export type ClaimDifference = {
  id: string;
  slug: string;
  statement: string;
  what: "added" | "removed" | "changed";
  differences: Difference[];
};

/** What a version says otherwise than the one before it. */
export type VersionDifferences = { report: Difference[]; claims: ClaimDifference[]; isNothing: boolean };

type Told = readonly (readonly [about: string, words: string])[];

// What readers are told of a version and of a claim, each under its name: numbers, dates of publication and history aside, which always move.
function toldOfReport(version: ReportVersion): Told {
  const { report, article, newsroom } = version;
  return [
    ["Newsroom", newsroom.name],
    ["The question at stake", report.title],
    ["Summary", report.summary],
    ["Topics", topicsOf(version).join(", ")],
    ["The article", [article.title, article.author, article.outlet, article.publishedOn, article.url].filter(Boolean).join("\n")],
    ["Why it was chosen", article.selectionReason],
    [
      "Published without",
      groupWaivers(report.waivers ?? [])
        .map(({ rule, reason }) => `${withoutWords[rule]}: ${reason}`)
        .join("\n"),
    ],
    ["Retracted", report.retraction?.reason ?? ""],
  ];
}

function toldOfEvidence({ quote, locator, stance, directness, secondaryReason, note, source, withheld }: VersionEvidence): string {
  const facts = [source.title, source.author, source.publisher, source.publishedOn, source.url, locator];
  const words = [quote, note, secondaryReason, source.interests, withheld === undefined ? "" : sayWithheld(withheld)];
  return [facts.filter(Boolean).join(", "), `${stanceWords[stance]}. ${directnessWords[directness]}.`, ...words].filter(Boolean).join("\n");
}

function toldOfClaim(version: ReportVersion, claim: VersionClaim): Told {
  const { label } = wordsForReaders(version, claim.verdict.rating);
  const { contacts, searches } = repliesOf(claim);
  return [
    ["Statement", claim.statement],
    ["The claimant’s words", claim.quote.exact],
    ["Claimant", claim.claimant?.name ?? ""],
    ["Claimed on", claim.claimedOn ?? ""],
    ["Verdict", label],
    ["Why", claim.verdict.justification],
    ["Confidence", claim.verdict.confidence],
    [
      "The claimant’s answer",
      contacts.map(({ contactedOn, outcome, answer }) => [contactedOn, outcome, answer].filter(Boolean).join(", ")).join("\n"),
    ],
    ["What was searched for", searches.map(({ question, places }) => `${question} ${places}`).join("\n")],
    ["Retracted", claim.retraction?.reason ?? ""],
    // Last: of two lists of names the longer goes on behind.
    ...claim.evidence.map((piece) => [`Evidence ${piece.number}`, toldOfEvidence(piece)] as const),
  ];
}

function differ(before: Told, after: Told, language: string): Difference[] {
  const [earlier, later] = [new Map(before), new Map(after)];
  const names = [...new Set([...earlier.keys(), ...later.keys()])];
  return names.flatMap((about) => {
    const [was, is] = [earlier.get(about) ?? "", later.get(about) ?? ""];
    return was === is ? [] : [{ about, paragraphs: compareTexts(was, is, language) }];
  });
}

/** What the later of two versions of a report says otherwise, in the order in which the pages say it. Pure. */
export function differencesOf(before: ReportVersion, after: ReportVersion): VersionDifferences {
  const { language } = after.newsroom;
  const report = differ(toldOfReport(before), toldOfReport(after), language);
  const now = after.claims.flatMap((claim): ClaimDifference[] => {
    const earlier = before.claims.find(({ id }) => id === claim.id);
    const place = { id: claim.id, slug: claim.slug, statement: claim.statement };
    if (earlier === undefined) return [{ ...place, what: "added", differences: [] }];
    const differences = differ(toldOfClaim(before, earlier), toldOfClaim(after, claim), language);
    return differences.length === 0 ? [] : [{ ...place, what: "changed", differences }];
  });
  const gone = before.claims
    .filter(({ id }) => !after.claims.some((claim) => claim.id === id))
    .map(({ id, slug, statement }): ClaimDifference => ({ id, slug, statement, what: "removed", differences: [] }));
  const claims = [...now, ...gone];
  return { report, claims, isNothing: report.length === 0 && claims.length === 0 };
}
