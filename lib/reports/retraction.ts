import { type Mark, shapes } from "@/lib/verdicts/marks";
import { earlierVerdict, earlierVersion } from "./history";
import { markIn, type ReportVersion, scaleOf, topicsOf, type VersionClaim, type VersionRating, type VersionRetraction } from "./version";

/** What is retracted, why, and by whom; `claimId` is null for the whole report. */
export type RetractionAsked = { claimId: string | null; reason: string; askedBy: string };

const looked = (rating: VersionRating, mark: Mark): VersionRating => {
  const shape = shapes.find((one) => one === mark.shape) ?? shapes[0];
  return { ...rating, look: rating.look ?? { shape, light: mark.light, dark: mark.dark }, translations: rating.translations ?? {} };
};

/** A version of whichever format in one that can say that it is retracted, saying no more than it said: what its format could not say is left empty. */
export function inPresentFormat(version: ReportVersion): ReportVersion {
  return {
    ...version,
    // From 9 on ratings speak another language: what was published in 8 keeps its words when it is taken back.
    formatVersion: version.formatVersion < 8 ? 8 : version.formatVersion,
    newsroom: { ...version.newsroom, timeZone: version.newsroom.timeZone ?? "UTC" },
    report: {
      ...version.report,
      ...{ waivers: version.report.waivers ?? [], retraction: version.report.retraction ?? null, topics: [...topicsOf(version)] },
    },
    scales: version.scales.map((scale) => ({ ...scale, ratings: scale.ratings.map((rating) => looked(rating, markIn(scale, rating))) })),
    claims: version.claims.map((claim) => ({
      ...claim,
      ...{ contacts: claim.contacts ?? [], searches: claim.searches ?? [], retraction: claim.retraction ?? null },
      verdict: { ...claim.verdict, rating: looked(claim.verdict.rating, markIn(scaleOf(version, claim), claim.verdict.rating)) },
    })),
  };
}

/**
 * The version that takes back what the newest one says: the same words under a notice, so that readers see what is retracted. Pure. Nothing that
 * stands on the desk by now gets into it.
 */
export function retractedVersion(
  previous: { version: ReportVersion; contentHash: string },
  { claimId, reason, askedBy }: RetractionAsked,
  moment: { at: Date; by: string },
): ReportVersion {
  const { version: before, contentHash } = previous;
  const present = inPresentFormat(before);
  const publishedAt = moment.at.toISOString();
  const number = before.report.number + 1;
  const retraction: VersionRetraction = { number, retractedAt: publishedAt, reason, askedBy, confirmedBy: moment.by };
  const claims = present.claims.map((claim): VersionClaim => {
    const isMeant = claimId === null || claim.id === claimId;
    return {
      ...claim,
      retraction: isMeant ? (claim.retraction ?? retraction) : (claim.retraction ?? null),
      modifiedAt: isMeant ? publishedAt : claim.modifiedAt,
      history: [...claim.history, earlierVerdict(before, claim)],
    };
  });
  return {
    ...present,
    report: {
      ...present.report,
      ...{ number, change: "retraction", reason, publishedAt, publishedBy: moment.by },
      history: [...before.report.history, { ...earlierVersion(before.report), contentHash }],
      retraction: claimId === null ? retraction : (present.report.retraction ?? null),
    },
    claims,
  };
}

/** Why this cannot be retracted; null when it can: it stands in the newest version and is not retracted there. */
export function retractionProblem(version: ReportVersion, claimId: string | null): string | null {
  if (claimId === null) return version.report.retraction ? "This report is retracted already." : null;
  const claim = version.claims.find(({ id }) => id === claimId);
  if (claim === undefined) return "The newest version does not hold this claim.";
  return claim.retraction ? "This claim is retracted already." : null;
}

/** The claims of a version that are not retracted: what programs may take for this newsroom's word. */
export function standingClaims(version: ReportVersion): VersionClaim[] {
  return version.claims.filter(({ retraction }) => !retraction);
}
