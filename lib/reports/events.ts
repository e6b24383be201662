import { z } from "zod";
import { eventKind } from "@/lib/audit/event";

/** What the log can say about reports. */
export const reportEvents = {
  "report.drafted": eventKind(z.object({ title: z.string(), summary: z.string() }), (p) => `wrote the report “${p.title}”`),
  "report.published": eventKind(
    z.object({
      versionId: z.string(),
      number: z.number().int(),
      change: z.enum(["first", "typo", "clarification", "update", "correction", "retraction"]),
      reason: z.string(),
      slug: z.string(),
      contentHash: z.string(),
      claims: z.array(z.object({ claimId: z.string(), slug: z.string(), verdictId: z.string(), rating: z.string() })),
    }),
    (p) =>
      p.number === 1 ? `published the report (${p.claims.length} claims)` : `published version ${p.number} of the report: ${p.change}`,
  ),
} as const;
