/** The shapes a version can be had in, beside its exact bytes. */
export const exportFiles = ["claims.csv", "report.md", "annotations.json", "averitec.json"] as const;

/** The name of one such file. */
export type ExportFile = (typeof exportFiles)[number];

/** The public addresses of a newsroom and what it published, as paths from the site's root. Every page, feed and proof takes them from here. */
export const publicPaths = {
  newsroom: (newsroom: string) => `/newsrooms/${newsroom}`,
  methodology: (newsroom: string) => `/newsrooms/${newsroom}/methodology`,
  corrections: (newsroom: string) => `/newsrooms/${newsroom}/corrections`,
  people: (newsroom: string) => `/newsrooms/${newsroom}/people`,
  funding: (newsroom: string) => `/newsrooms/${newsroom}/funding`,
  /** Every claim, to be searched; those of one claimant, or on one topic; and everybody who has any. */
  claims: (newsroom: string) => `/newsrooms/${newsroom}/claims`,
  claimant: (newsroom: string, name: string) => `/newsrooms/${newsroom}/claims?claimant=${encodeURIComponent(name)}`,
  topic: (newsroom: string, topic: string) => `/newsrooms/${newsroom}/claims?topic=${encodeURIComponent(topic)}`,
  claimants: (newsroom: string) => `/newsrooms/${newsroom}/claimants`,
  /** Feeds of the newest reports, and of every later version. */
  atom: (newsroom: string) => `/newsrooms/${newsroom}/feed.atom`,
  jsonFeed: (newsroom: string) => `/newsrooms/${newsroom}/feed.json`,
  correctionsAtom: (newsroom: string) => `/newsrooms/${newsroom}/corrections.atom`,
  /** The changes that moved a rating, alone. */
  ratingChanges: (newsroom: string) => `/newsrooms/${newsroom}/corrections?changed=rating`,
  ratingChangesAtom: (newsroom: string) => `/newsrooms/${newsroom}/corrections.atom?changed=rating`,
  /** Every ClaimReview of the newsroom as a schema.org DataFeed. */
  claimReviews: (newsroom: string) => `/newsrooms/${newsroom}/claim-reviews.json`,
  sitemap: (newsroom: string) => `/newsrooms/${newsroom}/sitemap.xml`,
  report: (newsroom: string, report: string) => `/newsrooms/${newsroom}/reports/${report}`,
  reportVersion: (newsroom: string, report: string, number: number) => `/newsrooms/${newsroom}/reports/${report}/versions/${number}`,
  /** What a version says otherwise than the one before it. */
  differences: (newsroom: string, report: string, number: number) => `/newsrooms/${newsroom}/reports/${report}/versions/${number}/changes`,
  /** The exact bytes of one version. */
  record: (newsroom: string, report: string, number: number) => `/newsrooms/${newsroom}/reports/${report}/versions/${number}/record`,
  /** A file that came with a claimant's answer, in a version that names it. */
  attachment: (newsroom: string, report: string, number: number, contentHash: string) =>
    `/newsrooms/${newsroom}/reports/${report}/versions/${number}/attachments/${contentHash}`,
  /** One version in another shape; the file's name says which. */
  export: (newsroom: string, report: string, number: number, file: ExportFile) =>
    `/newsrooms/${newsroom}/reports/${report}/versions/${number}/${file}`,
  /** One version for reading on paper. */
  pdf: (newsroom: string, report: string, number: number) => `/newsrooms/${newsroom}/reports/${report}/versions/${number}/report.pdf`,
  /** The proof of one version: everything that is needed to check it without this software. */
  proof: (newsroom: string, report: string, number: number) => `/newsrooms/${newsroom}/reports/${report}/versions/${number}/proof`,
  /** The newsroom's log as others read it: checkpoint, keys and tiles stand below this. */
  log: (newsroom: string) => `/newsrooms/${newsroom}/log`,
  claim: (newsroom: string, claim: string) => `/newsrooms/${newsroom}/claims/${claim}`,
  claimVersion: (newsroom: string, claim: string, number: number) => `/newsrooms/${newsroom}/claims/${claim}/versions/${number}`,
  /** A claim as a card for other sites' pages: as it stands, or as one version has it. */
  embed: (newsroom: string, claim: string) => `/newsrooms/${newsroom}/claims/${claim}/embed`,
  embedVersion: (newsroom: string, claim: string, number: number) => `/newsrooms/${newsroom}/claims/${claim}/versions/${number}/embed`,
  /** What networks show of a version of a claim. */
  shareImage: (newsroom: string, claim: string, number: number) => `/newsrooms/${newsroom}/claims/${claim}/versions/${number}/image.png`,
  /** Where programs ask for a claim's card, by the address of its page. */
  oembed: (of: { url: string; format: "json" | "xml" }) => `/api/oembed?url=${encodeURIComponent(of.url)}&format=${of.format}`,
  /** Where a reader says that a report, or a claim in it, is wrong. */
  reportError: (newsroom: string, of: { report: string } | { claim: string }) =>
    "claim" in of
      ? `/newsrooms/${newsroom}/claims/${of.claim}/report-an-error`
      : `/newsrooms/${newsroom}/reports/${of.report}/report-an-error`,
  /** What came of it. */
  errorReport: (newsroom: string, id: string) => `/newsrooms/${newsroom}/error-reports/${id}`,
} as const;

