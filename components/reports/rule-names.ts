import type { WaivableCode } from "@/lib/reports/waivable";

/** What each waivable rule of the gate asks for. */
export const ruleNames: Record<WaivableCode, string> = {
  twoSources: "Every verdict on the scale has sources of two publishers",
  counterEvidence: "A search for counter-evidence is recorded",
  rightOfReply: "A contact with each known claimant is recorded",
  sourcesCaptured: "A copy of every source is kept",
  interestsDisclosed: "The interests of every source are noted",
  evidenceCanBeFound: "Readers can find every piece of evidence and the passage in it, or are told why its source is withheld",
};
