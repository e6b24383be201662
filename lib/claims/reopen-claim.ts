import "server-only";
import { defineCommand } from "@/lib/command";
import { staleReasons } from "@/lib/verdicts/stale-reasons";
import { staleVerdict } from "@/lib/verdicts/stale-verdict";
import { loadClaim } from "./load-claim";
import { moveClaim } from "./move-claim";
import { mayReopenClaim } from "./policy";
import { reopenClaimInput } from "./schema";

/** Opens a settled claim again. Its verdict is stale until it is settled anew; what was published stays published as it was. */
export const reopenClaim = defineCommand({
  name: "reopenClaim",
  input: reopenClaimInput,
  load: ({ database, actor, input }) => loadClaim(database, actor, input.claimId),
  permit: mayReopenClaim,
  async execute({ database, actor, input, subject: claim }) {
    await moveClaim(database, actor, { claim, action: "reopenClaim" });
    const stale = await staleVerdict(database, actor, { claim, reason: staleReasons.reopened(input.reason) });
    return {
      value: { claimId: claim.id },
      events: [
        {
          type: "claim.reopened",
          subject: { articleId: claim.articleId, claimId: claim.id },
          payload: { from: claim.state, reason: input.reason, staleVerdict: stale },
        },
      ],
    };
  },
});
