import { describeRange, resolveSelectors } from "@/lib/articles/anchoring";
import type { Resolution, Rival, Selector } from "@/lib/articles/selector";
import { newestPlaces } from "./places";

/** A snapshot of an article, with its text. */
export type FrozenText = { id: string; number: number; text: string };

/** One place that somebody's words have on a snapshot. */
export type KnownPlace = Selector & {
  snapshotId: string;
  state: Resolution["state"];
  confirmedById: string | null;
  snapshot: { number: number };
};

/** Whose words were looked for in a new snapshot: the certain place they were looked for from, what was found, and what is stored of it. */
export type Carried<Owner> = {
  owner: Owner;
  base: KnownPlace;
  /** Whether they were not found in the snapshot before either. */
  wasLost: boolean;
  /** Whether a person had confirmed that they are gone from the snapshot before, and they are still not there. */
  isStillGone: boolean;
  resolution: Resolution;
  place: Selector & { state: Resolution["state"]; score: number; rivals: Rival[]; confirmedById: string | null };
};

/**
 * Looks for the words of claims, or of discussions, in a new snapshot: for those of each place that they have on the snapshot before, from
 * where these were last certain. *Exact* and *normalised* ones carry on; *moved*, *ambiguous* and *lost* ones wait for a person with the
 * places that could be meant. Nothing is ever attached to a second-best place. Words that a person confirmed to be gone from the snapshot
 * before, and that are still not there, are not asked about again. Whoever never had a certain place is left out. In the order given, the
 * places of each as `byCertainty` has them.
 */
export function carryPlaces<Owner extends { places: readonly KnownPlace[] }>(
  owners: readonly Owner[],
  { previousId, text }: { previousId: string; text: string },
): Carried<Owner>[] {
  const known = owners.flatMap((owner) => newestPlaces(owner.places).map(({ place, base }) => ({ owner, before: place, base })));
  const resolutions = resolveSelectors(
    text,
    known.map(({ base }) => base),
  );
  return known.map(({ owner, before, base }, index) => {
    const resolution = resolutions[index];
    if (resolution === undefined) throw new Error("An anchor was not resolved.");
    const wasLost = before.snapshotId === previousId && before.state === "lost";
    const { state, score } = resolution;
    const confirmedById = state === "lost" && wasLost ? before.confirmedById : null;
    return {
      ...{ owner, base, resolution, wasLost, isStillGone: confirmedById !== null },
      place: { ...placeIn(text, base, resolution), state, score, rivals: rivalsOf(resolution), confirmedById },
    };
  });
}

/** Found words are described anew in their new surroundings; others keep the old description, and no place when there is none. */
function placeIn(text: string, base: KnownPlace, { state, start, end }: Resolution): Selector {
  if (state === "exact" || state === "normalised") return describeRange(text, { start, end });
  return { exact: base.exact, prefix: base.prefix, suffix: base.suffix, start, end };
}

/** The places a person may choose from, best first. Words that only moved have one. */
function rivalsOf({ state, start, end, score, rivals }: Resolution): Rival[] {
  return state === "moved" ? [{ start, end, score }, ...rivals] : rivals;
}

/** What an event says of words that were carried on: from where, to where if anywhere, and how sure it is. */
export function tellCarried({ base, resolution }: Carried<unknown>, snapshot: FrozenText) {
  const { state, score, rivals, start, end } = resolution;
  return {
    snapshot: { id: snapshot.id, number: snapshot.number },
    ...{ state, score, rivals: rivals.length },
    before: { exact: base.exact, start: base.start, end: base.end },
    place: start < 0 ? null : { exact: snapshot.text.slice(start, end), start, end },
  };
}
