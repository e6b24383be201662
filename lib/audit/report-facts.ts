import { createHash } from "node:crypto";
import { z } from "zod";
import type { Said, Sayings } from "./fact";
import type { ReadEvent } from "./read-event";

const text = z.string();

/** What a version's words hash to once they are gone. */
const hashOfNothing = createHash("sha256").digest("hex");

function report({ subject }: ReadEvent, expected: Record<string, unknown>): Said {
  return { table: "Report", row: String(subject.reportId), expected };
}

/** What events say of reports, of what readers see at which address, and of what readers wrote. */
export const reportSayings: Sayings = {
  "report.drafted": (event) => report(event, z.object({ title: text, summary: text }).parse(event.payload)),
  "report.published": (event) => {
    const claims = z.array(z.object({ claimId: text, slug: text }));
    const told = z.object({ ...{ versionId: text, number: z.int(), contentHash: text, change: text, reason: text, slug: text }, claims });
    const { versionId, slug, claims: held, ...expected } = told.parse(event.payload);
    const { number } = expected;
    return [
      { table: "ReportVersion", row: versionId, expected: { ...expected, by: event.actor.id ?? undefined, takedownId: "" } },
      report(event, { slug, versionNumber: number, takedownId: "" }),
      ...held.map(({ claimId, slug: address }): Said => {
        return {
          table: "PublishedClaim",
          row: claimId,
          expected: { slug: address, versionNumber: number, isWithdrawn: false, takedownId: "" },
        };
      }),
    ];
  },
  "takedown.asked": ({ payload }) => {
    const { takedownId, number, ...expected } = z
      .object({ takedownId: text, category: text, number: z.int().nullable(), reason: text })
      .parse(payload);
    return { table: "Takedown", row: takedownId, expected: { ...expected, number: number ?? 0, outcome: "" } };
  },
  "takedown.confirmed": (event) => {
    const told = z.object({
      takedownId: text,
      isWhole: z.boolean(),
      versions: z.array(z.object({ versionId: text })),
      claims: z.array(text),
    });
    const { takedownId, isWhole, versions, claims } = told.parse(event.payload);
    return [
      { table: "Takedown", row: takedownId, expected: { outcome: "confirmed" } },
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
  "takedown.dropped": ({ payload }) => ({
    table: "Takedown",
    row: z.object({ takedownId: text }).parse(payload).takedownId,
    expected: { outcome: "dropped" },
  }),
  "error.reported": ({ payload }) => {
    const { errorReportId, ...expected } = z.object({ errorReportId: text, number: z.int(), message: text }).parse(payload);
    return { table: "ErrorReport", row: errorReportId, expected: { ...expected, outcome: "", answer: "" } };
  },
  "error.answered": ({ payload }) => {
    const { errorReportId, ...expected } = z.object({ errorReportId: text, outcome: text, answer: text }).parse(payload);
    return { table: "ErrorReport", row: errorReportId, expected };
  },
};
