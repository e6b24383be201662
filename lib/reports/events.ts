import { z } from "zod";
import { because } from "@/lib/audit/because";
import { eventKind } from "@/lib/audit/event";
import { errorOutcomes, takedownCategory } from "./schema";
import { waivableCodes, withoutWords } from "./waivable";
import { errorOutcomeWords, takedownWords } from "./words";

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
  "claim.published": eventKind(
    z.object({
      reportId: z.string(),
      number: z.number().int(),
      slug: z.string(),
      verdictId: z.string(),
      rating: z.string(),
      before: z.string().nullable(),
    }),
    (p) =>
      p.before === null || p.before === p.rating
        ? `published the claim as ${p.rating}, in version ${p.number} of the report`
        : `published the claim's new verdict, ${p.rating} instead of ${p.before}, in version ${p.number} of the report`,
  ),
  "workspace.waivable-set": eventKind(z.object({ rules: z.array(z.enum(waivableCodes)) }), (p) =>
    p.rules.length === 0
      ? "set that no rule of publication may be waived"
      : `set that editors may publish without: ${p.rules.map((rule) => withoutWords[rule]).join("; ")}`,
  ),
  "rule.waived": eventKind(
    z.object({ waiverId: z.string(), rule: z.enum(waivableCodes), reason: z.string() }),
    (p) => `let the claim be published without ${withoutWords[p.rule]}${because(p.reason)}`,
  ),
  "waiver.ended": eventKind(
    z.object({ waiverId: z.string(), rule: z.enum(waivableCodes) }),
    (p) => `no longer lets the claim be published without ${withoutWords[p.rule]}`,
  ),
  "retraction.asked": eventKind(
    z.object({ retractionId: z.string(), reason: z.string() }),
    (p) => `asked for a retraction${because(p.reason)}`,
  ),
  "retraction.confirmed": eventKind(
    z.object({ retractionId: z.string(), number: z.number().int(), reason: z.string() }),
    (p) => `confirmed the retraction, in version ${p.number} of the report`,
  ),
  "retraction.dropped": eventKind(z.object({ retractionId: z.string() }), () => "ended a retraction without retracting anything"),
  "takedown.asked": eventKind(
    z.object({ takedownId: z.string(), category: takedownCategory, number: z.number().int().nullable(), reason: z.string() }),
    (p) => `asked for a takedown, since ${takedownWords[p.category]}: ${p.reason}`,
  ),
  "takedown.confirmed": eventKind(
    z.object({
      ...{ takedownId: z.string(), category: takedownCategory, isWhole: z.boolean() },
      versions: z.array(z.object({ versionId: z.string(), number: z.number().int(), contentHash: z.string() })),
      claims: z.array(z.string()),
    }),
    (p) =>
      `took down ${p.isWhole ? "the whole report" : `version ${p.versions.map(({ number }) => number).join(", ")} of the report`}, since ${takedownWords[p.category]}`,
  ),
  "takedown.dropped": eventKind(z.object({ takedownId: z.string() }), () => "ended a takedown without taking anything down"),
  "error.reported": eventKind(
    z.object({ errorReportId: z.string(), number: z.number().int(), message: z.string() }),
    (p) => `reported an error in version ${p.number} of the report`,
  ),
  "error.answered": eventKind(
    z.object({ errorReportId: z.string(), outcome: z.enum(errorOutcomes), answer: z.string() }),
    (p) => `answered a reader's report of an error: ${errorOutcomeWords[p.outcome].toLowerCase()}`,
  ),
} as const;
