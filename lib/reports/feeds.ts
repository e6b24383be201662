import type { DataFeed, WithContext } from "schema-dts";
import { create } from "xmlbuilder2";
import { publicPaths } from "./addresses";
import { absoluteUrl, claimReviewOf } from "./claim-review";
import { ratingChanges } from "./edition";
import { wordsForReaders } from "./rating-words";
import { standingClaims } from "./retraction";
import { languageOf, speechOf, wordsIn } from "./speech";
import { type ReportVersion, topicsOf } from "./version";

/** Whose feed it is: as the newsroom is called now, which an old version need not say. */
export type FeedOwner = { name: string; slug: string; language: string };

type Entry = {
  language: string;
  id: string;
  link: string;
  title: string;
  summary: string;
  published: string;
  updated: string;
  topics: readonly string[];
};

// XML 1.0 has no way at all to write these characters.
const unwritable = "\uFFFD";

// The writer takes “&lt;” in words for an escaped “<” and leaves it; so every ampersand is escaped before it sees it.
const words = (text: string) => text.replaceAll("&", "&amp;");

/** What a report says in a few lines of plain text: its summary, and each claim with its rating. */
export function tellReport(version: ReportVersion): string {
  const { retracted } = speechOf(version).words;
  const verdicts = version.claims.map(
    (claim) => `${claim.retraction ? retracted : wordsForReaders(version, claim.verdict.rating).label}: ${claim.statement}`,
  );
  return [version.report.summary, ...verdicts].join("\n");
}

/** What a later version changed, in plain text: the reason, and each changed rating with the one before. */
export function tellChange(version: ReportVersion): string {
  const { moved } = speechOf(version).words.file;
  const ratings = ratingChanges(version).map(({ statement, from, to }) => moved(statement, from, to));
  return [version.report.reason, ...ratings].join("\n");
}

function reportEntry(version: ReportVersion, baseUrl: string): Entry {
  const { report, newsroom } = version;
  const link = absoluteUrl(baseUrl, publicPaths.report(newsroom.slug, report.slug));
  return {
    language: languageOf(version),
    id: link,
    link,
    title: report.retraction ? speechOf(version).words.retractedTitle(report.title) : report.title,
    summary: tellReport(version),
    published: report.firstPublishedAt,
    updated: report.publishedAt,
    topics: topicsOf(version),
  };
}

function changeEntry(version: ReportVersion, baseUrl: string): Entry {
  const { report, newsroom } = version;
  const link = absoluteUrl(baseUrl, publicPaths.reportVersion(newsroom.slug, report.slug, report.number));
  const title = `${speechOf(version).words.changes[report.change]}: ${report.title}`;
  const moments = { published: report.publishedAt, updated: report.publishedAt };
  const language = languageOf(version);
  return { language, id: link, link, title, summary: tellChange(version), ...moments, topics: topicsOf(version) };
}

function newest(entries: readonly Entry[], otherwise: string): string {
  return entries.reduce((latest, { updated }) => (updated > latest ? updated : latest), entries[0]?.updated ?? otherwise);
}

type Feed = { owner: FeedOwner; title: string; self: string; page: string; entries: readonly Entry[]; emptySince: string };

function atom({ owner, title, self, page, entries, emptySince }: Feed): string {
  const feed = create({ version: "1.0", encoding: "UTF-8", invalidCharReplacement: unwritable }).ele("feed", {
    xmlns: "http://www.w3.org/2005/Atom",
    "xml:lang": owner.language,
  });
  feed.ele("id").txt(self);
  feed.ele("title", { type: "text" }).txt(words(title));
  feed.ele("updated").txt(newest(entries, emptySince));
  feed.ele("link", { rel: "self", type: "application/atom+xml", href: self });
  feed.ele("link", { rel: "alternate", type: "text/html", href: page });
  feed.ele("author").ele("name").txt(words(owner.name));
  for (const entry of entries) {
    const element = feed.ele("entry", entry.language === owner.language ? {} : { "xml:lang": entry.language });
    element.ele("id").txt(entry.id);
    element.ele("title", { type: "text" }).txt(words(entry.title));
    element.ele("published").txt(entry.published);
    element.ele("updated").txt(entry.updated);
    element.ele("link", { rel: "alternate", type: "text/html", href: entry.link });
    for (const topic of entry.topics) element.ele("category", { term: words(topic) });
    // Plain text, not markup: what people wrote stays words in every reader.
    element.ele("summary", { type: "text" }).txt(words(entry.summary));
  }
  return feed.end({ prettyPrint: true });
}

type Listed = { owner: FeedOwner; versions: readonly ReportVersion[]; baseUrl: string; emptySince: string };

