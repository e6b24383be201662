import { describeRange, resolveSelectors } from "@/lib/articles/anchoring";
import type { Resolution, Rival, Selector } from "@/lib/articles/selector";
import { isCertainPlace } from "./places";

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
  resolution: Resolution;
  place: Selector & { state: Resolution["state"]; score: number; rivals: Rival[]; confirmedById: string | null };
};

/** The newest place that was certain: what is unsettled on a later snapshot is looked for anew from here. */
function lastCertain(places: readonly KnownPlace[]): KnownPlace | undefined {
  return places
    .filter((place) => isCertainPlace(place))
    .toSorted((one, other) => other.snapshot.number - one.snapshot.number || one.start - other.start)[0];
}

/**
 * Looks for the words of claims, or of discussions, in a new snapshot. *Exact* and *normalised* ones carry on; *moved*, *ambiguous* and *lost*
 * ones wait for a person with the places that could be meant. Nothing is ever attached to a second-best place. Words that a person confirmed
 * to be gone from the snapshot before, and that are still not there, are not asked about again. Whoever never had a certain place is left out.
 */
export function carryPlaces<Owner extends { places: readonly KnownPlace[] }>(
  owners: readonly Owner[],
  { previousId, text }: { previousId: string; text: string },
): Carried<Owner>[] {
  const known = owners.flatMap((owner) => {
    const base = lastCertain(owner.places);
    return base === undefined ? [] : [{ owner, base }];
  });
  const resolutions = resolveSelectors(
    text,
    known.map(({ base }) => base),
  );
  return known.map(({ owner, base }, index) => {
    const resolution = resolutions[index];
    if (resolution === undefined) throw new Error("An anchor was not resolved.");
    const before = owner.places.find((place) => place.snapshotId === previousId);
    const isKnownToBeGone = resolution.state === "lost" && before?.state === "lost";
    const { state, score } = resolution;
    const confirmedById = isKnownToBeGone ? (before?.confirmedById ?? null) : null;
    return {
      owner,
      base,
      resolution,
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
