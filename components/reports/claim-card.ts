import { sayDay } from "@/components/ui/time-words";
import { Html, html } from "@/lib/html";
import { publicPaths } from "@/lib/reports/addresses";
import { absoluteUrl } from "@/lib/reports/claim-review";
import { ratingBefore } from "@/lib/reports/edition";
import { wordsForReaders } from "@/lib/reports/rating-words";
import { markIn, type ReportVersion, scaleOf, type VersionClaim, type VersionRetraction } from "@/lib/reports/version";
import { markDrawings, paintOf } from "@/lib/verdicts/mark-drawings";
import type { Mark } from "@/lib/verdicts/marks";
import { cardScript } from "./card-script";
import { cardStyle } from "./card-style";

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

const day = (moment: string) => html`<time datetime="${moment}">${sayDay(new Date(moment))}</time>`;
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

function retracted({ retractedAt, reason, number }: VersionRetraction): Html {
  return html`<div class="note retracted" role="note"><p><strong>This fact check is retracted.</strong> The newsroom no longer stands by it. Version ${number}, ${day(retractedAt)}.</p><p dir="auto">${reason}</p></div>`;
}

function noticeOf({ version, claim, newest, successors, isPinned, baseUrl }: Card): Html | null {
  const { slug } = version.newsroom;
  const page = absoluteUrl(baseUrl, publicPaths.claim(slug, claim.slug));
  if (claim.retraction) return retracted(claim.retraction);
  const since = isPinned ? newest.claims.find(({ id }) => id === claim.id) : undefined;
  if (since?.retraction) return retracted(since.retraction);
  if (isPinned && newest.report.number > version.report.number) {
    const present = since === undefined ? null : wordsForReaders(newest, since.verdict.rating);
    const says =
      present === null || since?.verdict.rating.key === claim.verdict.rating.key
        ? null
        : html` It says: <bdi lang="${present.language}">${present.label}</bdi>.`;
    return html`<p class="note" role="note">This is version ${version.report.number}, kept as it was published. ${link(page, html`There is a newer one (${newest.report.number})`)}.${says}</p>`;
  }
  const [successor] = successors;
  if (successor !== undefined) {
    const place = absoluteUrl(baseUrl, publicPaths.claim(slug, successor.slug));
    return html`<p class="note" role="note">Kept as it was last published. In its place stands now: ${link(place, html`<bdi>${successor.statement}</bdi>`)}</p>`;
  }
  const before = ratingBefore(claim);
  return before === null
    ? null
    : html`<p class="note" role="note">The verdict changed. In version ${before.number} it was <bdi>${before.rating.label}</bdi>.</p>`;
}

/** A published claim as a small page for the inside of a frame on another site: no script is needed, nothing is loaded, nothing is kept. */
export function claimCard(card: Card): string {
  const { version, claim, isPinned, baseUrl, theme } = card;
  const { newsroom, report } = version;
  const { rating } = claim.verdict;
  const mark = markIn(scaleOf(version, claim), rating);
  const words = wordsForReaders(version, rating);
  const path = isPinned ? publicPaths.claimVersion(newsroom.slug, claim.slug, report.number) : publicPaths.claim(newsroom.slug, claim.slug);
  const page = absoluteUrl(baseUrl, path);
  const claimant = claim.claimant === null ? null : html`Claimed by <bdi>${claim.claimant.name}</bdi>`;
  const claimed =
    claim.claimedOn === null
      ? null
      : html`${claimant === null ? "Claimed " : ", "}<time datetime="${claim.claimedOn}">${sayDay(new Date(claim.claimedOn))}</time>`;
  const changed = claim.modifiedAt === claim.firstPublishedAt ? null : html`, changed ${day(claim.modifiedAt)}`;
  return html`<!doctype html>
<html lang="en"${theme === null ? null : html` data-theme="${theme}"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>Fact check by ${newsroom.name}: ${claim.statement}</title>
<link rel="canonical" href="${page}">
<style>${new Html(cardStyle)}</style>
</head>
<body>
<main style="--mark:light-dark(${mark.light},${mark.dark})">
${noticeOf(card)}
<p class="by">Fact check by ${link(absoluteUrl(baseUrl, newsroom.path), html`<bdi>${newsroom.name}</bdi>`)}</p>
<h1 dir="auto" lang="${newsroom.language}">${claim.statement}</h1>
<p class="by">${claimant}${claimed}</p>
<p class="verdict"><span class="label${mark.isOff ? " off" : ""}"><bdi lang="${words.language}">${words.label}</bdi>${shapeOf(mark)}</span></p>
<p class="meaning" dir="auto" lang="${words.language}">${words.meaning}</p>
<p class="foot"><span>Version ${report.number}, published ${day(claim.firstPublishedAt)}${changed}</span>${link(page, html`Read why, with the evidence`)}</p>
</main>
<script>${new Html(cardScript)}</script>
</body>
</html>
`.text;
}
