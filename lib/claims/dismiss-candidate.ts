import "server-only";
import { personOf } from "@/lib/actor";
import { now } from "@/lib/clock";
import { defineCommand } from "@/lib/command";
import { refuseConflict } from "@/lib/result";
import { loadCandidate } from "./load-candidate";
import { mayDismissCandidate } from "./policy";
import { dismissCandidateInput } from "./schema";

/** Sets a candidate aside; `restoreCandidate` undoes it. */
export const dismissCandidate = defineCommand({
  name: "dismissCandidate",
  input: dismissCandidateInput,
  load: ({ database, actor, input }) => loadCandidate(database, actor, input.candidateId),
  permit: mayDismissCandidate,
  async execute({ database, actor, input, subject: candidate }) {
    if (candidate.state !== "proposed") refuseConflict(`This candidate was already ${candidate.state}.`);
    await database.candidate.update({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: candidate.id } },
      data: { state: "dismissed", dismissReason: input.reason, decidedById: personOf(actor), decidedAt: now() },
    });
    return {
      value: { candidateId: candidate.id },
      events: [
        {
          type: "candidate.dismissed",
          subject: { articleId: candidate.snapshot.articleId },
          payload: { candidateId: candidate.id, exact: candidate.exact, reason: input.reason },
        },
      ],
    };
  },
});
