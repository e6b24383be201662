/**
 * Why a verdict is stale, in the words that stand beside it. The audit tells them again from what the event says and compares: words that were
 * recorded once are not changed here, other words get another name.
 */
export const staleReasons = {
  evidence: (number: number, change: "attached" | "revised" | "withdrawn") => `Evidence ${number} was ${change}.`,
  reworded: "The claim was reworded.",
  gone: (snapshot: number) => `Snapshot ${snapshot} of the article no longer holds the claim’s words.`,
  changed: (snapshot: number) => `The claim’s words changed in snapshot ${snapshot} of the article.`,
  unplaced: (snapshot: number) => `Where the claim stands in snapshot ${snapshot} of the article was taken back.`,
  reopened: (reason: string) => `Reopened: ${reason}`,
  split: "The claim was split.",
  merged: "The claim was merged into another.",
  duplicate: "The claim was found to be a duplicate.",
  movedAside: (what: string) => `${what} moved while the claim was set aside.`,
  settledAnew: (number: number) => `Settled anew as verdict ${number}.`,
} as const;
