import { directionOf } from "@/lib/articles/direction";
import { html } from "@/lib/html";
import { markDrawings, paintOf } from "@/lib/verdicts/mark-drawings";
import type { Mark } from "@/lib/verdicts/marks";
import { publicPaths } from "./addresses";
import { paragraphsOf } from "./citations";
import { absoluteUrl } from "./claim-review";
import { ratingBefore } from "./edition";
import { wordsForReaders } from "./rating-words";
import { fairnessOf, repliesOf } from "./replies";
import { markIn, type ReportVersion, scaleOf, topicsOf, type VersionClaim, type VersionEvidence, type VersionRetraction } from "./version";
import { groupWaivers, withoutWords } from "./waivable";
import { askedWords, changeWords, directnessWords, kindWords, sayFairness, sayFound, sayReply, sayWithheld, stanceWords } from "./words";

/** One piece of a report on paper: what it is, its lines, their language and direction, and where it leads. */
export type PdfPart = {
  kind: "title" | "part" | "section" | "piece" | "paragraph" | "quote" | "verdict" | "notice" | "small";
  lines: string[];
  lang: string;
  direction: "ltr" | "rtl";
  url: string | null;
  /** Of a verdict. */
  colour?: string;
  /** Of a verdict: its shape as SVG. */
  shape?: string;
};

const primaryOf = (language: string) => /^[a-z]{2,3}(?=$|-)/i.exec(language)?.[0].toLowerCase() ?? "en";
// No font has a letter for these; and what turns letters round unseen would have programs read other words from the PDF than people do.
const unwritable = /(?![\n])\p{Cc}|[\u202A-\u202E\u2066-\u2069]/gu;
const dayFormat = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
const day = (moment: string) => dayFormat.format(new Date(moment));

type Look = { lang?: string; url?: string | null; colour?: string; shape?: string };

function part(kind: PdfPart["kind"], text: string, { lang = "en", url = null, ...look }: Look = {}): PdfPart {
  const lines = text.replaceAll("\r\n", "\n").replaceAll("\t", " ").replace(unwritable, "").trim().split("\n");
  const isWeb = url !== null && /^https?:\/\//i.test(url);
  return { kind, lines, lang: primaryOf(lang), direction: directionOf(text), url: isWeb ? url : null, ...look };
}

const prose = (text: string, lang: string) => paragraphsOf(text).map((paragraph) => part("paragraph", paragraph, { lang }));

function shapeOf(mark: Mark): string {
  const lines = markDrawings[mark.shape].map((line) => {
    const { fill, stroke, strokeWidth, strokeDasharray } = {
      ...{ stroke: "none", strokeWidth: 0, strokeDasharray: "none" },
      ...paintOf(line, mark.light),
    };
    return html`<path d="${line.d}" fill="${fill}" stroke="${stroke}" stroke-width="${strokeWidth}" stroke-dasharray="${strokeDasharray}"/>`;
  });
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" width="16" height="16">${lines}</svg>`.text;
}

function retractionParts(retraction: VersionRetraction | null | undefined, what: string): PdfPart[] {
  if (!retraction) return [];
  const { retractedAt, reason, askedBy, confirmedBy, number } = retraction;
  return [
    part("notice", `This ${what} is retracted. The newsroom no longer stands by what follows.\n${reason}`),
    part("small", `Retracted in version ${number}, ${day(retractedAt)}. ${askedBy} asked for it, ${confirmedBy} confirmed it.`),
  ];
}

function evidenceParts(piece: VersionEvidence, lang: string): PdfPart[] {
  const { number, quote, locator, stance, directness, secondaryReason, note, source, withheld } = piece;
  const about = [
    kindWords(source.kind),
    source.author,
    source.publisher,
    source.publishedOn === null ? null : day(source.publishedOn),
    locator,
  ];
  const facts = [stanceWords[stance], directnessWords[directness], ...about].filter((fact) => fact !== null && fact !== "").join(" · ");
  return [
    part("piece", `[${number}] ${source.title}`, { lang, url: source.url }),
    part("small", facts),
    ...(withheld === undefined ? [] : [part("small", sayWithheld(withheld))]),
    ...(quote === "" ? [] : [part("quote", quote, { lang })]),
    ...prose(note, lang),
    ...(secondaryReason === "" || directness === "primary" ? [] : [part("small", `Why not a primary source: ${secondaryReason}`)]),
    ...(source.interests === "" ? [] : [part("small", `Interests of the source: ${source.interests}`)]),
    ...(source.url === null ? [] : [part("small", source.url, { url: source.url })]),
  ];
}

function replyParts(claim: VersionClaim, lang: string): PdfPart[] {
  const { contacts, searches } = repliesOf(claim);
  const asked = contacts.flatMap((contact) => [
    part(
      "paragraph",
      `Asked ${askedWords[contact.channel]} on ${day(contact.contactedOn)}${contact.deadlineOn === null ? "" : `, to answer by ${day(contact.deadlineOn)}`}. ${sayReply(contact)}`,
    ),
    ...(contact.answer === null ? [] : [part("quote", contact.answer, { lang })]),
    ...contact.attachments.map(({ fileName, contentHash }) => part("small", `${fileName}, SHA-256 ${contentHash}`)),
  ]);
  const searched = searches.map((search) =>
    part("paragraph", `${search.question} Where: ${search.places}. ${day(search.searchedOn)}. ${sayFound(search)}`, { lang }),
  );
  return [
    ...(asked.length === 0 ? [] : [part("section", "Right of reply"), ...asked]),
    ...(searched.length === 0 ? [] : [part("section", "What was searched for"), ...searched]),
  ];
}

