import "server-only";
import { personOf } from "@/lib/actor";
import { defineCommand } from "@/lib/command";
import { refuseConflict, refuseField } from "@/lib/result";
import { mayNameSufficientSet } from "./policy";
import { nameSufficientSetInput } from "./schema";

/** Says that some of a claim's evidence alone suffices to support or refute its present wording. Changes no evidence, so no verdict becomes stale. */
export const nameSufficientSet = defineCommand({
  name: "nameSufficientSet",
  input: nameSufficientSetInput,
  load: ({ database, actor, input }) =>
    database.claim.findUnique({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: input.claimId } },
      select: { id: true, articleId: true, state: true, revisionNumber: true },
    }),
  permit: mayNameSufficientSet,
  async execute({ database, actor, input, subject: claim }) {
    if (claim.revisionNumber !== input.revisionNumber)
      refuseConflict("The claim was reworded while you wrote this. Read the new wording first.");
    const { workspaceId } = actor;
    const { stance, note, revisionNumber } = input;
    const evidence = await database.evidence.findMany({
      where: { workspaceId, claimId: claim.id, withdrawnAt: null, id: { in: input.evidenceIds } },
      orderBy: { number: "asc" },
      select: { id: true, number: true, revision: true },
    });
    if (evidence.length !== new Set(input.evidenceIds).size)
      refuseField("evidenceIds", "Some of this evidence does not stand on this claim any more.");
    const { id: setId } = await database.sufficientSet.create({
      data: { workspaceId, claimId: claim.id, revisionNumber, stance, note, createdById: personOf(actor) },
      select: { id: true },
    });
    await database.sufficientSetPiece.createMany({
      data: evidence.map(({ id: evidenceId, revision: evidenceRevision }) => ({ workspaceId, setId, evidenceId, evidenceRevision })),
    });
    return {
      value: { setId },
      events: [
        {
          type: "sufficientSet.named",
          subject: { articleId: claim.articleId, claimId: claim.id },
          payload: {
            ...{ setId, revision: revisionNumber, stance, note },
            evidence: evidence.map(({ id: evidenceId, number, revision }) => ({ evidenceId, number, revision })),
          },
        },
      ],
    };
  },
});
