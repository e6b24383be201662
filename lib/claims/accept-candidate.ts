import "server-only";
import { personOf } from "@/lib/actor";
import { demandNewest } from "@/lib/articles/newest-snapshot";
import { now } from "@/lib/clock";
import { defineCommand } from "@/lib/command";
import { refuseConflict } from "@/lib/result";
import { isClaimThere } from "./claims-at";
import { createClaim, firstWording } from "./create-claim";
import { loadCandidate } from "./load-candidate";
import { mayAcceptCandidate } from "./policy";
import { acceptCandidateInput } from "./schema";

/** Turns a candidate into a claim at the candidate's place. Refused with CONFLICT when it was accepted or dismissed meanwhile, or when a claim says the same on the same words. */
export const acceptCandidate = defineCommand({
  name: "acceptCandidate",
  input: acceptCandidateInput,
  load: ({ database, actor, input }) => loadCandidate(database, actor, input.candidateId),
  permit: mayAcceptCandidate,
  async execute({ database, actor, input, subject: candidate }) {
    if (candidate.state !== "proposed") refuseConflict(`This candidate was already ${candidate.state}.`);
    demandNewest(candidate.snapshot);
    const { snapshot, start, end, exact } = candidate;
    const statement = input.statement ?? candidate.statement;
    const { workspaceId } = actor;
    if (await isClaimThere(database, { workspaceId, snapshotId: snapshot.id }, { start, end, statement }))
      refuseConflict("A claim with this statement stands on these words already. Dismiss this candidate, or word the statement otherwise.");
    const claimantName = input.claimantName ?? (input.statement === undefined ? candidate.claimant : null);
    const claimId = await createClaim(database, actor, { snapshot, start, end, statement, claimantName, claimantKind: input.claimantKind });
    await database.candidate.update({
      where: { workspaceId_id: { workspaceId, id: candidate.id } },
      data: { state: "accepted", claimId, decidedById: personOf(actor), decidedAt: now() },
    });
    return {
      value: { claimId },
      events: [
        {
          type: "claim.accepted",
          subject: { articleId: snapshot.articleId, claimId },
          payload: {
            candidateId: candidate.id,
            place: { exact, start, end, snapshotId: snapshot.id },
            wording: firstWording({ statement, claimantName, claimantKind: input.claimantKind }),
            provider: `${candidate.breakdown.provider} ${candidate.breakdown.version}`,
          },
        },
      ],
    };
  },
});
