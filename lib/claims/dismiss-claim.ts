import "server-only";
import { defineCommand } from "@/lib/command";
import { loadClaim } from "./load-claim";
import { moveClaim } from "./move-claim";
import { mayDismissClaim } from "./policy";
import { dismissClaimInput } from "./schema";

/** Drops a claim from review, remembering where it stood; `restoreClaim` takes it up again. */
export const dismissClaim = defineCommand({
  name: "dismissClaim",
  input: dismissClaimInput,
  load: ({ database, actor, input }) => loadClaim(database, actor, input.claimId),
  permit: mayDismissClaim,
  async execute({ database, actor, input, subject: claim }) {
    await moveClaim(database, actor, { claim, action: "dismissClaim", heldFrom: claim.state });
    return {
      value: { claimId: claim.id },
      events: [
        {
          type: "claim.dismissed",
          subject: { articleId: claim.articleId, claimId: claim.id },
          payload: { from: claim.state, reason: input.reason },
        },
      ],
    };
  },
});
