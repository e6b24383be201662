import { canonicalJson } from "@/lib/audit/canonical";
import { inPlaceOrder, shownPlace } from "@/lib/claims/places";
import { markOf } from "@/lib/verdicts/marks";
import { translationsStored } from "@/lib/verdicts/rating-translations";
import { averitecLabels, feverLabels } from "@/lib/verdicts/scales";
import { publicPaths } from "./addresses";
import { earlierVerdict, earlierVersion } from "./history";
import { includedClaims } from "./included-claims";
import { forebearsOf } from "./lineage";
import type { LoadedClaim, Publication } from "./load-publication";
import { evidenceCompared, publishedEvidence, withUntoldSaid } from "./published-evidence";
import { disclosedContacts, disclosedSearches, repliesCompared } from "./replies";
import {
  type ReportChange,
  type ReportVersion,
  scaleRange,
  type VersionClaim,
  type VersionRating,
  type VersionScale,
  wordsOnly,
} from "./version";
import { appliedWaivers } from "./waivers";

/** What is decided at the moment of publication and stands nowhere else. */
export type Edition = {
  reportId: string;
  slug: string;
  title: string;
  summary: string;
  change: ReportChange;
  reason: string;
  publishedAt: Date;
  publishedBy: string;
  /** The public address of each claim, by claim id. */
  slugs: ReadonlyMap<string, string>;
};

const dayOf = (date: Date | null) => (date === null ? null : date.toISOString().slice(0, 10));

type StoredRating = Publication["scales"][number]["ratings"][number];

function ratingOf(rating: StoredRating): VersionRating {
  const { shape, light, dark } = markOf(rating);
  return {
    ...{ key: rating.key, label: rating.label, meaning: rating.meaning, value: rating.value },
    averitec: averitecLabels.find((label) => label === rating.averitec) ?? null,
    fever: feverLabels.find((label) => label === rating.fever) ?? null,
    look: { shape, light, dark },
    translations: translationsStored.parse(rating.translations),
  };
}

function scaleFrom(scale: Publication["scales"][number]): VersionScale {
  const range = scaleRange(scale.ratings);
  return {
    ...{ id: scale.id, name: scale.name === "" ? scale.scale.name : scale.name, number: scale.number },
    ...{ worst: range?.worst ?? null, best: range?.best ?? null },
    ratings: scale.ratings.map(ratingOf),
  };
}

// What a reader would see changed; the rest (history, dates of publication) follows from it.
function substanceOf(claim: Omit<VersionClaim, "history" | "firstPublishedAt" | "modifiedAt">): string {
  const { id, slug, statement, quote, claimant, claimedOn, revision, assessments } = claim;
  const verdict = { ...claim.verdict, rating: wordsOnly(claim.verdict.rating) };
  return canonicalJson({
    ...{ id, slug, statement, quote, claimant, claimedOn, revision, verdict, assessments },
    evidence: evidenceCompared(claim),
    ...repliesCompared(claim),
    retraction: claim.retraction ?? null,
  });
}

