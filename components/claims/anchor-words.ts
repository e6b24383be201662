/** What became of a claim's place in a new snapshot, in words. */
export const anchorWords = {
  exact: "The words stand unchanged",
  normalised: "The words stand in other typography",
  moved: "The words stand in other surroundings",
  ambiguous: "Several places fit",
  lost: "The words are gone or changed",
} as const;
