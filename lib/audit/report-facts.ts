import { createHash } from "node:crypto";
import { z } from "zod";
import { madeBy, momentOf, personOf, type Replay, type Said, type Sayings } from "./fact";
import type { ReadEvent } from "./read-event";

const text = z.string();

/** Under which name a replay keeps the newest reader's report: whoever asks to be told what comes of it does so with it. */
export const newestError = "the newest report of an error";

/** What a version's words hash to once they are gone. */
const hashOfNothing = createHash("sha256").digest("hex");

function report({ subject }: ReadEvent, expected: Record<string, unknown>): Said {
  return { table: "Report", row: String(subject.reportId), expected };
}

/** Of which report, or of which claim of it, something was asked. */
function about({ subject }: ReadEvent) {
  return { reportId: subject.reportId ?? "", claimId: subject.claimId ?? "" };
}

const asked = (event: ReadEvent) => ({ ...about(event), askedById: personOf(event), askedAt: momentOf(event), ...unsettled });
const unsettled = { outcome: "", settledById: "", settledAt: "" };

function settled(event: ReadEvent, outcome: string) {
  return { outcome, settledById: personOf(event), settledAt: momentOf(event) };
}

const draftedTold = z.object({ title: text, summary: text });

/** Written for the first time, or anew. */
function drafted(event: ReadEvent, { facts }: Replay): Said {
  const told = draftedTold.parse(event.payload);
  const before = facts.get(`Report/${event.subject.reportId}`)?.expected;
  if (before !== undefined) {
    const { revision } = before;
    return report(event, { ...told, revision: typeof revision === "number" ? revision + 1 : undefined });
  }
  return report(event, { ...told, revision: 1, articleId: event.subject.articleId, ...madeBy(event) });
}

const takedownAsked = z.object({ takedownId: text, category: text, number: z.int().nullable(), reason: text });
const takedownDropped = z.object({ takedownId: text });
const ruleWaived = z.object({ waiverId: text, rule: text, reason: text });
const waiverEnded = z.object({ waiverId: text });
const retractionAsked = z.object({ retractionId: text, reason: text });
const retractionConfirmed = z.object({ retractionId: text, number: z.int() });
const retractionDropped = z.object({ retractionId: text });
const errorReported = z.object({ errorReportId: text, number: z.int(), message: text });
const errorAnswered = z.object({ errorReportId: text, outcome: text, answer: text });

const reportPublished = z.object({
  ...{ versionId: text, number: z.int(), contentHash: text, change: text, reason: text, slug: text },
  claims: z.array(z.object({ claimId: text, slug: text })),
});
const takedownConfirmed = z.object({
  takedownId: text,
  isWhole: z.boolean(),
  versions: z.array(z.object({ versionId: text })),
  claims: z.array(text),
});

/** What events say of reports, of what readers see at which address, and of what readers wrote. */
export const reportSayings: Sayings = {
  "report.drafted": drafted,
  "report.published": (event) => {
    const { versionId, slug, claims: held, ...expected } = reportPublished.parse(event.payload);
    const { number } = expected;
    const reportId = event.subject.reportId ?? "";
    const published = { reportId, publishedAt: momentOf(event), hashKept: expected.contentHash };
    return [
      { table: "ReportVersion", row: versionId, expected: { ...expected, ...published, by: event.actor.id ?? undefined, takedownId: "" } },
      report(event, { slug, versionNumber: number, takedownId: "" }),
      ...held.map(({ claimId, slug: address }): Said => {
        return {
          table: "PublishedClaim",
          row: claimId,
          expected: { reportId, slug: address, versionNumber: number, isWithdrawn: false, takedownId: "" },
        };
      }),
    ];
  },
  "takedown.asked": (event) => {
    const { takedownId, number, ...expected } = takedownAsked.parse(event.payload);
    return { table: "Takedown", row: takedownId, expected: { ...expected, number: number ?? "", ...asked(event) } };
  },
  "takedown.confirmed": (event) => {
    const { takedownId, isWhole, versions, claims } = takedownConfirmed.parse(event.payload);
    return [
      { table: "Takedown", row: takedownId, expected: settled(event, "confirmed") },
      ...versions.map(
        ({ versionId }): Said => ({
          table: "ReportVersion",
          row: versionId,
          expected: { contentHash: hashOfNothing, reason: "", takedownId },
        }),
      ),
      ...claims.map((row): Said => ({ table: "PublishedClaim", row, expected: { takedownId } })),
      ...(isWhole ? [report(event, { takedownId })] : []),
    ];
  },
  "takedown.dropped": (event) => ({
    table: "Takedown",
    row: takedownDropped.parse(event.payload).takedownId,
    expected: settled(event, "dropped"),
  }),
  "rule.waived": (event) => {
    const { waiverId, rule, reason } = ruleWaived.parse(event.payload);
    const { reportId = "", claimId = "" } = event.subject;
    const made = { rule, reason, reportId, claimId, createdById: personOf(event), createdAt: momentOf(event) };
    return { table: "Waiver", row: waiverId, expected: { ...made, isEnded: false, endedById: "", endedAt: "" } };
  },
  "waiver.ended": (event) => ({
    table: "Waiver",
    row: waiverEnded.parse(event.payload).waiverId,
    expected: { isEnded: true, endedById: personOf(event), endedAt: momentOf(event) },
  }),
  "retraction.asked": (event) => {
    const { retractionId, reason } = retractionAsked.parse(event.payload);
    return { table: "Retraction", row: retractionId, expected: { reason, number: "", ...asked(event) } };
  },
  "retraction.confirmed": (event) => {
    const { retractionId, number } = retractionConfirmed.parse(event.payload);
    return { table: "Retraction", row: retractionId, expected: { number, ...settled(event, "confirmed") } };
  },
  "retraction.dropped": (event) => ({
    table: "Retraction",
    row: retractionDropped.parse(event.payload).retractionId,
    expected: settled(event, "dropped"),
  }),
  "error.reported": (event, { listed }) => {
    const { errorReportId, ...said } = errorReported.parse(event.payload);
    listed.set(newestError, [errorReportId]);
    const open = { outcome: "", answer: "", answeredById: "", answeredAt: "" };
    return { table: "ErrorReport", row: errorReportId, expected: { ...said, ...about(event), createdAt: momentOf(event), ...open } };
  },
  "error.answered": (event) => {
    const { errorReportId, ...said } = errorAnswered.parse(event.payload);
    const expected = { ...said, answeredById: personOf(event), answeredAt: momentOf(event) };
    return { table: "ErrorReport", row: errorReportId, expected };
  },
};
