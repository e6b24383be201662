import { areSameWords, type Described, newestPlaces } from "./places";

/**
 * Whether what an article's newest text holds of a claim is what a verdict was given on when an older text was the newest: every place where the
 * claim stands, or may, goes back to words that it had then; one that stands nowhere stood nowhere then. `settledOn` and `newest` number the
 * snapshots. True when they are one: what a person changes about the places in it is said as it happens.
 */
export function standsOnRated(places: readonly Described[], { settledOn, newest }: { settledOn: number; newest: number }): boolean {
  if (settledOn === newest) return true;
  const rated = newestPlaces(places.filter(({ snapshot }) => snapshot.number <= settledOn));
  const present = newestPlaces(places).filter(({ place }) => place.snapshot.number === newest);
  const standing = present.filter(({ place }) => place.state !== "lost");
  if (standing.length === 0) return present.length > 0 && rated.length > 0 && rated.every(({ place }) => place.state === "lost");
  return standing.every(({ base }) => rated.some((one) => areSameWords(one.base.exact, base.exact)));
}
