import { type ReportVersion, scalePosition, type VersionClaim } from "./version";

/** What a later version keeps of what this one said of a claim. */
export function earlierVerdict(version: ReportVersion, claim: VersionClaim): VersionClaim["history"][number] {
  const { key, label, value, look } = claim.verdict.rating;
  const scale = version.scales.find((one) => one.id === claim.verdict.scaleId);
  return {
    ...{ number: version.report.number, publishedAt: version.report.publishedAt, statement: claim.statement },
    rating: { key, label, position: scale === undefined ? null : scalePosition(scale, value), ...(look === undefined ? {} : { look }) },
  };
}

/** What a later version keeps of this one, but its hash. */
export function earlierVersion({ number, change, reason, publishedAt, publishedBy }: ReportVersion["report"]) {
  return { number, change, reason, publishedAt, publishedBy };
}
