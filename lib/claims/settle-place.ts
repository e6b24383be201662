import "server-only";
import { type Actor, personOf } from "@/lib/actor";
import { describeRange } from "@/lib/articles/anchoring";
import { cutsCharacter, type TextRange } from "@/lib/articles/graphemes";
import type { Resolution, Selector } from "@/lib/articles/selector";
import type { WriteClient } from "@/lib/database";
import { refuseConflict, refuseField } from "@/lib/result";
import { baseOf, inPlaceOrder, isCertainPlace } from "./places";

type Placed = Selector & { snapshotId: string; state: Resolution["state"]; confirmedById: string | null; snapshot: { number: number } };

/** A stretch of a snapshot and the words a person saw there. */
export type ChosenPlace = TextRange & { exact: string };

/**
 * The newest snapshot of an article, the place that words have on it and that is to be settled, and where they were last certain; null when
 * there is nothing to place. `choose` says which of the places on that snapshot it is.
 */
export async function readPlacing<Place extends Placed>(
  database: WriteClient,
  workspaceId: string,
  words: { articleId: string; places: readonly Place[]; choose?: (present: readonly Place[], newestId: string) => Place | undefined },
) {
  const { articleId, places, choose = ([first]: readonly Place[]) => first } = words;
  const newest = await database.snapshot.findFirstOrThrow({
    where: { workspaceId, articleId },
    orderBy: { number: "desc" },
    select: { id: true, number: true, text: true },
  });
  const present = choose(inPlaceOrder(places.filter(({ snapshotId }) => snapshotId === newest.id)), newest.id);
  const before = present === undefined ? undefined : baseOf(present, places);
  if (present === undefined || before === undefined) return null;
  const confirmedBy =
    present.confirmedById === null
      ? null
      : await database.member.findUnique({
          where: { workspaceId_userId: { workspaceId, userId: present.confirmedById } },
          select: { name: true },
        });
  return { newest, present: { ...present, confirmedBy: confirmedBy?.name ?? null }, before };
}

type Placing = {
  newest: { id: string; number: number; text: string };
  present: Pick<Placed, "state" | "exact"> & { confirmedBy: string | null };
};

/**
 * Checks a person's choice of a place on the snapshot they saw. CONFLICT when there is a newer one, when somebody was quicker, or when the
 * place is certain; INVALID when the words do not stand there. `what` is whose words they are.
 */
export function checkChoice(
  { newest, present }: Placing,
  choice: { snapshotId: string; place: ChosenPlace | null; what: "claim" | "discussion" },
): void {
  const { snapshotId, place, what } = choice;
  if (snapshotId !== newest.id) refuseConflict(`The article changed again: snapshot ${newest.number} is here. Look at that one.`);
  if (present.confirmedBy !== null) {
    const settled = isCertainPlace(present) ? `tied this ${what} to “${present.exact}”` : `confirmed that this ${what}’s words are gone`;
    refuseConflict(`${present.confirmedBy} was quicker and ${settled}. Your choice was not saved.`);
  }
  if (isCertainPlace(present)) refuseConflict(`This ${what}’s place is certain; there is nothing to decide.`);
  if (place === null) return;
  const { start, end, exact } = place;
  if (start >= end || end > newest.text.length || newest.text.slice(start, end) !== exact || exact.trim() === "") {
    refuseField("place", "The snapshot does not hold these words at this place. Choose again.");
  }
  if (cutsCharacter(newest.text, { start, end })) refuseField("place", "The place cuts a character in half. Choose again.");
}

/** What is stored of a place that a person settled: described anew where the words stand, or that they are gone. */
export function settledPlace(actor: Actor, text: string, place: ChosenPlace | null) {
  const found =
    place === null ? { state: "lost" as const, start: -1, end: -1 } : { ...describeRange(text, place), state: "exact" as const, score: 1 };
  return { ...found, confirmedById: personOf(actor) };
}
