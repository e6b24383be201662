import "server-only";
import { moveClaim } from "@/lib/claims/move-claim";
import { now } from "@/lib/clock";
import { defineCommand } from "@/lib/command";
import { staleReasons } from "@/lib/verdicts/stale-reasons";
import { staleVerdict } from "@/lib/verdicts/stale-verdict";
import { loadEvidence } from "./load-evidence";
import { mayWithdrawEvidence } from "./policy";
import { withdrawEvidenceInput } from "./schema";

/** Takes evidence out of the set a verdict rests on; it stays readable, struck through, with the reason in the log. */
export const withdrawEvidence = defineCommand({
  name: "withdrawEvidence",
  input: withdrawEvidenceInput,
  load: ({ database, actor, input }) => loadEvidence(database, actor, input.evidenceId),
  permit: mayWithdrawEvidence,
  async execute({ database, actor, input, subject }) {
    const { claim, number } = subject;
    await database.evidence.update({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: subject.id } },
      data: { withdrawnAt: now(), revision: subject.revision + 1 },
    });
    await moveClaim(database, actor, { claim, action: "withdrawEvidence" });
    const stale = await staleVerdict(database, actor, { claim, reason: staleReasons.evidence(number, "withdrawn") });
    return {
      value: { evidenceId: subject.id },
      events: [
        {
          type: "evidence.withdrawn",
          subject: { articleId: claim.articleId, claimId: claim.id },
          payload: { evidenceId: subject.id, number, reason: input.reason, staleVerdict: stale },
        },
      ],
    };
  },
});
