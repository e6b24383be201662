import "server-only";
import { randomUUID } from "node:crypto";
import type { NewEvent } from "@/lib/audit/catalogue";
import { defineCommand } from "@/lib/command";
import { refuseConflict, refuseField } from "@/lib/result";
import { staleReasons } from "@/lib/verdicts/stale-reasons";
import { deriveClaim } from "./derive-claim";
import { loadReplaceable } from "./load-replaceable";
import { maySplitClaim } from "./policy";
import { replaceClaim } from "./replace-claim";
import { splitClaimInput } from "./schema";

/**
 * Makes several claims of one. Each takes its places and its evidence, marked as carried; none takes an assessment or the verdict, which
 * becomes stale. The claim itself is withdrawn; `undoLineage` takes it back while nobody has built on the parts.
 */
export const splitClaim = defineCommand({
  name: "splitClaim",
  input: splitClaimInput,
  load: ({ database, actor, input }) => loadReplaceable(database, actor, input.claimId),
  permit: maySplitClaim,
  async execute({ database, actor, input, subject: claim }) {
    if (claim.revisionNumber !== input.revisionNumber) {
      refuseConflict(`Somebody else reworded this claim meanwhile. It now reads: “${claim.wording.statement}”. It was not split.`);
    }
    if (new Set(input.parts).size !== input.parts.length) refuseField("parts", "Two parts say the same.");
    const stepId = randomUUID();
    const stale = await replaceClaim(database, actor, { claim, reason: staleReasons.split });
    const parts: { claimId: string; statement: string }[] = [];
    const derived: NewEvent[] = [];
    for (const statement of input.parts) {
      const { claimId, event } = await deriveClaim(database, actor, { from: [claim], statement, relation: "split", stepId });
      parts.push({ claimId, statement });
      derived.push(event);
    }
    return {
      value: { stepId, claimIds: parts.map(({ claimId }) => claimId) },
      events: [
        {
          type: "claim.split",
          subject: { articleId: claim.articleId, claimId: claim.id },
          payload: { stepId, from: claim.state, parts, staleVerdict: stale },
        },
        ...derived,
      ],
    };
  },
});
