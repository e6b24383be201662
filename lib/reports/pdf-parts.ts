import { directionOf } from "@/lib/articles/direction";
import { html } from "@/lib/html";
import { markDrawings, paintOf } from "@/lib/verdicts/mark-drawings";
import type { Mark } from "@/lib/verdicts/marks";
import { publicPaths } from "./addresses";
import { paragraphsOf } from "./citations";
import { absoluteUrl } from "./claim-review";
import { ratingBefore } from "./edition";
import { inWords } from "./messages/say";
import { wordsBefore, wordsForReaders } from "./rating-words";
import { fairnessOf, repliesOf } from "./replies";
import { directionIn, type Speech, sayLongDay, speechOf } from "./speech";
import { sayContact, saySearch, sayWaiver } from "./told";
import { markIn, type ReportVersion, scaleOf, topicsOf, type VersionClaim, type VersionEvidence, type VersionRetraction } from "./version";
import { groupWaivers } from "./waivable";

/** One piece of a report on paper: what it is, its lines, their language and direction, and where it leads. */
export type PdfPart = {
  kind: "title" | "part" | "section" | "piece" | "paragraph" | "quote" | "verdict" | "notice" | "small";
  lines: string[];
  lang: string;
  direction: "ltr" | "rtl";
  /** From right to left: the families of its own letters. */
  scripts: string[];
  url: string | null;
  /** Of a verdict. */
  colour?: string;
  /** Of a verdict: its shape as SVG. */
  shape?: string;
};

const codeOf = (language: string) => /^[a-z]{2,3}(?=$|-)/i.exec(language)?.[0].toLowerCase() ?? "en";
// No font has a letter for these; and what turns letters round unseen would have programs read other words from the PDF than people do.
const lineEnds = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
const unwritable = /(?![\n])\p{Cc}|[\u202A-\u202E\u2066-\u2069]/gu;

type Look = { lang: string; direction?: "ltr" | "rtl"; url?: string | null; colour?: string; shape?: string };

const familyOf = [
  [/\p{Script=Arabic}/gu, "Noto Sans Arabic"],
  [/\p{Script=Hebrew}/gu, "Noto Sans Hebrew"],
] as const;

// The one that most of its letters are of comes first.
const scriptsOf = (text: string) =>
  familyOf
    .map(([letters, family]) => ({ family, count: text.match(letters)?.length ?? 0 }))
    .filter(({ count }) => count > 0)
    .toSorted((one, other) => other.count - one.count)
    .map(({ family }) => family);

