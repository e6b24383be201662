import type { Actor } from "@/lib/actor";
import { allowsAction, type ClaimSubject } from "@/lib/claims/policy";
import { type Permission, permitAll, permitRoles } from "@/lib/permission";

/** What a verdict policy judges, for the claim's present wording. */
export type RulingSubject = ClaimSubject & {
  /** User ids of those whose assessment of this wording is in. */
  assessorIds: readonly string[];
  quorum: number;
};

const editors = ["owner", "editor"] as const;

function hasAssessed(actor: Actor, claim: RulingSubject): boolean {
  return actor.userId !== null && claim.assessorIds.includes(actor.userId);
}

/**
 * Whether an actor may see other people's assessments of a claim: never before their own is in, so that it stays independent.
 * Editors, who settle the differences, see them once the quorum is in; viewers once the claim is settled.
 */
export function maySeeAssessments(actor: Actor, claim: RulingSubject): Permission {
  if (claim.state === "decided" || claim.state === "published" || claim.state === "withdrawn") {
    return permitRoles(actor, ["owner", "editor", "reviewer", "viewer"], "Sign in to see assessments.");
  }
  if (hasAssessed(actor, claim)) return true;
  if (claim.assessorIds.length >= claim.quorum) {
    return permitRoles(actor, editors, "Others' assessments show once yours is in.");
  }
  return "Others' assessments show once yours is in.";
}

/** Staff assess a claim independently: not once they have seen what the others think. */
export function maySubmitAssessment(actor: Actor, claim: RulingSubject): Permission {
  const isEditorWhoSees = actor.role !== "reviewer" && !hasAssessed(actor, claim) && claim.assessorIds.length >= claim.quorum;
  return permitAll(
    permitRoles(actor, ["owner", "editor", "reviewer"], "Viewers may read, but not assess."),
    allowsAction(claim, "submitAssessment"),
    isEditorWhoSees ? "The assessments are in and you can see them, so yours would not be independent. Settle the verdict instead." : true,
  );
}

/** Editors settle a claim whose assessments are in, unless one of those assessments is their own. */
export function mayDecideClaim(actor: Actor, claim: RulingSubject): Permission {
  return permitAll(
    permitRoles(actor, editors, "Only an editor may settle a verdict."),
    allowsAction(claim, "decideClaim"),
    hasAssessed(actor, claim) ? "You assessed this claim yourself; another editor must settle it." : true,
  );
}
