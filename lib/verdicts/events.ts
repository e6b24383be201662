import { z } from "zod";
import { because } from "@/lib/audit/because";
import { eventKind } from "@/lib/audit/event";
import { openedClaims } from "@/lib/claims/opened-claims";

const confidence = z.enum(["low", "medium", "high"]);
const reviewPolicy = z.object({ quorum: z.number().int().nullable(), assessedBy: z.enum(["anyone", "assigned"]) });
const label = z.object({ key: z.string(), label: z.string(), value: z.number().int().nullable() });
const wholeLabel = label.extend({
  ...{ meaning: z.string(), averitec: z.string().nullable(), fever: z.string().nullable() },
  ...{ shape: z.string(), colourLight: z.string(), colourDark: z.string() },
  translations: z.record(z.string(), z.object({ label: z.string(), meaning: z.string() })),
});

/** What came of an assessment: whether its author had been able to read others. Absent in events from before these were said. */
const came = { isInformed: z.boolean().optional(), opened: openedClaims };

/** What the log can say about scales, assessments and verdicts. The sentences never tell an assessment's rating, nor an editor's words about assessments: others may still be blind. */
export const verdictEvents = {
  "scale.adopted": eventKind(
    z.object({
      ...{ scaleId: z.string(), name: z.string(), version: z.number().int() },
      /** Events from before 29 November 2026 say its labels alone. */
      ratings: z.array(z.union([wholeLabel, label])),
    }),
    (p) => `adopted the rating scale ${p.name} (version ${p.version})`,
  ),
  "scale.revised": eventKind(
    z.object({
      ...{ scaleId: z.string(), name: z.string(), version: z.number().int(), reason: z.string(), staleVerdicts: z.number().int() },
      ratings: z.array(wholeLabel),
    }),
    (p) => `made version ${p.version} of the rating scale, ${p.name}${because(p.reason)}`,
  ),
  "claim.lostGround": eventKind(
    z.object({ staleVerdict: z.number().int(), reason: z.string() }),
    (p) => `made verdict ${p.staleVerdict} stale. ${p.reason}`,
  ),
  "article.reviewPolicySet": eventKind(
    z.object({ from: reviewPolicy, to: reviewPolicy, opened: openedClaims }),
    (p) =>
      `set that each claim needs ${p.to.quorum ?? "the newsroom’s number of"} ${p.to.quorum === 1 ? "assessment" : "assessments"}, given by ${p.to.assessedBy === "anyone" ? "anyone of the staff" : "those it is assigned to"}`,
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
      /** Absent in events from before these were kept. */
      changeReason: z.string().optional(),
      secondsSpent: z.number().int().nullable().optional(),
      ...came,
    }),
    (p) => (p.number === 1 ? "submitted an independent assessment" : "revised their assessment"),
  ),
  "assessment.reaffirmed": eventKind(
    z.object({
      ...{ assessmentId: z.string(), revision: z.number().int(), number: z.number().int(), reason: z.string(), reaffirms: z.string() },
      rating: label,
      cites: z.array(z.number().int()),
      ...came,
    }),
    () => "stood by their assessment",
  ),
  "claim.sentBack": eventKind(
    z.object({
      ...{ revision: z.number().int(), questions: z.string(), assessments: z.array(z.string()) },
      /** By which discussions name the questions. Absent in events from before 29 November 2026. */
      adjudicationId: z.string().optional(),
    }),
    () => "sent the assessments back with questions",
  ),
  "claim.assessmentAsked": eventKind(
    z.object({
      ...{ revision: z.number().int(), quorum: z.number().int(), reason: z.string() },
      ...{ assigneeId: z.string().nullable(), assignee: z.string().nullable() },
    }),
    (p) => (p.assignee === null ? "asked for another assessment" : `asked ${p.assignee} for another assessment`),
  ),
  "claim.assessmentWaived": eventKind(
    z.object({ revision: z.number().int(), from: z.number().int(), to: z.number().int(), reason: z.string(), opened: openedClaims }),
    (p) => `goes without another assessment: ${p.to} will do`,
  ),
  "claim.assessmentsRejected": eventKind(
    z.object({ revision: z.number().int(), reason: z.string(), assessments: z.array(z.string()) }),
    () => "rejected all assessments",
  ),
  "claim.conflictDeclared": eventKind(
    z.object({ recusalId: z.string(), reason: z.string(), withdrawn: z.array(z.string()) }),
    (p) => `declared a conflict of interest and keeps out of the verdict: ${p.reason}`,
  ),
  "claim.recusalEnded": eventKind(
    z.object({ recusalId: z.string(), memberId: z.string(), member: z.string(), reason: z.string() }),
    (p) => `let ${p.member} take part in the verdict again${because(p.reason)}`,
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
      /** Absent in events from before this was kept. */
      adjudication: z
        .object({
          outcome: z.enum(["accepted", "synthesised", "reaffirmed"]),
          reason: z.string(),
          assessmentId: z.string().nullable(),
          reaffirms: z.string().nullable(),
        })
        .optional(),
    }),
    (p) =>
      p.adjudication?.outcome === "reaffirmed"
        ? `stood by the verdict ${p.rating.label}${because(p.adjudication.reason)}`
        : p.before === null
          ? `settled the verdict: ${p.rating.label}`
          : p.before.key === p.rating.key
            ? `settled the verdict anew: ${p.rating.label}`
            : `changed the verdict from ${p.before.label} to ${p.rating.label}`,
  ),
} as const;