/** Where the pages of one version live; the preview in the newsroom has addresses of its own. */
export type ReportAddresses = {
  newsroom: string;
  methodology: string;
  corrections: string;
  report: string;
  version: (number: number) => string;
  /** Null where there is nothing before it, or it is not published yet. */
  differences: (number: number) => string | null;
  record: (number: number) => string;
  proof: (number: number) => string;
  /** Null where the file cannot be had yet. */
  attachment: (number: number, contentHash: string) => string | null;
  /** Null where nothing is published yet that could be listed. */
  claimant: (name: string) => string | null;
  topic: (topic: string) => string | null;
  claim: (slug: string) => string;
  claimVersion: (slug: string, number: number) => string;
};

/** The public addresses of one report. */
export function publicAddresses(newsroom: string, report: string): ReportAddresses {
  return {
    newsroom: publicPaths.newsroom(newsroom),
    methodology: publicPaths.methodology(newsroom),
    corrections: publicPaths.corrections(newsroom),
    report: publicPaths.report(newsroom, report),
    version: (number) => publicPaths.reportVersion(newsroom, report, number),
    differences: (number) => (number < 2 ? null : publicPaths.differences(newsroom, report, number)),
    record: (number) => publicPaths.record(newsroom, report, number),
    proof: (number) => publicPaths.proof(newsroom, report, number),
    attachment: (number, contentHash) => publicPaths.attachment(newsroom, report, number, contentHash),
    claimant: (name) => publicPaths.claimant(newsroom, name),
    topic: (topic) => publicPaths.topic(newsroom, topic),
    claim: (slug) => publicPaths.claim(newsroom, slug),
    claimVersion: (slug, number) => publicPaths.claimVersion(newsroom, slug, number),
  };
}

/**
 * What a public page's head says of other forms: its canonical address, the feeds that readers' programs find there, and where the same stands in
 * other languages, by language code.
 */
export function alternatesOf(
  newsroom: string,
  canonical: string,
  { words, languages = {} }: { words: FeedNames; languages?: Readonly<Record<string, string>> },
) {
  return {
    canonical,
    ...(Object.keys(languages).length === 0 ? {} : { languages }),
    types: {
      "application/atom+xml": [
        { url: publicPaths.atom(newsroom), title: words.factChecks },
        { url: publicPaths.correctionsAtom(newsroom), title: words.correctionsAndUpdates },
      ],
      "application/feed+json": [{ url: publicPaths.jsonFeed(newsroom), title: words.factChecks }],
    },
  };
}

type FeedNames = { factChecks: string; correctionsAndUpdates: string };