type Sealed = { version: ReportVersion; contentHash: string; newest: ReportVersion };

function claimParts({ version, newest }: Sealed, claim: VersionClaim, baseUrl: string): PdfPart[] {
  const since = newest.claims.find(({ id }) => id === claim.id)?.retraction;
  const { article, newsroom, report } = version;
  const lang = newsroom.language;
  const { rating, justification, decidedBy, decidedAt, confidence } = claim.verdict;
  const words = wordsForReaders(version, rating);
  const mark = markIn(scaleOf(version, claim), rating);
  const before = ratingBefore(claim);
  // The name last: in letters that run the other way it would turn round what follows it.
  const said = `Claimed${claim.claimedOn === null ? "" : ` on ${day(claim.claimedOn)}`}${claim.claimant === null ? "" : ` by ${claim.claimant.name}`}`;
  const page = absoluteUrl(baseUrl, publicPaths.claimVersion(newsroom.slug, claim.slug, report.number));
  return [
    part("part", claim.statement, { lang }),
    ...retractionParts(claim.retraction ?? since, "fact check"),
    ...(before === null ? [] : [part("paragraph", `The verdict changed. In version ${before.number} it was ${before.rating.label}.`)]),
    part("verdict", words.label, { lang: words.language, colour: mark.light, shape: shapeOf(mark) }),
    part("paragraph", words.meaning, { lang: words.language }),
    part("quote", claim.quote.exact, { lang: article.language }),
    ...(claim.claimant === null && claim.claimedOn === null ? [] : [part("small", said)]),
    part("section", "Why"),
    ...prose(justification, lang),
    ...(claim.evidence.length === 0 ? [] : [part("section", "Evidence")]),
    ...claim.evidence.flatMap((piece) => evidenceParts(piece, lang)),
    ...replyParts(claim, lang),
    part(
      "small",
      `${decidedBy} settled the verdict on ${day(decidedAt)}, with ${confidence} confidence. First published ${day(claim.firstPublishedAt)}${claim.modifiedAt === claim.firstPublishedAt ? "" : `, changed ${day(claim.modifiedAt)}`}.`,
    ),
    part("small", page, { url: page }),
  ];
}

/** A version as what its PDF is set from: everything the pages say, in their order, and what the PDF is not. */
export function pdfOf(sealed: Sealed, baseUrl: string) {
  const { version, contentHash, newest } = sealed;
  const { article, newsroom, report } = version;
  const { number } = report;
  const lang = newsroom.language;
  const at = (path: string) => absoluteUrl(baseUrl, path);
  const [page, record, proof] = [publicPaths.reportVersion, publicPaths.record, publicPaths.proof].map((path) =>
    at(path(newsroom.slug, report.slug, number)),
  );
  const fairness = fairnessOf(version);
  const checked = [article.title, article.author, article.outlet, article.publishedOn === null ? null : day(article.publishedOn)];
  const parts = [
    part("small", `Fact check by ${newsroom.name}`),
    part("title", report.title, { lang }),
    ...retractionParts(report.retraction ?? newest.report.retraction, "report"),
    ...(newest.report.number === number
      ? []
      : [part("notice", `This is version ${number}, kept as it was published. The newest is version ${newest.report.number}.`)]),
    part("small", `Version ${number}, published ${day(report.publishedAt)} by ${report.publishedBy}`),
    part(
      "small",
      `A copy for reading, not the signed record. That is the exact data of this version (SHA-256 ${contentHash}), with its proof in the newsroom’s log:`,
    ),
    ...[record, proof].map((url) => part("small", url ?? "", { url: url ?? null })),
    ...prose(report.summary, lang),
    part("part", "What was checked"),
    part("paragraph", checked.filter((fact) => fact !== null).join(", "), { lang: article.language, url: article.url }),
    ...prose(article.selectionReason, lang),
    ...(topicsOf(version).length === 0 ? [] : [part("small", `Topics: ${topicsOf(version).join(", ")}`)]),
    ...version.claims.flatMap((claim) => claimParts(sealed, claim, baseUrl)),
    ...(fairness === null ? [] : [part("part", "How it was done"), part("paragraph", sayFairness(fairness))]),
    ...groupWaivers(report.waivers ?? []).map(({ rule, reason, waivedBy }) =>
      part("paragraph", `Published without ${withoutWords[rule]}, because: ${reason} (${waivedBy})`),
    ),
    part("part", "Versions"),
    ...[...report.history, report].map((one) =>
      part(
        "paragraph",
        `Version ${one.number}: ${changeWords[one.change]}, ${day(one.publishedAt)}, by ${one.publishedBy}${one.reason === "" ? "" : `. ${one.reason}`}`,
      ),
    ),
    part("small", page ?? "", { url: page ?? null }),
  ];
  const [year, month, dayNumber] = report.publishedAt.slice(0, 10).split("-").map(Number);
  return {
    title: report.title.replace(unwritable, ""),
    author: newsroom.name,
    lang: primaryOf(lang),
    date: { year, month, day: dayNumber },
    footer: `${newsroom.name} · version ${number} of ${day(report.publishedAt)} · a copy, not the signed record`,
    parts,
  };
}