function part(kind: PdfPart["kind"], text: string, { lang, direction = directionOf(text), url = null, ...look }: Look): PdfPart {
  const lines = text.replace(lineEnds, "\n").replaceAll("\t", " ").replace(unwritable, "").trim().split("\n");
  const isWeb = url !== null && /^https?:\/\//i.test(url);
  return { kind, lines, lang: codeOf(lang), direction, scripts: scriptsOf(text), url: isWeb ? url : null, ...look };
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

/** What is said in the page's own words, which run as they do whatever names stand in them; addresses run from left to right. */
function own(kind: PdfPart["kind"], text: string, { speech, url = null }: { speech: Speech; url?: string | null }): PdfPart {
  const direction = speech.language === speech.content && text !== url ? speech.direction : "ltr";
  return part(kind, text, { lang: speech.language, direction, url });
}

function retractionParts(retraction: VersionRetraction | null | undefined, what: "report" | "claim", speech: Speech): PdfPart[] {
  if (!retraction) return [];
  const { retractedAt, reason, askedBy, confirmedBy, number } = retraction;
  const { file, version } = speech.words;
  const by = version.retractedBy<string>({ number, moment: sayLongDay(retractedAt, speech), asked: askedBy, confirmed: confirmedBy });
  return [
    own("notice", `${what === "report" ? file.reportRetracted : file.claimRetracted}\n${reason}`, { speech }),
    own("small", inWords(by), { speech }),
  ];
}

function evidenceParts(piece: VersionEvidence, speech: Speech): PdfPart[] {
  const { number, quote, locator, stance, directness, secondaryReason, note, source, withheld } = piece;
  const { words, content: lang } = speech;
  const about = [
    ...[words.kind(source.kind), source.author, source.publisher],
    ...[source.publishedOn === null ? null : sayLongDay(source.publishedOn, speech), locator],
  ];
  const facts = [words.stances[stance], words.directness[directness], ...about].filter((fact) => fact !== null && fact !== "");
  // After a name in Latin letters a day would else be taken for part of the name.
  const between = speech.direction === "rtl" ? " ·\u200F " : " · ";
  return [
    part("piece", `[${number}] ${source.title}`, { lang, url: source.url }),
    own("small", facts.join(between), { speech }),
    ...(withheld === undefined ? [] : [own("small", words.withheld(withheld), { speech })]),
    ...(quote === "" ? [] : [part("quote", quote, { lang })]),
    ...prose(note, lang),
    ...(secondaryReason === "" || directness === "primary"
      ? []
      : [own("small", inWords(words.claim.whyNotPrimary<string>(secondaryReason)), { speech })]),
    ...(source.interests === "" ? [] : [own("small", inWords(words.claim.interests<string>(source.interests)), { speech })]),
    ...(source.url === null ? [] : [own("small", source.url, { speech, url: source.url })]),
  ];
}

function replyParts(claim: VersionClaim, speech: Speech): PdfPart[] {
  const { contacts, searches } = repliesOf(claim);
  const { words, content: lang } = speech;
  const asked = contacts.flatMap((contact) => {
    return [
      own("paragraph", sayContact(contact, speech), { speech }),
      ...(contact.answer === null ? [] : [part("quote", contact.answer, { lang })]),
      ...contact.attachments.map(({ fileName, contentHash }) => own("small", `${fileName}, SHA-256 ${contentHash}`, { speech })),
    ];
  });
  const searched = searches.map((search) => part("paragraph", saySearch(search, speech), { lang }));
  return [
    ...(asked.length === 0 ? [] : [own("section", words.claim.rightOfReply, { speech }), ...asked]),
    ...(searched.length === 0 ? [] : [own("section", words.claim.searchedFor, { speech }), ...searched]),
  ];
}

type Sealed = { version: ReportVersion; contentHash: string; newest: ReportVersion };

function claimParts({ version, newest }: Sealed, claim: VersionClaim, baseUrl: string): PdfPart[] {
  const since = newest.claims.find(({ id }) => id === claim.id)?.retraction;
  const { article, newsroom, report } = version;
  const speech = speechOf(version);
  const { words: says, content: lang } = speech;
  const day = (moment: string) => sayLongDay(moment, speech);
  const { rating, justification, decidedBy, decidedAt, confidence } = claim.verdict;
  const words = wordsForReaders(version, rating);
  const mark = markIn(scaleOf(version, claim), rating);
  const before = ratingBefore(claim);
  const said = says.file.claimed(claim.claimedOn === null ? null : day(claim.claimedOn), claim.claimant?.name ?? null);
  const page = absoluteUrl(baseUrl, publicPaths.claimVersion(newsroom.slug, claim.slug, report.number));
  const settled = says.file.settled({
    ...{ decider: decidedBy, day: day(decidedAt), confidence, first: day(claim.firstPublishedAt) },
    changed: claim.modifiedAt === claim.firstPublishedAt ? null : day(claim.modifiedAt),
  });
  return [
    part("part", claim.statement, { lang }),
    ...retractionParts(claim.retraction ?? since, "claim", speech),
    ...(before === null
      ? []
      : [own("paragraph", inWords(says.claim.verdictChanged<string>(before.number, wordsBefore(version, before.rating))), { speech })]),
    part("verdict", words.label, { lang: words.language, colour: mark.light, shape: shapeOf(mark) }),
    part("paragraph", words.meaning, { lang: words.language }),
    part("quote", claim.quote.exact, { lang: article.language }),
    ...(claim.claimant === null && claim.claimedOn === null ? [] : [own("small", said, { speech })]),
    own("section", says.claim.why, { speech }),
    ...prose(justification, lang),
    ...(claim.evidence.length === 0 ? [] : [own("section", says.claim.evidence, { speech })]),
    ...claim.evidence.flatMap((piece) => evidenceParts(piece, speech)),
    ...replyParts(claim, speech),
    own("small", settled, { speech }),
    own("small", page, { speech, url: page }),
  ];
}

function methodParts({ version }: Sealed, speech: Speech): PdfPart[] {
  const { words } = speech;
  const fairness = fairnessOf(version);
  const { report } = version;
  return [
    ...(fairness === null
      ? []
      : [own("part", words.report.howItWasDone, { speech }), own("paragraph", words.fairness(fairness), { speech })]),
    ...groupWaivers(report.waivers ?? []).map((waiver) => own("paragraph", sayWaiver(waiver, speech), { speech })),
    own("part", words.report.versions, { speech }),
    ...[...report.history, report].map(({ number, change, publishedAt, publishedBy, reason }) => {
      const line = { number, change: words.changes[change], day: sayLongDay(publishedAt, speech), person: publishedBy, reason };
      return own("paragraph", words.file.version(line), { speech });
    }),
  ];
}

/** A version as what its PDF is set from: everything the pages say, in their order, and what the PDF is not. */
export function pdfOf(sealed: Sealed, baseUrl: string) {
  const { version, contentHash, newest } = sealed;
  const { article, newsroom, report } = version;
  const { number } = report;
  const speech = speechOf(version);
  const { words, content: lang } = speech;
  const day = (moment: string) => sayLongDay(moment, speech);
  const at = (path: string) => absoluteUrl(baseUrl, path);
  const [page, record, proof] = [publicPaths.reportVersion, publicPaths.record, publicPaths.proof].map((path) =>
    at(path(newsroom.slug, report.slug, number)),
  );
  const checked = [article.title, article.author, article.outlet, article.publishedOn === null ? null : day(article.publishedOn)];
  const parts = [
    own("small", inWords(words.card.by<string>(newsroom.name)), { speech }),
    part("title", report.title, { lang }),
    ...retractionParts(report.retraction ?? newest.report.retraction, "report", speech),
    ...(newest.report.number === number ? [] : [own("notice", words.file.newest(number, newest.report.number), { speech })]),
    own("small", words.file.publishedBy(number, day(report.publishedAt), report.publishedBy), { speech }),
    own("small", words.file.copy(contentHash), { speech }),
    ...[record, proof].map((url) => own("small", url ?? "", { speech, url: url ?? null })),
    ...prose(report.summary, lang),
    own("part", words.report.whatWasChecked, { speech }),
    part("paragraph", checked.filter((fact) => fact !== null).join(words.comma), {
      lang: article.language,
      direction: directionIn(article.language),
      url: article.url,
    }),
    ...prose(article.selectionReason, lang),
    ...(topicsOf(version).length === 0 ? [] : [own("small", words.file.topics(topicsOf(version)), { speech })]),
    ...version.claims.flatMap((claim) => claimParts(sealed, claim, baseUrl)),
    ...methodParts(sealed, speech),
    own("small", page ?? "", { speech, url: page ?? null }),
  ];
  const [year, month, dayNumber] = report.publishedAt.slice(0, 10).split("-").map(Number);
  return {
    title: report.title.replace(lineEnds, " ").replace(unwritable, ""),
    author: newsroom.name,
    lang: codeOf(lang),
    date: { year, month, day: dayNumber },
    footer: own("small", words.file.footer(newsroom.name, number, day(report.publishedAt)), { speech }),
    parts,
  };
}
