import "server-only";
import { defineCommand } from "@/lib/command";
import { staleReasons } from "@/lib/verdicts/stale-reasons";
import { loadPlacing } from "./load-placing";
import { loseGround } from "./lose-ground";
import { areSameWords } from "./places";
import { mayPlaceClaim } from "./policy";
import { placeClaimInput } from "./schema";
import { checkChoice, settledPlace } from "./settle-place";

/**
 * Says where a claim that waits for a person stands in the newest snapshot, or that its words are gone. Changed or lost words make its
 * verdict stale. Of two people at once the second gets a CONFLICT that says what the first decided.
 */
export const placeClaim = defineCommand({
  name: "placeClaim",
  input: placeClaimInput,
  load: ({ database, actor, input }) => loadPlacing(database, actor, input.claimId),
  permit: mayPlaceClaim,
  async execute({ database, actor, input, subject: { claim, newest, present, before } }) {
    const { place } = input;
    checkChoice({ newest, present }, { ...input, what: "claim" });
    const { workspaceId } = actor;
    const isSameWords = place !== null && areSameWords(place.exact, before.exact);
    await database.appearance.update({
      where: { workspaceId_id: { workspaceId, id: present.id } },
      data: settledPlace(actor, newest.text, place),
      select: { id: true },
    });
    if (place !== null) {
      await database.claim.update({
        where: { workspaceId_id: { workspaceId, id: claim.id } },
        data: { position: place.start },
        select: { id: true },
      });
    }
    const reason = place === null ? staleReasons.gone(newest.number) : staleReasons.changed(newest.number);
    const staleVerdict = isSameWords ? null : await loseGround(database, actor, { claim, reason });
    return {
      value: { claimId: claim.id, isSameWords, isStale: staleVerdict !== null },
      events: [
        {
          type: "claim.placed",
          subject: { articleId: claim.articleId, claimId: claim.id },
          payload: {
            snapshot: { id: newest.id, number: newest.number },
            from: present.state,
            before: { exact: before.exact, start: before.start, end: before.end },
            ...{ place, isSameWords, staleVerdict },
          },
        },
      ],
    };
  },
});