/** The newest reports as Atom (RFC 4287): one entry a report, updated with its newest version. */
export function atomFeed({ owner, versions, baseUrl, emptySince }: Listed): string {
  const at = (path: string) => absoluteUrl(baseUrl, path);
  return atom({
    ...{ owner, emptySince, title: wordsIn(owner.language).file.feed(owner.name) },
    ...{ self: at(publicPaths.atom(owner.slug)), page: at(publicPaths.newsroom(owner.slug)) },
    entries: versions.map((version) => reportEntry(version, baseUrl)),
  });
}

/** Every later version as Atom: one entry a change, with its reason and the ratings it changed. */
export function correctionsFeed({ owner, versions, baseUrl, emptySince }: Listed): string {
  const at = (path: string) => absoluteUrl(baseUrl, path);
  return atom({
    ...{ owner, emptySince, title: wordsIn(owner.language).file.corrections(owner.name) },
    ...{ self: at(publicPaths.correctionsAtom(owner.slug)), page: at(publicPaths.corrections(owner.slug)) },
    entries: versions.map((version) => changeEntry(version, baseUrl)),
  });
}

/** The later versions that changed a rating as Atom, the entries of the feed of all. */
export function ratingChangesFeed({ owner, versions, baseUrl, emptySince }: Listed): string {
  const at = (path: string) => absoluteUrl(baseUrl, path);
  return atom({
    ...{ owner, emptySince, title: wordsIn(owner.language).file.ratingChanges(owner.name) },
    ...{ self: at(publicPaths.ratingChangesAtom(owner.slug)), page: at(publicPaths.ratingChanges(owner.slug)) },
    entries: versions.map((version) => changeEntry(version, baseUrl)),
  });
}

/** The newest reports as JSON Feed 1.1. */
export function jsonFeed({ owner, versions, baseUrl }: Omit<Listed, "emptySince">) {
  const at = (path: string) => absoluteUrl(baseUrl, path);
  return {
    version: "https://jsonfeed.org/version/1.1",
    title: wordsIn(owner.language).file.feed(owner.name),
    home_page_url: at(publicPaths.newsroom(owner.slug)),
    feed_url: at(publicPaths.jsonFeed(owner.slug)),
    language: owner.language,
    authors: [{ name: owner.name, url: at(publicPaths.newsroom(owner.slug)) }],
    items: versions.map((version) => {
      const { language, id, link, title, summary, published, updated, topics } = reportEntry(version, baseUrl);
      const tags = topics.length === 0 ? {} : { tags: topics };
      return { id, url: link, title, content_text: summary, date_published: published, date_modified: updated, language, ...tags };
    }),
  };
}

/** The ClaimReviews of these reports as a schema.org DataFeed: one item a claim, the very review that stands on its page. */
export function claimReviewFeed({ owner, versions, baseUrl, emptySince }: Listed): WithContext<DataFeed> {
  const dates = versions.map((version) => version.report.publishedAt).sort();
  return {
    "@context": "https://schema.org",
    "@type": "DataFeed",
    name: wordsIn(owner.language).file.claimReviews(owner.name),
    url: absoluteUrl(baseUrl, publicPaths.claimReviews(owner.slug)),
    dateModified: dates.at(-1) ?? emptySince,
    dataFeedElement: versions.flatMap((version) =>
      standingClaims(version).map((claim) => {
        const { "@context": _, ...review } = claimReviewOf(version, claim, baseUrl);
        return { "@type": "DataFeedItem", dateCreated: claim.firstPublishedAt, dateModified: claim.modifiedAt, item: [review] };
      }),
    ),
  };
}

type Page = { path: string; changedAt: string | null; languages?: Readonly<Record<string, string>> };

/** Pages, when each last changed and where it stands in other languages, as a sitemap (sitemaps.org 0.9, with Google's links for languages). */
export function sitemapOf(pages: readonly Page[], baseUrl: string): string {
  const hasLanguages = pages.some(({ languages = {} }) => Object.keys(languages).length > 0);
  const set = create({ version: "1.0", encoding: "UTF-8" }).ele("urlset", {
    xmlns: "http://www.sitemaps.org/schemas/sitemap/0.9",
    ...(hasLanguages ? { "xmlns:xhtml": "http://www.w3.org/1999/xhtml" } : {}),
  });
  for (const { path, changedAt, languages = {} } of pages) {
    const url = set.ele("url");
    url.ele("loc").txt(absoluteUrl(baseUrl, path));
    if (changedAt !== null) url.ele("lastmod").txt(changedAt);
    for (const [hreflang, there] of Object.entries(languages))
      url.ele("xhtml:link", { rel: "alternate", hreflang, href: absoluteUrl(baseUrl, there) });
  }
  return set.end({ prettyPrint: true });
}
