import { stringify } from "csv-stringify/sync";
import { annotationOf, collectionOf, copyPrefix } from "@/lib/exchange/annotation";
import { publicPaths } from "./addresses";
import { paragraphsOf } from "./citations";
import { absoluteUrl } from "./claim-review";
import { wordsForReaders } from "./rating-words";
import { fairnessOf, repliesOf } from "./replies";
import { standingClaims } from "./retraction";
import {
  type ReportVersion,
  topicsOf,
  type VersionClaim,
  type VersionContact,
  type VersionEvidence,
  type VersionRetraction,
} from "./version";
import { groupWaivers, withoutWords } from "./waivable";
import { askedWords, changeWords, directnessWords, sayFairness, sayFound, sayReply, sayWithheld, stanceWords } from "./words";

type Waiver = NonNullable<ReportVersion["report"]["waivers"]>[number];

const claimUrl = (version: ReportVersion, claim: VersionClaim, baseUrl: string) =>
  absoluteUrl(baseUrl, publicPaths.claimVersion(version.newsroom.slug, claim.slug, version.report.number));

/**
 * The claims of a version as CSV (RFC 4180, UTF-8 with a byte order mark, one claim a row). Cells that a spreadsheet would run as a formula
 * begin with an apostrophe, which spreadsheets do not show.
 */
export function claimsCsv(version: ReportVersion, baseUrl: string): string {
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
      scale: scale === undefined ? "" : `${scale.name}, version ${scale.number}`,
      justification: claim.verdict.justification,
      evidence: claim.evidence.length,
      assessments: claim.assessments,
      firstPublishedAt: claim.firstPublishedAt,
      modifiedAt: claim.modifiedAt,
      retracted: claim.retraction?.reason ?? "",
      publishedWithout: (version.report.waivers ?? [])
        .filter(({ claimId }) => claimId === claim.id)
        .map(sayWaiver)
        .join("\n"),
      rightOfReply: contacts.map(sayContact).join("\n"),
      answer: contacts.flatMap(({ answer }) => answer ?? []).join("\n\n"),
      searches: searches.map((search) => `${search.question} ${search.places} ${sayFound(search)}`).join("\n"),
      topics: topicsOf(version).join("\n"),
    };
  });
  // A line break of either kind would end the row for one reader or the other.
  const shape = { header: true, columns: [...csvColumns], bom: true, record_delimiter: "windows", quoted_match: /[\r\n]/ };
  return stringify(rows, { ...shape, escape_formulas: true });
}

const csvColumns = [
  ...["url", "version", "statement", "quote", "claimant", "claimedOn", "rating"],
  ...["ratingLanguage", "value", "worst", "best", "averitec", "fever", "scale"],
  ...["justification", "evidence", "assessments", "firstPublishedAt", "modifiedAt"],
  ...["rightOfReply", "answer", "searches", "publishedWithout", "retracted", "topics"],
] as const;

function sayWaiver({ rule, reason, waivedBy }: Pick<Waiver, "rule" | "reason" | "waivedBy">): string {
  return `Published without ${withoutWords[rule]}, because: ${reason} (${waivedBy})`;
}

function sayRetraction({ retraction }: { retraction?: VersionRetraction | null | undefined }): string[] {
  return retraction ? [`**Retracted** on ${retraction.retractedAt}: ${plain(retraction.reason)}`] : [];
}

function sayContact(contact: VersionContact): string {
  const deadline = contact.deadlineOn === null ? "" : `, to answer by ${contact.deadlineOn}`;
  return `Asked ${askedWords[contact.channel]} on ${contact.contactedOn}${deadline}. ${sayReply(contact)}`;
}

