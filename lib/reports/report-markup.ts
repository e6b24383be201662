import type { NewsMediaOrganization, Report, WithContext } from "schema-dts";
import { publicPaths } from "./addresses";
import { absoluteUrl } from "./claim-review";
import { languageOf } from "./speech";
import { type ReportVersion, topicsOf } from "./version";

/** The markup of a report's own page. It links to the claims' pages, which carry the reviews, and holds no ClaimReview itself. */
export function reportMarkupOf(version: ReportVersion, baseUrl: string): WithContext<Report> {
  const { article, newsroom, report } = version;
  const topics = [...topicsOf(version)];
  const publisher = { "@type": "Organization", name: newsroom.name, url: absoluteUrl(baseUrl, newsroom.path) } as const;
  return {
    "@context": "https://schema.org",
    "@type": "Report",
    url: absoluteUrl(baseUrl, publicPaths.report(newsroom.slug, report.slug)),
    headline: report.title,
    abstract: report.summary,
    datePublished: report.firstPublishedAt,
    dateModified: report.publishedAt,
    inLanguage: languageOf(version),
    ...(topics.length === 0 ? {} : { keywords: topics }),
    author: publisher,
    publisher,
    version: report.number,
    publishingPrinciples: absoluteUrl(baseUrl, newsroom.methodologyPath),
    about: {
      "@type": "Article",
      headline: article.title,
      ...(article.url === null ? {} : { url: article.url }),
      ...(article.publishedOn === null ? {} : { datePublished: article.publishedOn }),
      ...(article.author === null ? {} : { author: { "@type": "Person", name: article.author } }),
      ...(article.outlet === null ? {} : { publisher: { "@type": "Organization", name: article.outlet } }),
      inLanguage: article.language,
    },
    hasPart: version.claims.map((claim) => ({
      "@type": "WebPage",
      name: claim.statement,
      url: absoluteUrl(baseUrl, publicPaths.claim(newsroom.slug, claim.slug)),
    })),
  };
}

/** The markup of a newsroom's own page: who publishes, and by which rules. */
export function newsroomMarkupOf(
  newsroom: { name: string; slug: string; language: string; funding: string; people: number },
  baseUrl: string,
): WithContext<NewsMediaOrganization> {
  const at = (path: (newsroom: string) => string) => absoluteUrl(baseUrl, path(newsroom.slug));
  return {
    "@context": "https://schema.org",
    "@type": "NewsMediaOrganization",
    name: newsroom.name,
    url: at(publicPaths.newsroom),
    knowsLanguage: newsroom.language,
    publishingPrinciples: at(publicPaths.methodology),
    verificationFactCheckingPolicy: at(publicPaths.methodology),
    correctionsPolicy: at(publicPaths.corrections),
    // Pages that say nothing are not named.
    ...(newsroom.funding === "" ? {} : { ownershipFundingInfo: at(publicPaths.funding) }),
    ...(newsroom.people === 0 ? {} : { masthead: at(publicPaths.people) }),
  };
}
