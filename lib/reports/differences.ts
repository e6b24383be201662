import { type ComparedParagraph, compareTexts } from "@/lib/articles/text-difference";
import { untoldAs } from "./published-evidence";
import { wordsBefore, wordsForReaders } from "./rating-words";
import { repliesOf } from "./replies";
import { languageOf, type Speech, sayLongDay, speechOf } from "./speech";
import { sayContact } from "./told";
import { type ReportVersion, topicsOf, type VersionClaim, type VersionEvidence } from "./version";
import { groupWaivers } from "./waivable";

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

const dayOf = (on: string | null, speech: Speech) => (on === null ? null : sayLongDay(on, speech));

type Told = readonly (readonly [about: string, words: string])[];

// What readers are told of a version and of a claim, each under its name: numbers, dates of publication and history aside, which always move.
function toldOfReport(version: ReportVersion, speech: Speech): Told {
  const { words } = speech;
  const { about } = words.differences;
  const { report, article, newsroom } = version;
  return [
    [about.newsroom, newsroom.name],
    [about.question, report.title],
    [about.summary, report.summary],
    [about.topics, topicsOf(version).join(words.comma)],
    [
      about.article,
      [article.title, article.author, article.outlet, dayOf(article.publishedOn, speech), article.url].filter(Boolean).join("\n"),
    ],
    [about.whyChosen, article.selectionReason],
    [
      about.publishedWithout,
      groupWaivers(report.waivers ?? [])
        .map(({ rule, reason }) => `${words.without[rule]}: ${reason}`)
        .join("\n"),
    ],
    [about.retracted, report.retraction?.reason ?? ""],
  ];
}

function toldOfEvidence(piece: VersionEvidence, speech: Speech): string {
  const { words } = speech;
  const { quote, locator, stance, directness, secondaryReason, note, source, withheld } = piece;
  const facts = [source.title, source.author, source.publisher, dayOf(source.publishedOn, speech), source.url, locator];
  const told = [quote, note, secondaryReason, source.interests, withheld === undefined ? "" : words.withheld(withheld)];
  return [facts.filter(Boolean).join(words.comma), `${words.stances[stance]}. ${words.directness[directness]}.`, ...told]
    .filter(Boolean)
    .join("\n");
}

function toldOfClaim(claim: VersionClaim, label: string, speech: Speech): Told {
  const { words } = speech;
  const { about } = words.differences;
  const { contacts, searches } = repliesOf(claim);
  return [
    [about.statement, claim.statement],
    [about.quote, claim.quote.exact],
    [about.claimant, claim.claimant?.name ?? ""],
    [about.claimedOn, dayOf(claim.claimedOn, speech) ?? ""],
    [about.verdict, label],
    [about.why, claim.verdict.justification],
    [about.confidence, words.confidences[claim.verdict.confidence]],
    [about.answer, contacts.map((contact) => [sayContact(contact, speech), contact.answer].filter(Boolean).join("\n")).join("\n")],
    [about.searched, searches.map(({ question, places }) => `${question} ${places}`).join("\n")],
    [about.retracted, claim.retraction?.reason ?? ""],
    // Last: of two lists of names the longer goes on behind.
    ...untoldAs(words.confidentialSource, claim.evidence).map(
      (piece) => [words.claim.evidenceNumber(piece.number), toldOfEvidence(piece, speech)] as const,
    ),
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
  // Both in the later one’s words, so that only what was said differs.
  const language = languageOf(after);
  const speech = speechOf(after);
  const report = differ(toldOfReport(before, speech), toldOfReport(after, speech), language);
  const now = after.claims.flatMap((claim): ClaimDifference[] => {
    const earlier = before.claims.find(({ id }) => id === claim.id);
    const place = { id: claim.id, slug: claim.slug, statement: claim.statement };
    if (earlier === undefined) return [{ ...place, what: "added", differences: [] }];
    const [was, is] = [wordsBefore(after, earlier.verdict.rating, before), wordsForReaders(after, claim.verdict.rating).label];
    const differences = differ(toldOfClaim(earlier, was, speech), toldOfClaim(claim, is, speech), language);
    return differences.length === 0 ? [] : [{ ...place, what: "changed", differences }];
  });
  const gone = before.claims
    .filter(({ id }) => !after.claims.some((claim) => claim.id === id))
    .map(({ id, slug, statement }): ClaimDifference => ({ id, slug, statement, what: "removed", differences: [] }));
  const claims = [...now, ...gone];
  return { report, claims, isNothing: report.length === 0 && claims.length === 0 };
}
