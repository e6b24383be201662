/** Priority from which a claim is urgent. */
export const urgentPriority = 2;

/** What says how many independent assessments a claim needs: itself, its article, and the newsroom. */
export type AssessmentDemand = {
  claim: { quorum: number | null; priority: number };
  article: { quorum: number | null };
  newsroom: { quorum: number; urgentQuorum: number | null };
};

/** How many independent assessments a claim needs: what was asked for itself, else for its article, else for urgent claims, else of all. */
export function requiredAssessments({ claim, article, newsroom }: AssessmentDemand): number {
  const urgent = claim.priority >= urgentPriority ? newsroom.urgentQuorum : null;
  return claim.quorum ?? article.quorum ?? urgent ?? newsroom.quorum;
}
