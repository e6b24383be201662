import "server-only";
import { cutsCharacter } from "@/lib/articles/graphemes";
import { demandNewest, newestSnapshot } from "@/lib/articles/newest-snapshot";
import { defineCommand } from "@/lib/command";
import { refuseField } from "@/lib/result";
import { isClaimThere } from "./claims-at";
import { createClaim, firstWording } from "./create-claim";
import { mayMarkClaim } from "./policy";
import { markClaimInput } from "./schema";

/** Marks any stretch of a snapshot as a claim: part of a sentence, several, or overlapping others. The words must be the ones that stand there, and not be a claim with the same statement already. */
export const markClaim = defineCommand({
  name: "markClaim",
  input: markClaimInput,
  load: ({ database, actor, input }) =>
    database.snapshot.findUnique({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: input.snapshotId } },
      select: { id: true, articleId: true, text: true, article: newestSnapshot },
    }),
  permit: mayMarkClaim,
  async execute({ database, actor, input, subject: snapshot }) {
    const { start, end, exact, statement, claimantName } = input;
    demandNewest(snapshot);
    if (start >= end || end > snapshot.text.length) refuseField("exact", "The selection lies outside the article.");
    if (snapshot.text.slice(start, end) !== exact)
      refuseField("exact", "The article does not hold these words at this place. Select them again.");
    if (exact.trim() === "") refuseField("exact", "Select the words of the claim, not only spaces.");
    if (cutsCharacter(snapshot.text, { start, end })) refuseField("exact", "The selection cuts a character in half. Select it again.");
    const { workspaceId } = actor;
    if (await isClaimThere(database, { workspaceId, snapshotId: snapshot.id }, { start, end, statement }))
      refuseField("statement", "A claim with this statement stands on these words already. Word it otherwise, or work on that one.");
    const claimId = await createClaim(database, actor, { snapshot, start, end, statement, claimantName, claimantKind: input.claimantKind });
    return {
      value: { claimId },
      events: [
        {
          type: "claim.marked",
          subject: { articleId: snapshot.articleId, claimId },
          payload: {
            place: { exact, start, end, snapshotId: snapshot.id },
            wording: firstWording({ statement, claimantName, claimantKind: input.claimantKind }),
          },
        },
      ],
    };
  },
});
