import type { Claim, ClaimReview, CorrectionComment, Rating, WithContext } from "schema-dts";
import { publicPaths } from "./addresses";
import { paragraphsOf } from "./citations";
import { ratingBefore } from "./edition";
import { wordsBefore, wordsForReaders } from "./rating-words";
import { shorten } from "./shorten";
import { speechOf } from "./speech";
import { textFragmentUrl } from "./text-fragment";
import { type ReportVersion, scaleOf, type VersionClaim } from "./version";

const explanationLengthMax = 500;

/** The address of a path on this site's own domain; `baseUrl` has no trailing slash. */
export function absoluteUrl(baseUrl: string, path: string): string {
  return `${baseUrl}${path}`;
}

function ratingOf(version: ReportVersion, claim: VersionClaim): Rating {
  const { rating, justification } = claim.verdict;
  const readers = wordsForReaders(version, rating);
  const { worst, best } = scaleOf(version, claim);
  const words = {
    "@type": "Rating",
    alternateName: readers.label,
    ratingExplanation: shorten(paragraphsOf(justification)[0] ?? readers.meaning, explanationLengthMax),
  } as const;
  // Off the scale there is no number to give, and readers of markup would take any for one.
  if (rating.value === null || worst === null || best === null) return words;
  return { ...words, ratingValue: rating.value, worstRating: worst, bestRating: best };
}

function claimOf(version: ReportVersion, claim: VersionClaim): Claim {
  const { article } = version;
  const { claimant } = claim;
  return {
    "@type": "Claim",
    ...(claimant === null
      ? {}
      : {
          author: {
            "@type": claimant.kind === "person" ? "Person" : "Organization",
            name: claimant.name,
            ...(claimant.sameAs === null ? {} : { sameAs: claimant.sameAs }),
          },
        }),
    ...(claim.claimedOn === null ? {} : { datePublished: claim.claimedOn }),
    appearance: {
      "@type": "Article",
      headline: article.title,
      ...(article.url === null ? {} : { url: textFragmentUrl(article.url, claim.quote) }),
      ...(article.publishedOn === null ? {} : { datePublished: article.publishedOn }),
      ...(article.author === null ? {} : { author: { "@type": "Person", name: article.author } }),
      ...(article.outlet === null ? {} : { publisher: { "@type": "Organization", name: article.outlet } }),
      inLanguage: article.language,
    },
  };
}

/** What corrected the rating that stood before this one; nothing where none was, or where it changed with new facts. */
function correctionOf(version: ReportVersion, claim: VersionClaim, baseUrl: string): { correction?: CorrectionComment } {
  const before = ratingBefore(claim);
  if (before === null) return {};
  const { newsroom, report } = version;
  const changedIn = claim.history.find(({ number }) => number > before.number)?.number ?? report.number;
  const changed = [...report.history, report].find(({ number }) => number === changedIn);
  if (changed?.change !== "correction") return {};
  return {
    correction: {
      "@type": "CorrectionComment",
      text: speechOf(version).words.file.moved(
        changed.reason,
        wordsBefore(version, before.rating),
        wordsForReaders(version, claim.verdict.rating).label,
      ),
      datePublished: changed.publishedAt,
      url: absoluteUrl(baseUrl, publicPaths.claimVersion(newsroom.slug, claim.slug, changed.number)),
    },
  };
}

/**
 * The one ClaimReview of a claim's page (schema.org release 30, Google's fact-check page of 2025-12-10). `url` is on our own domain; the
 * claim is dated by when it was claimed or not at all; ratings off the scale carry their name only.
 */
export function claimReviewOf(version: ReportVersion, claim: VersionClaim, baseUrl: string): WithContext<ClaimReview> {
  const { newsroom } = version;
  return {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    url: absoluteUrl(baseUrl, publicPaths.claim(newsroom.slug, claim.slug)),
    claimReviewed: claim.statement,
    datePublished: claim.firstPublishedAt,
    dateModified: claim.modifiedAt,
    inLanguage: wordsForReaders(version, claim.verdict.rating).language,
    author: { "@type": "Organization", name: newsroom.name, url: absoluteUrl(baseUrl, newsroom.path) },
    reviewRating: ratingOf(version, claim),
    ...correctionOf(version, claim, baseUrl),
    itemReviewed: claimOf(version, claim),
  };
}
