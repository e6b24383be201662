import { Html, html } from "@/lib/html";
import { publicPaths } from "./addresses";
import { cardFrame, cardSize } from "./card-frame";
import { absoluteUrl } from "./claim-review";
import { wordsForReaders } from "./rating-words";
import { speechOf } from "./speech";
import type { ReportVersion, VersionClaim } from "./version";
import { asOneRun } from "./wrap";

const claimPath = /^\/newsrooms\/([^/]+)\/claims\/([^/]+)(?:\/versions\/([1-9][0-9]{0,5}))?\/?$/;

/** Which claim the address of a page means; null unless it is a claim's page on this very site. */
export function claimAddressIn(url: string, baseUrl: string): { newsroom: string; claim: string; number?: number } | null {
  if (!URL.canParse(url)) return null;
  const { origin, pathname } = new URL(url);
  const site = new URL(baseUrl).href.replace(/\/$/, "");
  const whole = `${origin}${pathname}`;
  if (!whole.startsWith(`${site}/`)) return null;
  const [, newsroom, claim, number] = claimPath.exec(whole.slice(site.length)) ?? [];
  if (newsroom === undefined || claim === undefined) return null;
  return { newsroom, claim, ...(number === undefined ? {} : { number: Number(number) }) };
}

// How long whoever asks may go by an answer, in seconds. What is in the frame is never older than its next look.
const oembedAgeMax = 300;

/** What oEmbed 1.0 says of a claim's page: type `rich`, with the card's frame no larger than allowed. */
export function oembedOf(
  { version, claim, number }: { version: ReportVersion; claim: VersionClaim; number?: number },
  { baseUrl, most }: { baseUrl: string; most: { width?: number; height?: number } },
) {
  const { label } = wordsForReaders(version, claim.verdict.rating);
  const { name, path } = version.newsroom;
  return {
    version: "1.0",
    type: "rich",
    title: asOneRun(`${claim.retraction ? speechOf(version).words.retracted : label}: ${claim.statement}`),
    author_name: name,
    author_url: absoluteUrl(baseUrl, path),
    provider_name: name,
    provider_url: absoluteUrl(baseUrl, path),
    cache_age: oembedAgeMax,
    html: cardFrame({ version, claim, ...(number === undefined ? {} : { number }) }, { baseUrl, most }),
    ...cardSize(version, claim, most),
  };
}

/** The same answer as XML. */
export function oembedXml(answer: ReturnType<typeof oembedOf>): string {
  const elements = Object.entries(answer).map(([name, value]) => html`<${new Html(name)}>${value}</${new Html(name)}>\n`);
  return html`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<oembed>\n${elements}</oembed>\n`.text;
}

/** The links by which programs find a claim's oEmbed answer from its page. */
export function oembedLinks(page: string) {
  const link = (format: "json" | "xml") => [{ url: publicPaths.oembed({ url: page, format }), title: "oEmbed" }];
  return { "application/json+oembed": link("json"), "text/xml+oembed": link("xml") };
}
