import { publicPaths } from "./addresses";
import { paragraphsOf } from "./citations";
import { absoluteUrl } from "./claim-review";
import { inWords } from "./messages/say";
import { wordsForReaders } from "./rating-words";
import { fairnessOf, repliesOf } from "./replies";
import { type Speech, sayLongDay, sayLongMinute, speechOf } from "./speech";
import { sayContact, saySearch, sayWaiver } from "./told";
import { type ReportVersion, topicsOf, type VersionClaim, type VersionEvidence, type VersionRetraction } from "./version";
import { groupWaivers } from "./waivable";

// Every ASCII sign that Markdown could read as markup; before a line's first figure too, which could begin a list. A return ends a line there as well.
const plain = (text: string) => text.replace(/[\\`*_{}[\]()#+\-.!|<>&~$^=:@"'/]/g, "\\$&").replace(/\s*[\r\n]\s*/g, " ");
const prose = (text: string) => paragraphsOf(text).map(plain).join("\n\n");
const quoted = (text: string) =>
  paragraphsOf(text)
    .map((paragraph) => `> ${plain(paragraph)}`)
    .join("\n>\n");
// Angle brackets hold any address; the few signs that could end them are encoded.
const address = (url: string) => `<${url.replace(/[<>\s\\]/g, (sign) => encodeURIComponent(sign))}>`;

const joined = (facts: readonly (string | null)[], comma: string) => facts.filter((fact) => fact !== null && fact !== "").join(comma);
const dayOf = (on: string | null, speech: Speech) => (on === null ? null : sayLongDay(on, speech));

function retractionLines(retraction: VersionRetraction | null | undefined, { words, ...speech }: Speech): string[] {
  if (!retraction) return [];
  const { retractedAt, reason, askedBy, confirmedBy, number } = retraction;
  const moment = sayLongMinute(retractedAt, speech);
  const by = words.version.retractedBy<string>({ number, moment, asked: askedBy, confirmed: confirmedBy });
  return [`**${plain(words.retracted)}**. ${plain(words.version.noLonger)}`, prose(reason), plain(inWords(by))];
}

function evidenceLines({ number, quote, locator, note, source, withheld, ...piece }: VersionEvidence, speech: Speech): string {
  const { words } = speech;
  const about = joined([source.author, source.publisher, dayOf(source.publishedOn, speech)], words.comma);
  const directness = words.directness[piece.directness];
  const secondary = piece.secondaryReason === "" ? directness : words.labelled(directness, piece.secondaryReason);
  const place = locator === "" ? "" : `${words.comma}${plain(locator)}`;
  return [
    `${number}. **${plain(source.title)}**${about === "" ? "" : ` (${plain(about)})`}. ${words.stances[piece.stance]}. ${plain(secondary)}.`,
    ...(source.url === null ? [] : [`   ${address(source.url)}${place}`]),
    ...(withheld === undefined ? [] : [`   ${plain(words.withheld(withheld))}`]),
    ...(quote === "" ? [] : [`   > ${plain(quote)}`]),
    ...(note === "" ? [] : [`   ${plain(note)}`]),
  ].join("\n\n");
}

function replyLines(version: ReportVersion, claim: VersionClaim, baseUrl: string): string[] {
  const { newsroom, report } = version;
  const speech = speechOf(version);
  const { words } = speech;
  const { contacts, searches } = repliesOf(claim);
  const fileUrl = (hash: string) => absoluteUrl(baseUrl, publicPaths.attachment(newsroom.slug, report.slug, report.number, hash));
  return [
    ...(contacts.length === 0 ? [] : [`### ${words.claim.rightOfReply}`]),
    ...contacts.flatMap((contact) => [
      plain(sayContact(contact, speech)),
      ...(contact.answer === null ? [] : [quoted(contact.answer)]),
      ...contact.attachments.map(({ fileName, mediaType, sizeBytes, contentHash }) => {
        const facts = [plain(fileName), plain(mediaType), `${sizeBytes} ${words.bytes}`, `SHA-256 ${contentHash}`].join(words.comma);
        return `- ${facts}. ${address(fileUrl(contentHash))}`;
      }),
    ]),
    ...(searches.length === 0 ? [] : [`### ${words.claim.searchedFor}`]),
    ...searches.map((search) => `- ${plain(saySearch(search, speech))}`),
  ];
}

function claimLines(version: ReportVersion, claim: VersionClaim, baseUrl: string): string {
  const { newsroom, report } = version;
  const speech = speechOf(version);
  const { words } = speech;
  const rating = wordsForReaders(version, claim.verdict.rating);
  const claimed = words.file.claimed(dayOf(claim.claimedOn, speech), claim.claimant?.name ?? null);
  return [
    `## ${plain(claim.statement)}`,
    ...retractionLines(claim.retraction, speech),
    `**${plain(rating.label)}**: ${plain(rating.meaning)}`,
    quoted(claim.quote.exact),
    ...(claim.claimant === null ? [plain(words.claim.claimantUnknown)] : []),
    ...(claim.claimant === null && claim.claimedOn === null ? [] : [plain(`${claimed}.`)]),
    prose(claim.verdict.justification),
    ...claim.evidence.map((piece) => evidenceLines(piece, speech)),
    ...replyLines(version, claim, baseUrl),
    address(absoluteUrl(baseUrl, publicPaths.claimVersion(newsroom.slug, claim.slug, report.number))),
  ].join("\n\n");
}

/**
 * A version as Markdown (CommonMark), in the words of its language: for archives and for other newsrooms' systems. Whatever people wrote is escaped
 * to plain words.
 */
export function reportMarkdown(version: ReportVersion, baseUrl: string): string {
  const { article, newsroom, report } = version;
  const speech = speechOf(version);
  const { words } = speech;
  const self = absoluteUrl(baseUrl, publicPaths.reportVersion(newsroom.slug, report.slug, report.number));
  const fairness = fairnessOf(version);
  const topics = topicsOf(version);
  const checked = joined([article.title, article.author, article.outlet, dayOf(article.publishedOn, speech)], words.comma);
  const publishedBy = words.file.publishedBy(report.number, sayLongMinute(report.publishedAt, speech), report.publishedBy);
  const parts = [
    `# ${plain(report.title)}`,
    ...retractionLines(report.retraction, speech),
    prose(report.summary),
    plain(`${words.labelled(words.report.whatWasChecked, checked)}.`),
    ...(topics.length === 0 ? [] : [plain(`${words.file.topics(topics)}.`)]),
    ...(report.number === 1 ? [] : [plain(words.labelled(words.changes[report.change], report.reason))]),
    ...version.claims.map((claim) => claimLines(version, claim, baseUrl)),
    ...groupWaivers(report.waivers ?? []).map((waiver) => plain(sayWaiver(waiver, speech))),
    ...(fairness === null ? [] : [plain(words.fairness(fairness))]),
    `${plain(`${inWords(words.card.by<string>(newsroom.name))}. ${publishedBy}.`)} ${address(self)}`,
  ];
  return `${parts.join("\n\n")}\n`;
}
