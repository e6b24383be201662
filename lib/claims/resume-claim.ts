import "server-only";
import { defineCommand } from "@/lib/command";
import { loadClaim } from "./load-claim";
import { mayResumeClaim } from "./policy";
import { returnClaim } from "./return-claim";
import { resumeClaimInput } from "./schema";

/** Lets work on a held claim go on where it stood. */
export const resumeClaim = defineCommand({
  name: "resumeClaim",
  input: resumeClaimInput,
  load: ({ database, actor, input }) => loadClaim(database, actor, input.claimId),
  permit: mayResumeClaim,
  async execute({ database, actor, subject: claim }) {
    const returned = await returnClaim(database, actor, { claim, action: "resumeClaim" });
    return {
      value: { claimId: claim.id },
      events: [{ type: "claim.resumed", subject: { articleId: claim.articleId, claimId: claim.id }, payload: returned }],
    };
  },
});
