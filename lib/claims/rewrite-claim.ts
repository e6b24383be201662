import "server-only";
import { personOf } from "@/lib/actor";
import { defineCommand } from "@/lib/command";
import { refuseConflict, refuseField } from "@/lib/result";
import { staleReasons } from "@/lib/verdicts/stale-reasons";
import { staleVerdict } from "@/lib/verdicts/stale-verdict";
import { loadClaim, loadWording } from "./load-claim";
import { moveClaim } from "./move-claim";
import { mayRewriteClaim } from "./policy";
import { recordClaimant } from "./record-claimant";
import { sayClaimant, sayDay } from "./say-wording";
import { rewriteClaimInput } from "./schema";

/**
 * Gives a claim a new wording as a new revision. Assessments and verdicts stay with the wording they judged: the verdict becomes stale
 * and the claim needs new assessments. Refused with CONFLICT when somebody else rewrote it first.
 */
export const rewriteClaim = defineCommand({
  name: "rewriteClaim",
  input: rewriteClaimInput,
  load: ({ database, actor, input }) => loadClaim(database, actor, input.claimId),
  permit: mayRewriteClaim,
  async execute({ database, actor, input, subject: claim }) {
    const { workspaceId } = actor;
    const from = await loadWording(database, actor, claim);
    if (claim.revisionNumber !== input.revisionNumber) {
      refuseConflict(`Somebody else reworded this claim meanwhile. It now reads: “${from.statement}”. Your wording was not saved.`);
    }
    const number = claim.revisionNumber + 1;
    const claimantId = await recordClaimant(database, workspaceId, input);
    const { statement, reason } = input;
    if (statement === from.statement && input.claimantName === from.claimant && input.claimedOn === null) {
      refuseField("statement", "Nothing was changed.");
    }
    const claimedOn = input.claimedOn === null ? null : new Date(`${input.claimedOn}T00:00:00.000Z`);
    const named = input.claimantName === null ? null : { name: input.claimantName, kind: input.claimantKind };
    const said = { ...sayClaimant(named), claimedOn: sayDay(claimedOn) };
    await database.claimRevision.create({
      data: { workspaceId, claimId: claim.id, number, statement, claimantId, claimedOn, reason, createdById: personOf(actor) },
    });
    await moveClaim(database, actor, { claim, action: "rewriteClaim" });
    await database.claim.update({ where: { workspaceId_id: { workspaceId, id: claim.id } }, data: { revisionNumber: number } });
    const stale = await staleVerdict(database, actor, { claim, reason: staleReasons.reworded });
    return {
      value: { claimId: claim.id, revisionNumber: number },
      events: [
        {
          type: "claim.rewritten",
          subject: { articleId: claim.articleId, claimId: claim.id },
          payload: { from, to: { revision: number, statement, ...said }, reason, staleVerdict: stale },
        },
      ],
    };
  },
});
