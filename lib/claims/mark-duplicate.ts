import "server-only";
import { randomUUID } from "node:crypto";
import { personOf } from "@/lib/actor";
import { defineCommand } from "@/lib/command";
import { refuseConflict, refuseField } from "@/lib/result";
import { staleReasons } from "@/lib/verdicts/stale-reasons";
import { loadReplaceable } from "./load-replaceable";
import { mayMarkDuplicate } from "./policy";
import { replaceClaim } from "./replace-claim";
import { markDuplicateInput } from "./schema";
import { claimStateWords } from "./workflow";

/** Says that a claim is the same as another, in this article or another one. It is withdrawn and points there; the other is not changed. */
export const markDuplicate = defineCommand({
  name: "markDuplicate",
  input: markDuplicateInput,
  load: ({ database, actor, input }) => loadReplaceable(database, actor, input.claimId),
  permit: mayMarkDuplicate,
  async execute({ database, actor, input, subject: claim }) {
    const { workspaceId } = actor;
    if (claim.revisionNumber !== input.revisionNumber) {
      refuseConflict(`Somebody else reworded this claim meanwhile. It now reads: “${claim.wording.statement}”. It was not marked.`);
    }
    const other = input.ofClaimId === claim.id ? null : await loadReplaceable(database, actor, input.ofClaimId);
    if (other === null) return refuseField("ofClaimId", "Choose another claim of this newsroom.");
    if (other.state === "withdrawn" || other.state === "dismissed") {
      refuseField("ofClaimId", `That claim is ${claimStateWords[other.state].toLowerCase()}. Choose one that is under review or settled.`);
    }
    const stepId = randomUUID();
    const stale = await replaceClaim(database, actor, { claim, reason: staleReasons.duplicate });
    await database.claimLineage.create({
      data: { workspaceId, fromClaimId: claim.id, toClaimId: other.id, relation: "duplicateOf", stepId, createdById: personOf(actor) },
      select: { id: true },
    });
    return {
      value: { stepId },
      events: [
        {
          type: "claim.markedDuplicate",
          subject: { articleId: claim.articleId, claimId: claim.id },
          payload: { stepId, from: claim.state, of: other.id, statement: other.wording.statement, staleVerdict: stale },
        },
      ],
    };
  },
});