// Every ASCII sign that Markdown could read as markup; before a line's first figure too, which could begin a list.
const plain = (text: string) => text.replace(/[\\`*_{}[\]()#+\-.!|<>&~$^=:@"'/]/g, "\\$&").replace(/\s*\r?\n\s*/g, " ");
const prose = (text: string) => paragraphsOf(text).map(plain).join("\n\n");
const quoted = (text: string) =>
  paragraphsOf(text)
    .map((paragraph) => `> ${plain(paragraph)}`)
    .join("\n>\n");
// Angle brackets hold any address; the few signs that could end them are encoded.
const address = (url: string) => `<${url.replace(/[<>\s\\]/g, (sign) => encodeURIComponent(sign))}>`;

function evidenceLines({ number, quote, locator, stance, directness, secondaryReason, note, source, withheld }: VersionEvidence): string {
  const about = [source.author, source.publisher, source.publishedOn]
    .filter((part) => part !== null && part !== "")
    .map((part) => plain(part ?? ""));
  return [
    `${number}. **${plain(source.title)}**${about.length === 0 ? "" : ` (${about.join(", ")})`}. ${stanceWords[stance]}. ${directnessWords[directness]}${secondaryReason === "" ? "" : `: ${plain(secondaryReason)}`}.`,
    ...(source.url === null ? [] : [`   ${address(source.url)}${locator === "" ? "" : `, ${plain(locator)}`}`]),
    ...(withheld === undefined ? [] : [`   ${plain(sayWithheld(withheld))}`]),
    ...(quote === "" ? [] : [`   > ${plain(quote)}`]),
    ...(note === "" ? [] : [`   ${plain(note)}`]),
  ].join("\n\n");
}

function replyLines(version: ReportVersion, claim: VersionClaim, baseUrl: string): string[] {
  const { newsroom, report } = version;
  const { contacts, searches } = repliesOf(claim);
  const fileUrl = (hash: string) => absoluteUrl(baseUrl, publicPaths.attachment(newsroom.slug, report.slug, report.number, hash));
  return [
    ...(contacts.length === 0 ? [] : ["### Right of reply"]),
    ...contacts.flatMap((contact) => [
      plain(sayContact(contact)),
      ...(contact.answer === null ? [] : [quoted(contact.answer)]),
      ...contact.attachments.map(
        ({ fileName, mediaType, sizeBytes, contentHash }) =>
          `- ${plain(fileName)}, ${plain(mediaType)}, ${sizeBytes} bytes, SHA-256 ${contentHash}. ${address(fileUrl(contentHash))}`,
      ),
    ]),
    ...(searches.length === 0 ? [] : ["### What was searched for"]),
    ...searches.map((search) => `- ${plain(search.question)} Where: ${plain(search.places)}. ${search.searchedOn}. ${sayFound(search)}`),
  ];
}

/** A version as Markdown (CommonMark): for archives and for other newsrooms' systems. Whatever people wrote is escaped to plain words. */
export function reportMarkdown(version: ReportVersion, baseUrl: string): string {
  const { article, newsroom, report } = version;
  const self = absoluteUrl(baseUrl, publicPaths.reportVersion(newsroom.slug, report.slug, report.number));
  const fairness = fairnessOf(version);
  const claims = version.claims.map((claim) => {
    const words = wordsForReaders(version, claim.verdict.rating);
    return [
      `## ${plain(claim.statement)}`,
      ...sayRetraction(claim),
      `**${plain(words.label)}**: ${plain(words.meaning)}`,
      quoted(claim.quote.exact),
      `${claim.claimant === null ? "Claimant unknown" : `Claimed by ${plain(claim.claimant.name)}`}${claim.claimedOn === null ? "" : ` on ${claim.claimedOn}`}.`,
      prose(claim.verdict.justification),
      ...claim.evidence.map(evidenceLines),
      ...replyLines(version, claim, baseUrl),
      address(claimUrl(version, claim, baseUrl)),
    ].join("\n\n");
  });
  const parts = [
    `# ${plain(report.title)}`,
    ...sayRetraction(report),
    prose(report.summary),
    `Checked: ${plain(article.title)}${article.author === null ? "" : `, ${plain(article.author)}`}${article.outlet === null ? "" : `, ${plain(article.outlet)}`}.`,
    ...(topicsOf(version).length === 0 ? [] : [`Topics: ${topicsOf(version).map(plain).join(", ")}.`]),
    ...(report.number === 1 ? [] : [`${changeWords[report.change]}: ${plain(report.reason)}`]),
    ...claims,
    ...groupWaivers(report.waivers ?? []).map((waiver) => plain(sayWaiver(waiver))),
    ...(fairness === null ? [] : [plain(sayFairness(fairness))]),
    `Published by ${plain(newsroom.name)}, version ${report.number}, ${report.publishedAt}. ${address(self)}`,
  ];
  return `${parts.join("\n\n")}\n`;
}

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
          language: newsroom.language,
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
      question: `What does “${evidence.source.title}” say?`,
      answers: [
        { answer: evidence.quote, answer_type: "Extractive", source_url: evidence.source.url, source_medium: evidence.source.kind },
      ],
    })),
  }));
}
