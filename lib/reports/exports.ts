import { stringify } from "csv-stringify/sync";
import { annotationOf, collectionOf, copyPrefix } from "@/lib/exchange/annotation";
import { harmlessCell } from "@/lib/harmless-cell";
import { publicPaths } from "./addresses";
import { absoluteUrl } from "./claim-review";
import { inWords } from "./messages/say";
import { wordsForReaders } from "./rating-words";
import { repliesOf } from "./replies";
import { standingClaims } from "./retraction";
import { languageOf, speechOf } from "./speech";
import { sayContact, saySearch, sayWaiver } from "./told";
import { type ReportVersion, topicsOf, type VersionClaim } from "./version";

const claimUrl = (version: ReportVersion, claim: VersionClaim, baseUrl: string) =>
  absoluteUrl(baseUrl, publicPaths.claimVersion(version.newsroom.slug, claim.slug, version.report.number));

/**
 * The claims of a version as CSV (RFC 4180, UTF-8 with a byte order mark, one claim a row). Cells that a spreadsheet would run as a formula
 * begin with an apostrophe, also where one would begin behind a line end or semicolon of a text. The names of columns are for programs and never change; sentences in cells are in the
 * version's language.
 */
export function claimsCsv(version: ReportVersion, baseUrl: string): string {
  const speech = speechOf(version);
  const rows = version.claims.map((claim) => {
    const scale = version.scales.find(({ id }) => id === claim.verdict.scaleId);
    const { rating } = claim.verdict;
    const { label, language } = wordsForReaders(version, rating);
    const { contacts, searches } = repliesOf(claim);
    return {
      url: claimUrl(version, claim, baseUrl),
      version: version.report.number,
      statement: claim.statement,
      quote: claim.quote.exact,
      claimant: claim.claimant?.name ?? "",
      claimedOn: claim.claimedOn ?? "",
      rating: label,
      ratingLanguage: language,
      value: rating.value ?? "",
      worst: scale?.worst ?? "",
      best: scale?.best ?? "",
      averitec: rating.averitec ?? "",
      fever: rating.fever ?? "",
      scale: scale === undefined ? "" : inWords(speech.words.corrections.versionOf<string>(scale.name, scale.number)),
      justification: claim.verdict.justification,
      evidence: claim.evidence.length,
      assessments: claim.assessments,
      firstPublishedAt: claim.firstPublishedAt,
      modifiedAt: claim.modifiedAt,
      retracted: claim.retraction?.reason ?? "",
      publishedWithout: (version.report.waivers ?? [])
        .filter(({ claimId }) => claimId === claim.id)
        .map((waiver) => sayWaiver(waiver, speech))
        .join("\n"),
      rightOfReply: contacts.map((contact) => sayContact(contact, speech)).join("\n"),
      answer: contacts.flatMap(({ answer }) => answer ?? []).join("\n\n"),
      searches: searches.map((search) => saySearch(search, speech)).join("\n"),
      topics: topicsOf(version).join("\n"),
    };
  });
  // A line break of either kind would end the row for one reader or the other.
  const shape = { header: true, columns: [...csvColumns], bom: true, record_delimiter: "windows", quoted_match: /[\r\n]/ };
  return stringify(rows, { ...shape, cast: { string: harmlessCell } });
}

const csvColumns = [
  ...["url", "version", "statement", "quote", "claimant", "claimedOn", "rating"],
  ...["ratingLanguage", "value", "worst", "best", "averitec", "fever", "scale"],
  ...["justification", "evidence", "assessments", "firstPublishedAt", "modifiedAt"],
  ...["rightOfReply", "answer", "searches", "publishedWithout", "retracted", "topics"],
] as const;

/**
 * The claims of a version as W3C Web Annotations on the checked article: where each stands, what is said of it. By its words alone: a
 * position would count characters of a copy that readers do not have. What is retracted is left out.
 */
export function versionAnnotations(version: ReportVersion, baseUrl: string) {
  const { article, newsroom, report } = version;
  return collectionOf({
    id: absoluteUrl(baseUrl, publicPaths.export(newsroom.slug, report.slug, report.number, "annotations.json")),
    label: report.title,
    items: standingClaims(version).map((claim) =>
      annotationOf({
        ...{ id: claimUrl(version, claim, baseUrl), created: claim.firstPublishedAt, modified: claim.modifiedAt },
        creator: { type: "Organization", name: newsroom.name, homepage: absoluteUrl(baseUrl, newsroom.path) },
        ...{
          language: languageOf(version),
          statement: claim.statement,
          rating: wordsForReaders(version, claim.verdict.rating).label,
          note: "",
          tags: [...topicsOf(version)],
        },
        source: article.url ?? `${copyPrefix}${article.snapshot.textHash}`,
        ...{ quote: claim.quote, place: null },
      }),
    ),
  });
}

/**
 * The claims of a version in the shape of the AVeriTeC data set (Schlichtkrull et al. 2023). The desk keeps passages, not questions: each
 * passage becomes the answer to what its source says. Ratings without an AVeriTeC label have none here either, and what is retracted is left out.
 */
export function averitecOf(version: ReportVersion, baseUrl: string) {
  const { sourceQuestion } = speechOf(version).words.file;
  return standingClaims(version).map((claim) => ({
    claim: claim.statement,
    label: claim.verdict.rating.averitec,
    justification: claim.verdict.justification,
    claim_date: claim.claimedOn,
    speaker: claim.claimant?.name ?? null,
    original_claim_url: version.article.url,
    fact_checking_article: claimUrl(version, claim, baseUrl),
    reporting_source: version.article.outlet,
    questions: claim.evidence.map((evidence) => ({
      question: sourceQuestion(evidence.source.title),
      answers: [
        { answer: evidence.quote, answer_type: "Extractive", source_url: evidence.source.url, source_medium: evidence.source.kind },
      ],
    })),
  }));
}
