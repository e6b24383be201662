import { z } from "zod";
import { prose } from "@/lib/text";

const ruling = {
  claimId: z.uuid("Choose a claim."),
  /** The wording judged: the claim revision the person saw. */
  revisionNumber: z.number().int().min(1),
  ratingId: z.uuid("Choose a rating."),
  justification: prose(20_000, "Justify the rating: what the evidence shows, and why that is enough."),
  confidence: z.enum(["low", "medium", "high"]).default("medium"),
};

/** Input of `submitAssessment`; `cites` are evidence ids. */
export const submitAssessmentInput = z.object({ ...ruling, cites: z.array(z.uuid()).max(200).default([]) });

/** Input of `decideClaim`: with the newest verdict the person saw (0 when there was none) and the hash of the evidence they saw. */
export const decideClaimInput = z.object({
  ...ruling,
  verdictNumber: z.number().int().min(0).default(0),
  evidenceSetHash: z.string().length(64).optional(),
});
