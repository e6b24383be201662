import "server-only";
import { defineCommand } from "@/lib/command";
import { loadClaim } from "./load-claim";
import { moveClaim } from "./move-claim";
import { mayWithdrawClaim } from "./policy";
import { withdrawClaimInput } from "./schema";

/** Takes a settled or held claim out of the review without publishing it, remembering where it stood; `restoreClaim` takes it up again. */
export const withdrawClaim = defineCommand({
  name: "withdrawClaim",
  input: withdrawClaimInput,
  load: ({ database, actor, input }) => loadClaim(database, actor, input.claimId),
  permit: mayWithdrawClaim,
  async execute({ database, actor, input, subject: claim }) {
    const stood = claim.state === "onHold" ? (claim.heldFrom ?? "accepted") : claim.state;
    await moveClaim(database, actor, { claim, action: "withdrawClaim", heldFrom: stood });
    return {
      value: { claimId: claim.id },
      events: [
        {
          type: "claim.withdrawn",
          subject: { articleId: claim.articleId, claimId: claim.id },
          payload: { from: claim.state, reason: input.reason },
        },
      ],
    };
  },
});
