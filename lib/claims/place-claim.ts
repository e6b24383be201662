import "server-only";
import { defineCommand } from "@/lib/command";
import { staleReasons } from "@/lib/verdicts/stale-reasons";
import { loadPlacing } from "./load-placing";
import { loseGround } from "./lose-ground";
import { areSameWords, isCertainPlace } from "./places";
import { mayPlaceClaim } from "./policy";
import { placeClaimInput } from "./schema";
import { checkChoice, settledPlace } from "./settle-place";
import { keepSettledFrom } from "./settled-from";

/**
 * Says where one place of a claim that waits for a person is in the newest snapshot, or that the words are gone from there. Changed words make
 * the claim's verdict stale, and so do lost ones when it stands nowhere else and might have stood there. Of two people at once the second gets a CONFLICT that says what
 * the first decided.
 */
export const placeClaim = defineCommand({
  name: "placeClaim",
  input: placeClaimInput,
  load: ({ database, actor, input }) => loadPlacing(database, actor, input),
  permit: mayPlaceClaim,
  async execute({ database, actor, input, subject: { claim, newest, present, before, others } }) {
    const { place } = input;
    checkChoice({ newest, present }, { ...input, what: "claim" });
    const { workspaceId } = actor;
    const isSameWords = place !== null && areSameWords(place.exact, before.exact);
    await database.appearance.update({
      where: { workspaceId_id: { workspaceId, id: present.id } },
      data: { ...settledPlace(actor, newest.text, place), settledFrom: keepSettledFrom(present) },
      select: { id: true },
    });
    if (place !== null) {
      await database.claim.update({
        where: { workspaceId_id: { workspaceId, id: claim.id } },
        data: { position: Math.min(place.start, ...others.filter(isCertainPlace).map(({ start }) => start)) },
        select: { id: true },
      });
    }
    const reason = place === null ? staleReasons.gone(newest.number) : staleReasons.changed(newest.number);
    // Taken out in one place, the claim is still made where else it stands, or may; a verdict given when all were lost is about that.
    const [wasThere, isElsewhere] = [present.state !== "lost", others.some(({ state }) => state !== "lost")];
    const isSettled = isSameWords || (place === null && (isElsewhere || !wasThere));
    const staleVerdict = isSettled ? null : await loseGround(database, actor, { claim, reason });
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
            ...{ placeId: present.id, place, isSameWords, staleVerdict },
          },
        },
      ],
    };
  },
});
