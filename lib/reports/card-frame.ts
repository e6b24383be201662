import { html } from "@/lib/html";
import { publicPaths } from "./addresses";
import { absoluteUrl } from "./claim-review";
import { wordsForReaders } from "./rating-words";
import { shorten } from "./shorten";
import { speechOf } from "./speech";
import type { ReportVersion, VersionClaim } from "./version";
import { asOneRun } from "./wrap";

const widthFull = 640;
const heightMax = 640;
const letterWidth = 9.5;
const lineHeight = 27;
const besidesText = 190;
const noticeHeight = 90;

/** The width of a card in pixels within what is allowed, and the height it will be about; its own script tells it exactly. */
export function cardSize(version: ReportVersion, claim: VersionClaim, most: { width?: number; height?: number } = {}) {
  const width = Math.min(widthFull, most.width ?? widthFull);
  const linesOf = (text: string) => Math.ceil((text.length * letterWidth) / Math.max(width - 44, letterWidth));
  const notice = claim.retraction || claim.history.length > 0 ? noticeHeight : 0;
  const meaning = wordsForReaders(version, claim.verdict.rating).meaning;
  const text = linesOf(claim.statement) + linesOf(meaning) + linesOf(claim.retraction?.reason ?? "");
  return { width, height: Math.min(besidesText + notice + text * lineHeight, heightMax, most.height ?? heightMax) };
}

/**
 * The element that shows a claim's card on another page. Sandboxed: the card may run its one script and open its links in new windows, and
 * knows neither cookies nor where it stands. `number` keeps it to one version; without, it follows what is published.
 */
export function cardFrame(
  { version, claim, number }: { version: ReportVersion; claim: VersionClaim; number?: number },
  { baseUrl, most }: { baseUrl: string; most?: { width?: number; height?: number } },
): string {
  const { slug, name } = version.newsroom;
  const path = number === undefined ? publicPaths.embed(slug, claim.slug) : publicPaths.embedVersion(slug, claim.slug, number);
  const { width, height } = cardSize(version, claim, most);
  const title = speechOf(version).words.card.title(name, shorten(asOneRun(claim.statement), 120));
  return html`<iframe src="${absoluteUrl(baseUrl, path)}" title="${title}" width="${width}" height="${height}" style="border:0;max-width:100%" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" referrerpolicy="no-referrer" loading="lazy"></iframe>`
    .text;
}
