/** Names a claim's drafts: by person, claim and wording, so that nobody finds another's words, nor words written for another wording. */
export function draftKeyOf(userId: string, claim: { id: string; revisionNumber: number }): string {
  return `${userId}:${claim.id}:${claim.revisionNumber}`;
}
