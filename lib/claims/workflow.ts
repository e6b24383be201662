/** Where a claim stands in review. Not its verdict, and not anyone's confidence. */
export const claimStates = ["accepted", "inReview", "assessed", "decided", "published", "onHold", "dismissed", "withdrawn"] as const;

/** One workflow state of a claim. */
export type ClaimState = (typeof claimStates)[number];

/** What can happen to a claim, by the name of the command; `completeQuorum` and `loseGround` are what others bring about. */
export const claimActions = [
  "rewriteClaim",
  "attachEvidence",
  "reviseEvidence",
  "withdrawEvidence",
  "submitAssessment",
  "completeQuorum",
  "loseQuorum",
  "sendBackClaim",
  "askAssessment",
  "waiveAssessment",
  "rejectAssessments",
  "decideClaim",
  "publishReport",
  "holdClaim",
  "resumeClaim",
  "dismissClaim",
  "withdrawClaim",
  "replaceClaim",
  "undoLineage",
  "restoreClaim",
  "reopenClaim",
  "loseGround",
] as const;

/** One action on a claim. */
export type ClaimAction = (typeof claimActions)[number];

type Transitions = { readonly [Action in ClaimAction]: { readonly [State in ClaimState]?: ClaimState } };

/**
 * The whole life of a claim: for each action, from which state it may happen and to which it leads. What is not listed cannot happen.
 * Whatever moves the ground under a verdict sends a decided claim back to be assessed or decided again.
 */
export const claimTransitions: Transitions = {
  rewriteClaim: { accepted: "accepted", inReview: "inReview", assessed: "inReview", decided: "inReview" },
  attachEvidence: { accepted: "inReview", inReview: "inReview", assessed: "assessed", decided: "assessed" },
  reviseEvidence: { inReview: "inReview", assessed: "assessed", decided: "assessed" },
  withdrawEvidence: { inReview: "inReview", assessed: "assessed", decided: "assessed" },
  submitAssessment: { accepted: "inReview", inReview: "inReview", assessed: "assessed" },
  completeQuorum: { inReview: "assessed" },
  // Somebody whose assessment was one of the quorum's declared a conflict of interest.
  loseQuorum: { assessed: "inReview" },
  sendBackClaim: { assessed: "inReview" },
  askAssessment: { assessed: "inReview" },
  waiveAssessment: { inReview: "inReview" },
  rejectAssessments: { assessed: "inReview" },
  // From `inReview` too: fewer assessments may be asked for than when the last one came in.
  decideClaim: { inReview: "decided", assessed: "decided" },
  publishReport: { decided: "published", published: "published" },
  holdClaim: { accepted: "onHold", inReview: "onHold", assessed: "onHold", decided: "onHold" },
  // The state held from is stored with the claim; `accepted` stands for "whatever it was".
  resumeClaim: { onHold: "accepted" },
  dismissClaim: { accepted: "dismissed", inReview: "dismissed", assessed: "dismissed" },
  withdrawClaim: { onHold: "withdrawn", decided: "withdrawn" },
  // Split, merged, or found to be a duplicate: other claims stand in its place.
  replaceClaim: { accepted: "withdrawn", inReview: "withdrawn", assessed: "withdrawn", decided: "withdrawn" },
  undoLineage: { withdrawn: "accepted" },
  restoreClaim: { dismissed: "accepted", withdrawn: "accepted" },
  reopenClaim: { decided: "assessed", published: "assessed" },
  // A new snapshot changed or dropped the words that the verdict was about.
  loseGround: { decided: "assessed", published: "assessed" },
};

/** Actions that lead back to where the claim stood, each with those that brought it to where it waits. */
export const returningActions = {
  resumeClaim: ["holdClaim"],
  restoreClaim: ["dismissClaim", "withdrawClaim", "replaceClaim"],
  undoLineage: ["replaceClaim"],
} as const satisfies Partial<Record<ClaimAction, readonly ClaimAction[]>>;

/** The state an action leads to, or null when it cannot happen from here. */
export function nextClaimState(state: ClaimState, action: ClaimAction): ClaimState | null {
  return claimTransitions[action][state] ?? null;
}

/** Each state in the words the desk shows. */
export const claimStateWords: Record<ClaimState, string> = {
  accepted: "Accepted",
  inReview: "In review",
  assessed: "Assessed",
  decided: "Decided",
  published: "Published",
  onHold: "On hold",
  dismissed: "Dismissed",
  withdrawn: "Withdrawn",
};
