import { earlierVersion } from "./history";
import { inPresentFormat } from "./retraction";
import type { TakedownCategory } from "./schema";
import type { ReportVersion, VersionClaim } from "./version";
import { takedownWords } from "./words";

/** What a takedown is to take: one claim, one earlier version, or the whole report when both are null. */
export type TakedownScope = { claimId: string | null; number: number | null };

/**
 * What is left at the address of what was taken: why in a word, since when, and of each version what names it. `reportHref` leads to the report that
 * goes on without it, if it does; `logEntry` is where the newsroom's log holds the hash.
 */
export type Tombstone = {
  category: TakedownCategory;
  takenDownAt: string;
  versions: { number: number; publishedAt: string; contentHash: string; logEntry: number | null }[];
  reportHref: string | null;
};

/** One version that can still be read, with what names its row and its bytes. */
export type ReadableVersion = { id: string; contentHash: string; version: ReportVersion };

/** What a takedown does: which versions lose their words, whether the whole report goes, and the version that goes on without the claim, if any. */
export type TakedownPlan = { versions: ReadableVersion[]; isWhole: boolean; next: ReportVersion | null };

/** Whether a version tells of a claim, under its own name or in the history of what came of it. */
function tellsOf(version: ReportVersion, { claimId, statements }: { claimId: string; statements: ReadonlySet<string> }): boolean {
  return version.claims.some(({ id, history }) => id === claimId || history.some(({ statement }) => statements.has(statement)));
}

/** The version that says all that the newest one says but a claim. Pure. Reasons of versions whose words go are not repeated. */
function withoutClaim(
  previous: ReadableVersion,
  { claimId, statements, taken }: { claimId: string; statements: ReadonlySet<string>; taken: ReadonlySet<number> },
  moment: { at: Date; by: string; category: TakedownCategory },
): ReportVersion {
  const { version: before, contentHash } = previous;
  const present = inPresentFormat(before);
  const reason = `A claim was taken down: ${takedownWords[moment.category]}.`;
  const claims = present.claims
    .filter(({ id }) => id !== claimId)
    .map((claim): VersionClaim => ({ ...claim, history: claim.history.filter(({ statement }) => !statements.has(statement)) }));
  const used = new Set(claims.map(({ verdict }) => verdict.scaleId));
  const earlier = [...before.report.history, { ...earlierVersion(before.report), contentHash }];
  return {
    ...present,
    report: {
      ...present.report,
      ...{ number: before.report.number + 1, change: "retraction", reason, publishedAt: moment.at.toISOString(), publishedBy: moment.by },
      history: earlier.map((one) => (taken.has(one.number) ? { ...one, reason: "" } : one)),
      waivers: (present.report.waivers ?? []).filter((waiver) => waiver.claimId !== claimId),
    },
    scales: present.scales.filter(({ id }) => used.has(id)),
    claims,
  };
}

/** What a confirmed takedown does to the versions that can still be read, in the order of their numbers; or why it cannot be, in a sentence. */
export function planTakedown(
  readable: readonly ReadableVersion[],
  { claimId, number }: TakedownScope,
  moment: { at: Date; by: string; category: TakedownCategory },
): TakedownPlan | { problem: string } {
  const newest = readable.at(-1);
  if (newest === undefined) return { problem: "Nothing of this report can be read any more." };
  if (number !== null) {
    const one = readable.find(({ version }) => version.report.number === number);
    if (one === undefined) return { problem: `Version ${number} cannot be read any more.` };
    if (one === newest)
      return { problem: "It is the newest version. Publish one without those words first, or take down the claim or the report." };
    return { versions: [one], isWhole: false, next: null };
  }
  if (claimId === null) return { versions: [...readable], isWhole: true, next: null };
  const own = readable.flatMap(({ version }) => version.claims.filter(({ id }) => id === claimId));
  const statements = new Set(own.map(({ statement }) => statement));
  const versions = readable.filter(({ version }) => tellsOf(version, { claimId, statements }));
  if (versions.length === 0) return { problem: "No version that can be read tells of this claim." };
  if (versions.at(-1) !== newest) return { versions, isWhole: false, next: null };
  if (newest.version.claims.every(({ id }) => id === claimId)) return { versions: [...readable], isWhole: true, next: null };
  const taken = new Set(versions.map(({ version }) => version.report.number));
  return { versions, isWhole: false, next: withoutClaim(newest, { claimId, statements, taken }, moment) };
}
