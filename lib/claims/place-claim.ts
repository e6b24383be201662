import "server-only";
import { personOf } from "@/lib/actor";
import { describeRange } from "@/lib/articles/anchoring";
import { cutsCharacter } from "@/lib/articles/graphemes";
import { defineCommand } from "@/lib/command";
import { refuseConflict, refuseField } from "@/lib/result";
import { loadPlacing } from "./load-placing";
import { loseGround } from "./lose-ground";
import { areSameWords, isCertainPlace } from "./places";
import { mayPlaceClaim } from "./policy";
import { placeClaimInput } from "./schema";

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
    if (input.snapshotId !== newest.id) refuseConflict(`The article changed again: snapshot ${newest.number} is here. Look at that one.`);
    if (present.confirmedBy !== null) {
      const settled = isCertainPlace(present) ? `tied this claim to “${present.exact}”` : "confirmed that this claim’s words are gone";
      refuseConflict(`${present.confirmedBy} was quicker and ${settled}. Your choice was not saved.`);
    }
    if (isCertainPlace(present)) refuseConflict("This claim’s place is certain; there is nothing to decide.");
    const { workspaceId } = actor;
    const place = input.place === null ? null : checked(newest.text, input.place);
    const isSameWords = place !== null && areSameWords(place.exact, before.exact);
    await database.appearance.update({
      where: { workspaceId_id: { workspaceId, id: present.id } },
      data: {
        ...(place === null ? { state: "lost", start: -1, end: -1 } : { ...describeRange(newest.text, place), state: "exact", score: 1 }),
        confirmedById: personOf(actor),
      },
      select: { id: true },
    });
    if (place !== null) {
      await database.claim.update({
        where: { workspaceId_id: { workspaceId, id: claim.id } },
        data: { position: place.start },
        select: { id: true },
      });
    }
    const reason =
      place === null
        ? `Snapshot ${newest.number} of the article no longer holds the claim’s words.`
        : `The claim’s words changed in snapshot ${newest.number} of the article.`;
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

type Place = { start: number; end: number; exact: string };

function checked(text: string, place: Place): Place {
  const { start, end, exact } = place;
  if (start >= end || end > text.length || text.slice(start, end) !== exact || exact.trim() === "") {
    refuseField("place", "The snapshot does not hold these words at this place. Choose again.");
  }
  if (cutsCharacter(text, { start, end })) refuseField("place", "The place cuts a character in half. Choose again.");
  return place;
}