function claimFrom(claim: LoadedClaim, context: { publication: Publication; edition: Edition }): VersionClaim | null {
  const { publication, edition } = context;
  const wording = claim.revisions[0];
  const verdict = claim.verdicts[0];
  // Words that are gone by now are shown as they last stood.
  const place = shownPlace(claim.appearances) ?? inPlaceOrder(claim.appearances).find((one) => one.start >= 0);
  if (wording === undefined || verdict === undefined || place === undefined) return null;
  const assessors = claim.assessments.filter((one) => one.revisionNumber === verdict.revisionNumber).map((one) => one.reviewerId);
  const core = {
    ...{ id: claim.id, slug: edition.slugs.get(claim.id) ?? claim.id, statement: wording.statement, revision: wording.number },
    quote: { exact: place.exact, prefix: place.prefix, suffix: place.suffix, start: place.start, end: place.end },
    claimant:
      wording.claimant === null ? null : { name: wording.claimant.name, kind: wording.claimant.kind, sameAs: wording.claimant.sameAs },
    claimedOn: dayOf(wording.claimedOn),
    verdict: {
      ...{ id: verdict.id, number: verdict.number, scaleId: verdict.rating.scaleVersionId, rating: ratingOf(verdict.rating) },
      ...{ justification: verdict.justification, confidence: verdict.confidence },
      ...{ decidedAt: verdict.decidedAt.toISOString(), decidedBy: verdict.decidedBy.name },
    },
    evidence: claim.evidence.map(publishedEvidence),
    contacts: disclosedContacts(claim, publication.claims),
    searches: disclosedSearches(claim, publication.newsroom),
    assessments: new Set(assessors).size,
  };
  const previous = publication.previous?.version;
  const before = previous?.claims.find((one) => one.id === claim.id);
  const publishedAt = edition.publishedAt.toISOString();
  // A claim is no longer retracted once it is settled anew, and not before.
  const retraction = before?.retraction && before.verdict.id === verdict.id ? before.retraction : null;
  if (previous === undefined) return { ...core, retraction, firstPublishedAt: publishedAt, modifiedAt: publishedAt, history: [] };
  if (before === undefined) {
    const ids = previous.claims.map(({ id }) => id);
    const forebears = forebearsOf(publication, claim.id, ids).flatMap((id) => previous.claims.find((one) => one.id === id) ?? []);
    // What was said of the claims it came from was said of these words too: readers see both ratings.
    const history = forebears.flatMap((one) => [...one.history, earlierVerdict(previous, one)]).toSorted((a, b) => a.number - b.number);
    return { ...core, retraction, firstPublishedAt: publishedAt, modifiedAt: publishedAt, history };
  }
  return {
    ...core,
    retraction,
    firstPublishedAt: before.firstPublishedAt,
    modifiedAt: substanceOf(before) === substanceOf({ ...core, retraction }) ? before.modifiedAt : publishedAt,
    history: [...before.history, earlierVerdict(previous, before)],
  };
}

/** The version object of a report: what publication would fix now. Pure; claims without wording, verdict or place are left out. */
export function buildVersion(publication: Publication, edition: Edition): ReportVersion {
  const { newsroom, article, snapshot, previous } = publication;
  if (snapshot === null) throw new Error("An article without a snapshot cannot be published.");
  const publishedAt = edition.publishedAt.toISOString();
  const claims = includedClaims(publication).flatMap((claim) => claimFrom(claim, { publication, edition }) ?? []);
  const used = new Set(claims.map((claim) => claim.verdict.scaleId));
  const inState = (state: LoadedClaim["state"]) => publication.claims.filter((claim) => claim.state === state).length;
  const last = previous?.version.report;
  return withUntoldSaid({
    format: "assay-report-version",
    formatVersion: 9,
    newsroom: {
      ...{ name: newsroom.name, slug: newsroom.slug, language: newsroom.language, quorum: newsroom.quorum },
      timeZone: newsroom.timeZone,
      path: publicPaths.newsroom(newsroom.slug),
      methodologyPath: publicPaths.methodology(newsroom.slug),
      correctionsPath: publicPaths.corrections(newsroom.slug),
    },
    article: {
      ...{ title: article.title, author: article.author, outlet: article.outlet, url: article.url },
      ...{ publishedOn: dayOf(article.publishedOn), language: article.language, selectionReason: article.selectionReason },
      snapshot: { number: snapshot.number, textHash: snapshot.textHash, retrievedAt: snapshot.retrievedAt.toISOString() },
    },
    report: {
      ...{ id: edition.reportId, slug: edition.slug, title: edition.title, summary: edition.summary },
      ...{ number: (last?.number ?? 0) + 1, change: edition.change, reason: edition.reason },
      ...{ publishedAt, publishedBy: edition.publishedBy, firstPublishedAt: last?.firstPublishedAt ?? publishedAt },
      history:
        last === undefined || previous === null ? [] : [...last.history, { ...earlierVersion(last), contentHash: previous.contentHash }],
      waivers: appliedWaivers(publication),
      // It stands again once one of its claims does.
      retraction: claims.every(({ retraction }) => retraction !== null) ? (last?.retraction ?? null) : null,
      topics: article.topics,
    },
    scales: publication.scales.filter((scale) => used.has(scale.id)).map(scaleFrom),
    claims,
    setAside: { onHold: inState("onHold"), dismissed: inState("dismissed") },
  });
}
