import { publicPaths } from "./addresses";
import { wordsForReaders } from "./rating-words";
import { shareAlt, shareSize } from "./share-layout";
import { shorten } from "./shorten";
import { openGraphLocale, speechOf } from "./speech";
import type { ReportVersion, VersionClaim } from "./version";
import { asOneRun } from "./wrap";

const titleLengthMax = 200;

/** What a claim's page tells networks and messengers of itself: title, description and the picture of just this version. Paths are from the site's root. */
export function shareTags(version: ReportVersion, claim: VersionClaim) {
  const { newsroom, report } = version;
  const speech = speechOf(version);
  const { label, meaning } = wordsForReaders(version, claim.verdict.rating);
  // Whoever shows them puts their own words beside them, and sets nothing apart.
  const title = asOneRun(claim.retraction ? speech.words.retractedTitle(claim.statement) : claim.statement);
  const description = asOneRun(claim.retraction ? claim.retraction.reason : `${label}: ${meaning}`);
  const shown = { title: shorten(title, titleLengthMax), description: shorten(description, titleLengthMax) };
  const url = publicPaths.shareImage(newsroom.slug, claim.slug, report.number);
  const images = [{ url, ...shareSize, alt: shareAlt(version, claim), type: "image/png" }];
  return {
    title,
    description,
    openGraph: {
      ...shown,
      type: "article" as const,
      url: publicPaths.claim(newsroom.slug, claim.slug),
      siteName: newsroom.name,
      locale: openGraphLocale(speech.content),
      publishedTime: claim.firstPublishedAt,
      modifiedTime: claim.modifiedAt,
      images,
    },
    twitter: { ...shown, card: "summary_large_image" as const, images },
  };
}
