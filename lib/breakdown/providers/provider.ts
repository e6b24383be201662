import type { Breakdown, BreakdownOptions, Candidate, Sentence } from "@/lib/breakdown/break-down";

/** Who proposed something: the provider, the language model it asked (null for none), and the provider's version. */
export type Provenance = { provider: string; model: string | null; version: string };

/** A candidate with who proposed it; `score` is how sure that provider itself was, 0..1. */
export type Proposal = Candidate & Provenance;

/** A sentence, and whether a language model read it too. */
export type ReadSentence = Sentence & { readByModel?: true };

/**
 * What a provider makes of an article. `threshold` is the check-worthiness from which sentences were proposed, `layer` the number of the
 * learned layer in between (null for none), `fallback` the sentence that says why a part of the work is missing (null for nothing).
 */
export type Reading = Omit<Breakdown, "sentences" | "candidates"> & {
  model: string | null;
  threshold: number;
  layer: number | null;
  fallback: string | null;
  sentences: ReadSentence[];
  candidates: Proposal[];
};

/** What is known of an article beside its text, when it is given to a provider. */
export type Known = Omit<BreakdownOptions, "adjust" | "meanings">;
