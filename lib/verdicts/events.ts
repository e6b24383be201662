import { z } from "zod";
import { eventKind } from "@/lib/audit/event";

const confidence = z.enum(["low", "medium", "high"]);
const label = z.object({ key: z.string(), label: z.string(), value: z.number().int().nullable() });

/** What the log can say about scales, assessments and verdicts. The sentences never tell an assessment's rating: others may still be blind. */
export const verdictEvents = {
  "scale.adopted": eventKind(
    z.object({ scaleId: z.string(), name: z.string(), version: z.number().int(), ratings: z.array(label) }),
    (p) => `adopted the rating scale ${p.name} (version ${p.version})`,
  ),
  "assessment.submitted": eventKind(
    z.object({
      assessmentId: z.string(),
      revision: z.number().int(),
      number: z.number().int(),
      rating: label,
      justification: z.string(),
      confidence,
      cites: z.array(z.number().int()),
    }),
    (p) => (p.number === 1 ? "submitted an independent assessment" : "revised their assessment"),
  ),
  "claim.decided": eventKind(
    z.object({
      verdictId: z.string(),
      number: z.number().int(),
      revision: z.number().int(),
      rating: label,
      before: label.nullable(),
      justification: z.string(),
      confidence,
      scaleVersionId: z.string(),
      snapshotId: z.string(),
      evidence: z.array(z.number().int()),
      evidenceSetHash: z.string(),
      assessments: z.array(z.string()),
    }),
    (p) =>
      p.before === null
        ? `settled the verdict: ${p.rating.label}`
        : p.before.key === p.rating.key
          ? `settled the verdict anew: ${p.rating.label}`
          : `changed the verdict from ${p.before.label} to ${p.rating.label}`,
  ),
} as const;
