import { Html, html } from "@/lib/html";
import { publicPaths } from "@/lib/reports/addresses";
import { absoluteUrl } from "@/lib/reports/claim-review";
import { ratingBefore } from "@/lib/reports/edition";
import { inHtml } from "@/lib/reports/messages/in-html";
import { wordsBefore, wordsForReaders } from "@/lib/reports/rating-words";
import { type Speech, speechOf } from "@/lib/reports/speech";
import { markIn, type ReportVersion, scaleOf, type VersionClaim, type VersionRetraction } from "@/lib/reports/version";
import { asOneRun } from "@/lib/reports/wrap";
import { markDrawings, paintOf } from "@/lib/verdicts/mark-drawings";
import type { Mark } from "@/lib/verdicts/marks";
import { cardScript } from "./card-script";
import { cardStyle } from "./card-style";
import { sayDayIn } from "./day";

/** What a card is made of: one version's claim, and what the newest version says if the card keeps to an older one. */
export type Card = {
  version: ReportVersion;
  claim: VersionClaim;
  newest: ReportVersion;
  successors: readonly { slug: string; statement: string }[];
  /** The card shows this version whatever comes after it. */
  isPinned: boolean;
  baseUrl: string;
  theme: "light" | "dark" | null;
};

const day = (moment: string, speech: Speech) => html`<time datetime="${moment}">${sayDayIn(moment, speech)}</time>`;
// Out of the frame: inside it a whole page would be shown in a few lines.
const link = (href: string, words: Html) => html`<a href="${href}" target="_blank" rel="noopener">${words}</a>`;

function shapeOf(mark: Mark): Html {
  const lines = markDrawings[mark.shape].map((line) => {
    const { fill, stroke, strokeWidth, strokeDasharray } = {
      stroke: "none",
      strokeWidth: 0,
      strokeDasharray: "none",
      ...paintOf(line, "currentColor"),
    };
    return html`<path d="${line.d}" fill="${fill}" stroke="${stroke}" stroke-width="${strokeWidth}" stroke-dasharray="${strokeDasharray}"/>`;
  });
  return html`<svg aria-hidden="true" viewBox="0 0 16 16" width="18" height="18">${lines}</svg>`;
}

function retracted({ retractedAt, reason, number }: VersionRetraction, speech: Speech): Html {
  const { card: words, version } = speech.words;
  const on = inHtml(words.versionOn(number, day(retractedAt, speech)));
  return html`<div class="note retracted" role="note"><p><strong>${version.claimRetracted}</strong> ${words.noLonger} ${on}</p><p dir="auto" lang="${speech.content}">${reason}</p></div>`;
}

function noticeOf({ version, claim, newest, successors, isPinned, baseUrl }: Card): Html | null {
  const speech = speechOf(version);
  const { card: words, claim: others } = speech.words;
  const { slug } = version.newsroom;
  const page = absoluteUrl(baseUrl, publicPaths.claim(slug, claim.slug));
  if (claim.retraction) return retracted(claim.retraction, speech);
  const since = isPinned ? newest.claims.find(({ id }) => id === claim.id) : undefined;
  if (since?.retraction) return retracted(since.retraction, speech);
  if (isPinned && newest.report.number > version.report.number) {
    const present = since === undefined ? null : wordsForReaders(newest, since.verdict.rating);
    const says =
      present === null || since?.verdict.rating.key === claim.verdict.rating.key
        ? null
        : html` ${inHtml(words.itSays(html`<bdi lang="${present.language}">${present.label}</bdi>`))}`;
    return html`<p class="note" role="note">${words.pinned(version.report.number)} ${link(page, html`${words.newer(newest.report.number)}`)}.${says}</p>`;
  }
  const [successor] = successors;
  if (successor !== undefined) {
    const place = absoluteUrl(baseUrl, publicPaths.claim(slug, successor.slug));
    return html`<p class="note" role="note">${inHtml(words.inItsPlace(link(place, html`<bdi lang="${speech.content}">${successor.statement}</bdi>`)))}</p>`;
  }
  const before = ratingBefore(claim);
  return before === null
    ? null
    : html`<p class="note" role="note">${inHtml(others.verdictChanged(before.number, html`<bdi>${wordsBefore(version, before.rating)}</bdi>`))}</p>`;
}

/** A published claim as a small page for the inside of a frame on another site: no script is needed, nothing is loaded, nothing is kept. */
export function claimCard(card: Card): string {
  const { version, claim, isPinned, baseUrl, theme } = card;
  const { newsroom, report } = version;
  const { rating } = claim.verdict;
  const mark = markIn(scaleOf(version, claim), rating);
  const words = wordsForReaders(version, rating);
  const speech = speechOf(version);
  const { card: says } = speech.words;
  const path = isPinned ? publicPaths.claimVersion(newsroom.slug, claim.slug, report.number) : publicPaths.claim(newsroom.slug, claim.slug);
  const page = absoluteUrl(baseUrl, path);
  const claimed = says.claimed({
    claimant: claim.claimant === null ? null : html`<bdi>${claim.claimant.name}</bdi>`,
    day: claim.claimedOn === null ? null : day(claim.claimedOn, speech),
  });
  const foot = says.foot({
    ...{ number: report.number, first: day(claim.firstPublishedAt, speech) },
    changed: claim.modifiedAt === claim.firstPublishedAt ? null : day(claim.modifiedAt, speech),
  });
  return html`<!doctype html>
<html lang="${speech.language}"${speech.direction === "rtl" ? html` dir="rtl"` : null}${theme === null ? null : html` data-theme="${theme}"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>${says.title(newsroom.name, asOneRun(claim.statement))}</title>
<link rel="canonical" href="${page}">
<style>${new Html(cardStyle)}</style>
</head>
<body>
<main style="--mark:light-dark(${mark.light},${mark.dark})">
${noticeOf(card)}
<p class="by">${inHtml(says.by(link(absoluteUrl(baseUrl, newsroom.path), html`<bdi>${newsroom.name}</bdi>`)))}</p>
<h1 dir="auto" lang="${speech.content}">${claim.statement}</h1>
<p class="by">${inHtml(claimed)}</p>
<p class="verdict"><span class="label${mark.isOff ? " off" : ""}"><bdi lang="${words.language}">${words.label}</bdi>${shapeOf(mark)}</span></p>
<p class="meaning"><bdi lang="${words.language}">${words.meaning}</bdi></p>
<p class="foot"><span>${inHtml(foot)}</span>${link(page, html`${says.readWhy}`)}</p>
</main>
<script>${new Html(cardScript)}</script>
</body>
</html>
`.text;
}
