import { z } from "zod";
import type { Said, Sayings } from "./fact";
import type { ReadEvent } from "./read-event";

const text = z.string();

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
      { table: "ReportVersion", row: versionId, expected: { ...expected, by: event.actor.id ?? undefined } },
      report(event, { slug, versionNumber: number }),
      ...held.map(({ claimId, slug: address }): Said => {
        return { table: "PublishedClaim", row: claimId, expected: { slug: address, versionNumber: number, isWithdrawn: false } };
      }),
    ];
  },
  "error.reported": ({ payload }) => {
    const { errorReportId, ...expected } = z.object({ errorReportId: text, number: z.int(), message: text }).parse(payload);
    return { table: "ErrorReport", row: errorReportId, expected: { ...expected, outcome: "", answer: "" } };
  },
  "error.answered": ({ payload }) => {
    const { errorReportId, ...expected } = z.object({ errorReportId: text, outcome: text, answer: text }).parse(payload);
    return { table: "ErrorReport", row: errorReportId, expected };
  },
};
