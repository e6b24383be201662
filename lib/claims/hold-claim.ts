import "server-only";
import { defineCommand } from "@/lib/command";
import { loadClaim } from "./load-claim";
import { moveClaim } from "./move-claim";
import { mayHoldClaim } from "./policy";
import { holdClaimInput } from "./schema";

/** Stops work on a claim until `resumeClaim`. */
export const holdClaim = defineCommand({
  name: "holdClaim",
  input: holdClaimInput,
  load: ({ database, actor, input }) => loadClaim(database, actor, input.claimId),
  permit: mayHoldClaim,
  async execute({ database, actor, input, subject: claim }) {
    await moveClaim(database, actor, { claim, action: "holdClaim", heldFrom: claim.state });
    return {
      value: { claimId: claim.id },
      events: [
        {
          type: "claim.held",
          subject: { articleId: claim.articleId, claimId: claim.id },
          payload: { from: claim.state, reason: input.reason },
        },
      ],
    };
  },
});
