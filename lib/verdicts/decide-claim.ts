import "server-only";
import { defineCommand } from "@/lib/command";
import { loadRating } from "./load-ruling";
import { mayDecideClaim } from "./policy";
import { decideClaimInput } from "./schema";
import { loadSettling, settleVerdict } from "./settle-verdict";

/**
 * Settles the newsroom's verdict on a claim in the editor's own words, bound to its wording, its standing evidence, the scale's version and
 * the newest snapshot. Of several editors deciding at once one succeeds; the others get a CONFLICT that says what was decided.
 */
export const decideClaim = defineCommand({
  name: "decideClaim",
  input: decideClaimInput,
  load: ({ database, actor, input }) => loadSettling(database, actor, input),
  permit: mayDecideClaim,
  async execute({ database, actor, input, subject: claim }) {
    const rating = await loadRating(database, actor, { ratingId: input.ratingId, ratingScaleId: claim.ratingScaleId });
    const { justification, confidence } = input;
    const words = { rating, justification, confidence };
    const ruled = { ...words, outcome: "synthesised", reason: "", assessmentId: null, reaffirmsId: null } as const;
    return settleVerdict(database, actor, { claim, seen: input, ruled });
  },
});
