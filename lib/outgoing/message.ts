import { publicPaths } from "@/lib/reports/addresses";
import { absoluteUrl } from "@/lib/reports/claim-review";
import { wordsBefore, wordsForReaders } from "@/lib/reports/rating-words";
import type { ReportChange, ReportVersion, VersionClaim } from "@/lib/reports/version";
import type { MessageType } from "./schema";

/** A message about to be sent: its type and its body, exactly. */
export type Message = { type: MessageType; body: string };

/** What each kind of version is told as. */
export const typeOfChange: Record<ReportChange, MessageType> = {
  first: "report.published",
  typo: "report.updated",
  clarification: "report.updated",
  update: "report.updated",
  correction: "report.corrected",
  retraction: "report.retracted",
};

/** Receivers refuse what is large: claims that would make a body longer than this are left out, and the record has them all. */
const bodyBytesMax = 20_000;

/** Where a version stands in the newsroom's log and under which hash; and how long a message of it may be, where not as long as what is sent. */
export type Recorded = { sequence: number; contentHash: string; bytesMax?: number };

function claimOf(version: ReportVersion, claim: VersionClaim, baseUrl: string) {
  const before = claim.history.at(-1)?.rating;
  return {
    id: claim.id,
    url: absoluteUrl(baseUrl, publicPaths.claim(version.newsroom.slug, claim.slug)),
    statement: claim.statement,
    claimant: claim.claimant?.name ?? null,
    claimedOn: claim.claimedOn,
    rating: wordsForReaders(version, claim.verdict.rating).label,
    ratingBefore: before === undefined ? null : wordsBefore(version, before),
    isRetracted: Boolean(claim.retraction),
  };
}

const isChangedIn = ({ report }: ReportVersion, { history, verdict, retraction }: VersionClaim) =>
  retraction?.number === report.number || (history.length > 0 && history.at(-1)?.rating.key !== verdict.rating.key);

/**
 * What other systems are told of a published version: made of the version and nothing else. Claims come in the order of the article; where there are too
 * many for one message, those that changed come first and `claimCount` says how many there are.
 */
export function versionMessage(version: ReportVersion, recorded: Recorded, baseUrl: string): Message {
  const { sequence, contentHash, bytesMax = bodyBytesMax } = recorded;
  const { newsroom, report, article } = version;
  const type = typeOfChange[report.change];
  const at = (path: string) => absoluteUrl(baseUrl, path);
  const write = (claims: readonly ReturnType<typeof claimOf>[]) =>
    JSON.stringify({
      type,
      timestamp: report.publishedAt,
      data: {
        newsroom: { name: newsroom.name, url: at(newsroom.path) },
        report: {
          ...{ id: report.id, title: report.title, url: at(publicPaths.report(newsroom.slug, report.slug)) },
          ...{ version: report.number, change: report.change, reason: report.reason, isRetracted: Boolean(report.retraction) },
          ...{ publishedAt: report.publishedAt, firstPublishedAt: report.firstPublishedAt },
          versionUrl: at(publicPaths.reportVersion(newsroom.slug, report.slug, report.number)),
          recordUrl: at(publicPaths.record(newsroom.slug, report.slug, report.number)),
          contentHash,
        },
        logEntry: sequence,
        article: { title: article.title, url: article.url },
        claimCount: version.claims.length,
        claims,
      },
    });
  const whole = write(version.claims.map((claim) => claimOf(version, claim, baseUrl)));
  if (Buffer.byteLength(whole) <= bytesMax) return { type, body: whole };
  let room = bytesMax - Buffer.byteLength(write([]));
  const changedFirst = version.claims.toSorted((one, other) => Number(isChangedIn(version, other)) - Number(isChangedIn(version, one)));
  const kept = changedFirst
    .map((claim) => claimOf(version, claim, baseUrl))
    .filter((claim) => {
      room -= Buffer.byteLength(JSON.stringify(claim)) + 1;
      return room >= 0;
    });
  return { type, body: write(kept) };
}

/** What was taken down at the word of the law: which versions, and which claims, by what names them and none of their words. */
export type TakenDown = {
  at: string;
  newsroom: { name: string; slug: string };
  report: { id: string; slug: string };
  ground: string;
  isWhole: boolean;
  versions: readonly { number: number; contentHash: string }[];
  claimIds: readonly string[];
};

/** What other systems are told of a takedown, so that they can take down what they made of earlier messages. */
export function takedownMessage(
  { at: timestamp, newsroom, report, claimIds, ...told }: TakenDown,
  sequence: number,
  baseUrl: string,
): Message {
  const at = (path: string) => absoluteUrl(baseUrl, path);
  const { ground, isWhole, versions } = told;
  const body = JSON.stringify({
    type: "report.takenDown",
    timestamp,
    data: {
      newsroom: { name: newsroom.name, url: at(publicPaths.newsroom(newsroom.slug)) },
      report: { id: report.id, url: at(publicPaths.report(newsroom.slug, report.slug)) },
      ...{ ground, isWhole, versions, claimIds },
      logEntry: sequence,
    },
  });
  return { type: "report.takenDown", body };
}

/** A reader's report of an error that was answered, as the public page of it says. */
export type AnsweredError = {
  at: string;
  newsroom: { name: string; slug: string };
  report: { id: string; slug: string };
  errorReport: { id: string; outcome: string };
};

/** What other systems are told of it: where the answer stands and what came of it. */
export function answerMessage({ at: timestamp, newsroom, report, errorReport }: AnsweredError, sequence: number, baseUrl: string): Message {
  const at = (path: string) => absoluteUrl(baseUrl, path);
  const body = JSON.stringify({
    type: "error.answered",
    timestamp,
    data: {
      newsroom: { name: newsroom.name, url: at(publicPaths.newsroom(newsroom.slug)) },
      report: { id: report.id, url: at(publicPaths.report(newsroom.slug, report.slug)) },
      errorReport: { ...errorReport, url: at(publicPaths.errorReport(newsroom.slug, errorReport.id)) },
      logEntry: sequence,
    },
  });
  return { type: "error.answered", body };
}
