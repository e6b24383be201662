import "server-only";
import { defineCommand } from "@/lib/command";
import { loadClaim } from "./load-claim";
import { mayRestoreClaim } from "./policy";
import { returnClaim } from "./return-claim";
import { restoreClaimInput } from "./schema";

/** Takes a dismissed claim up again where it stood. */
export const restoreClaim = defineCommand({
  name: "restoreClaim",
  input: restoreClaimInput,
  load: ({ database, actor, input }) => loadClaim(database, actor, input.claimId),
  permit: mayRestoreClaim,
  async execute({ database, actor, subject: claim }) {
    const returned = await returnClaim(database, actor, { claim, action: "restoreClaim" });
    return {
      value: { claimId: claim.id },
      events: [{ type: "claim.restored", subject: { articleId: claim.articleId, claimId: claim.id }, payload: returned }],
    };
  },
});
