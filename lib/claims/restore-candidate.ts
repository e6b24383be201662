import "server-only";
import { defineCommand } from "@/lib/command";
import { refuseConflict } from "@/lib/result";
import { loadCandidate } from "./load-candidate";
import { mayRestoreCandidate } from "./policy";
import { restoreCandidateInput } from "./schema";

/** Puts a dismissed candidate back among the proposed. */
export const restoreCandidate = defineCommand({
  name: "restoreCandidate",
  input: restoreCandidateInput,
  load: ({ database, actor, input }) => loadCandidate(database, actor, input.candidateId),
  permit: mayRestoreCandidate,
  async execute({ database, actor, subject: candidate }) {
    if (candidate.state !== "dismissed") refuseConflict(`This candidate is ${candidate.state}, not dismissed.`);
    await database.candidate.update({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: candidate.id } },
      data: { state: "proposed", dismissReason: null, decidedById: null, decidedAt: null },
    });
    return {
      value: { candidateId: candidate.id },
      events: [
        {
          type: "candidate.restored",
          subject: { articleId: candidate.snapshot.articleId },
          payload: { candidateId: candidate.id, exact: candidate.exact },
        },
      ],
    };
  },
});
