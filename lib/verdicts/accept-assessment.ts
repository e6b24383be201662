import "server-only";
import { defineCommand } from "@/lib/command";
import { refuseConflict, refuseField } from "@/lib/result";
import { loadSameRating } from "./load-ruling";
import { mayAcceptAssessment } from "./policy";
import { acceptAssessmentInput } from "./schema";
import { loadSettling, settleVerdict } from "./settle-verdict";

/** Settles a claim with one of its assessments, word for word, for a reason of the editor's. Refused like `decideClaim`. */
export const acceptAssessment = defineCommand({
  name: "acceptAssessment",
  input: acceptAssessmentInput,
  load: ({ database, actor, input }) => loadSettling(database, actor, input),
  permit: mayAcceptAssessment,
  async execute({ database, actor, input, subject: claim }) {
    const { assessmentId, reason } = input;
    const standing = claim.assessments.find(({ id, sentBackAt }) => id === assessmentId && sentBackAt === null);
    if (standing === undefined) refuseConflict("That assessment does not stand any more. Look at those that do.");
    const assessment = await database.assessment.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: assessmentId } },
      select: { justification: true, confidence: true, rating: { select: { key: true, label: true, meaning: true } } },
    });
    const rating = await loadSameRating(database, actor, { given: assessment.rating, ratingScaleId: claim.ratingScaleId });
    if (rating === null) {
      return refuseField("assessmentId", `“${assessment.rating.label}” is no longer on the newsroom's scale. Settle it in your own words.`);
    }
    if (!rating.isSame) {
      const words = `“${assessment.rating.label}” is “${rating.label}” on the present scale and means something else.`;
      refuseField("assessmentId", `${words} Its author can stand by it once it is sent back, or you settle it in your own words.`);
    }
    const { justification, confidence } = assessment;
    const ruled = { rating, justification, confidence, outcome: "accepted", reason, assessmentId, reaffirmsId: null } as const;
    return settleVerdict(database, actor, { claim, seen: input, ruled });
  },
});
