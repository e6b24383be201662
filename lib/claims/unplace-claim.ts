import "server-only";
import { defineCommand } from "@/lib/command";
import { Prisma } from "@/lib/generated/prisma/client";
import { refuseConflict } from "@/lib/result";
import { staleReasons } from "@/lib/verdicts/stale-reasons";
import { loadPlacing } from "./load-placing";
import { loseGround } from "./lose-ground";
import { baseOf, isCertainPlace } from "./places";
import { mayUnplaceClaim } from "./policy";
import { unplaceClaimInput } from "./schema";
import { changesWords, settledFromOf } from "./settled-from";

const newestOnly = (number: number) => `The article changed again: snapshot ${number} is here. Look at that one.`;
const notThere = "This was taken back or said anew meanwhile. Look at what is said now.";
const notKept = "What this place was before is not on record, so it cannot be taken back here.";

/**
 * Takes back what a person said of a place of a claim in the newest snapshot: the place is as it was before and waits for a person. A verdict that was
 * given on other words than the claim is looked for by becomes stale; one that became stale by what is taken back stays so, to be re-affirmed.
 */
export const unplaceClaim = defineCommand({
  name: "unplaceClaim",
  input: unplaceClaimInput,
  async load({ database, actor, input }) {
    const placing = await loadPlacing(database, actor, input);
    if (placing === null) return null;
    // Of a text that is not the newest, whoever asks is told that it is not.
    const isNewest = input.snapshotId === placing.newest.id;
    return { ...placing, placedById: isNewest ? placing.present.confirmedById : null };
  },
  permit: mayUnplaceClaim,
  async execute({ database, actor, input, subject: { claim, newest, present, places, others } }) {
    if (input.snapshotId !== newest.id) refuseConflict(newestOnly(newest.number));
    const place = isCertainPlace(present) ? { start: present.start, end: present.end, exact: present.exact } : null;
    const isSeen = place?.start === input.place?.start && place?.end === input.place?.end;
    if (present.confirmedById === null || !isSeen) refuseConflict(notThere);
    const before = settledFromOf(present.settledFrom);
    if (before === null) refuseConflict(notKept);
    const waiting = { ...present, ...before, confirmedById: null };
    const base = baseOf(waiting, places);
    if (base === undefined) throw new Error("A place that waited was certain once.");
    const { workspaceId } = actor;
    await database.appearance.update({
      where: { workspaceId_id: { workspaceId, id: present.id } },
      data: { ...before, confirmedById: null, settledFrom: Prisma.DbNull },
      select: { id: true },
    });
    const position = positionOf(waiting, others);
    if (position !== null) {
      await database.claim.update({
        where: { workspaceId_id: { workspaceId, id: claim.id } },
        data: { position },
        select: { id: true },
      });
    }
    const staleVerdict = changesWords({ present, waiting, base, others })
      ? await loseGround(database, actor, { claim, reason: staleReasons.unplaced(newest.number) })
      : null;
    return {
      value: { claimId: claim.id, isStale: staleVerdict !== null },
      events: [
        {
          type: "claim.unplaced",
          subject: { articleId: claim.articleId, claimId: claim.id },
          payload: {
            snapshot: { id: newest.id, number: newest.number },
            ...{ placeId: present.id, place, to: waiting.state, staleVerdict },
            before: { exact: base.exact, start: base.start, end: base.end },
          },
        },
      ],
    };
  },
});

type Place = { start: number; state: "exact" | "normalised" | "moved" | "ambiguous" | "lost" };

/** Where the claim stands in the list: at the first place that is certain, else where the one that waits may stand; null when that is nowhere. */
function positionOf(waiting: Place, others: readonly Place[]): number | null {
  const certain = others.filter(isCertainPlace).map(({ start }) => start);
  if (certain.length > 0) return Math.min(...certain);
  return waiting.start >= 0 ? waiting.start : null;
}
