/** A fact-check of others, as its publisher's markup states it. Days are `YYYY-MM-DD`, as the publisher wrote them. */
export type FactCheck = {
  url: string;
  /** What was checked: `claimReviewed`. */
  claim: string;
  claimant: string | null;
  claimedOn: string | null;
  publisher: string;
  reviewedOn: string | null;
  /** The rating in the publisher's own words. */
  ratingWords: string;
  /** Null where the numbers are absent or contradict each other. `worst` may be larger than `best`: some count that way round. */
  rating: { value: number; worst: number; best: number } | null;
  language: string | null;
  licence: string | null;
};

/** One ClaimReview that was found, by its place in the file: what it says, or why it cannot be taken. */
export type FoundReview = { place: string; ok: true; factCheck: FactCheck } | { place: string; ok: false; reason: string };

/** The most bytes a file or page of fact-checks may have (5 MB). */
export const factCheckBytesMax = 5 * 1024 * 1024;

/** The most reviews one import takes. */
export const reviewsMax = 5_000;

/** Longest texts taken over, in UTF-16 units. */
export const lengthsMax = { claim: 2_000, name: 300, ratingWords: 300, url: 2_000 } as const;
