import type { Actor } from "@/lib/actor";
import { allowsAction, type ClaimSubject } from "@/lib/claims/policy";
import type { ClaimAction } from "@/lib/claims/workflow";
import { type Permission, permitAll, permitRoles } from "@/lib/permission";

/** What a verdict policy judges, for the claim's present wording. All ids are user ids. */
export type RulingSubject = ClaimSubject & {
  /** Those whose assessment of this wording is in. */
  assessorIds: readonly string[];
  /** Those of them whom an editor asked to think again, and who have not answered yet: they do not count towards the quorum. */
  awaitedIds: readonly string[];
  /** Everybody who ever assessed this wording, whatever became of it. */
  authorIds: readonly string[];
  /** Those who keep out because of a conflict of interest. */
  recusedIds: readonly string[];
  /** Those it is assigned to, when only they may assess it; null when anyone of the staff may. */
  assignedIds: readonly string[] | null;
  /** Whether this wording's quorum was reached once, so that editors have been able to read its assessments. */
  isOpened: boolean;
  /** Those who could read assessments of this wording as editors, and are none any more. */
  pastReaderIds: readonly string[];
  /** Whether an editor asked for another assessment of this claim in particular. */
  isAnotherAsked: boolean;
  quorum: number;
};

const editors = ["owner", "editor"] as const;
const staff = ["owner", "editor", "reviewer"] as const;
const everybody = ["owner", "editor", "reviewer", "viewer"] as const;

function isAmong(actor: Actor, ids: readonly string[]): boolean {
  return actor.userId !== null && ids.includes(actor.userId);
}

/** How many assessments count towards the quorum. */
export function countingAssessments(claim: RulingSubject): number {
  return claim.assessorIds.filter((id) => !claim.awaitedIds.includes(id)).length;
}

/** Whether the verdict is settled, so that everybody of the newsroom may know who thought what. */
export function isSettled(claim: ClaimSubject): boolean {
  return claim.state === "decided" || claim.state === "published";
}

function isOpenToEditors(claim: RulingSubject): boolean {
  return claim.isOpened || countingAssessments(claim) >= claim.quorum;
}

function keepsOut(actor: Actor, claim: RulingSubject): Permission {
  return isAmong(actor, claim.recusedIds) ? "You declared a conflict of interest on this claim, so you keep out of its verdict." : true;
}

/**
 * Whether an actor may see other people's assessments of a claim: never before their own is in, so that it stays independent.
 * Editors, who settle the differences, see them once the quorum was in; everybody once the claim is settled.
 */
export function maySeeAssessments(actor: Actor, claim: RulingSubject): Permission {
  if (isSettled(claim)) return permitRoles(actor, everybody, "Sign in to see assessments.");
  const recused = keepsOut(actor, claim);
  if (recused !== true) return recused;
  if (isAmong(actor, claim.assessorIds)) return true;
  if (isOpenToEditors(claim)) return permitRoles(actor, editors, "Others' assessments show once yours is in.");
  return "Others' assessments show once yours is in.";
}

/**
 * Whether an actor may know how many assessments are in, and that one came in: editors, who must see that work goes on, and those whose own
 * is in. A reviewer who is still to assess learns neither, as the number alone can tell whose it is.
 */
export function maySeeProgress(actor: Actor, claim: Pick<RulingSubject, "state" | "assessorIds">): Permission {
  if (isSettled(claim)) return permitRoles(actor, everybody, "Sign in to see how far the review is.");
  if (isAmong(actor, claim.assessorIds)) return true;
  return permitRoles(actor, editors, "How many assessments are in shows once yours is.");
}

/** Staff assess a claim independently: not once they have seen what the others think, nor with a conflict of interest. */
export function maySubmitAssessment(actor: Actor, claim: RulingSubject): Permission {
  const isOwnIn = isAmong(actor, claim.assessorIds);
  const isEditorWhoSees = actor.role !== "reviewer" && !isOwnIn && isOpenToEditors(claim);
  const hasSeen = actor.role === "reviewer" && !isOwnIn && isAmong(actor, claim.pastReaderIds);
  return permitAll(
    permitRoles(actor, staff, "Viewers may read, but not assess."),
    allowsAction(claim, "submitAssessment"),
    keepsOut(actor, claim),
    claim.assignedIds === null || isAmong(actor, claim.assignedIds) ? true : "Only those this claim is assigned to may assess it.",
    isEditorWhoSees ? "The assessments are in and you can see them, so yours would not be independent. Settle the verdict instead." : true,
    hasSeen ? "You could read the assessments of this wording as an editor, so yours would not be independent." : true,
  );
}

/** Whoever may assess a claim may stand by what they said before. */
export function mayReaffirmAssessment(actor: Actor, claim: RulingSubject): Permission {
  return maySubmitAssessment(actor, claim);
}

/** Editors settle verdicts: who asks is told so before the single claims are looked at. */
export function maySettleClaims(actor: Actor): Permission {
  return permitRoles(actor, editors, "Only an editor may settle a verdict.");
}

// Separation of duties: whoever judged may not be the one who settles what the judgements come to.
function mayAdjudicate(actor: Actor, claim: RulingSubject, action: ClaimAction): Permission {
  return permitAll(
    maySettleClaims(actor),
    allowsAction(claim, action),
    isAmong(actor, claim.authorIds) ? "You assessed this claim yourself; another editor must settle it." : true,
    keepsOut(actor, claim),
  );
}

function needsQuorum(claim: RulingSubject): Permission {
  const count = countingAssessments(claim);
  if (count >= claim.quorum) return true;
  return `This claim needs ${claim.quorum} independent ${claim.quorum === 1 ? "assessment" : "assessments"}; ${count} ${count === 1 ? "counts" : "count"} so far.`;
}

/** Editors settle a claim whose assessments are in, unless they assessed it themselves or have a conflict of interest. */
export function mayDecideClaim(actor: Actor, claim: RulingSubject): Permission {
  return permitAll(mayAdjudicate(actor, claim, "decideClaim"), needsQuorum(claim));
}

/** Whoever may settle a claim may settle it with one of its assessments, which then is not their own. */
export function mayAcceptAssessment(actor: Actor, claim: RulingSubject): Permission {
  return mayDecideClaim(actor, claim);
}

/** Whoever may settle a claim may stand by its stale verdict, or by that of the claim before. */
export function mayReaffirmVerdict(actor: Actor, claim: RulingSubject): Permission {
  return mayDecideClaim(actor, claim);
}

/** Editors who did not assess a claim send its assessments back with questions. */
export function maySendBackClaim(actor: Actor, claim: RulingSubject): Permission {
  return mayAdjudicate(actor, claim, "sendBackClaim");
}

/** Editors who did not assess a claim ask for one more assessment of it. */
export function mayAskAssessment(actor: Actor, claim: RulingSubject): Permission {
  return mayAdjudicate(actor, claim, "askAssessment");
}

/** Editors who did not assess a claim go without another assessment that was asked for and does not come. */
export function mayWaiveAssessment(actor: Actor, claim: RulingSubject): Permission {
  return permitAll(
    mayAdjudicate(actor, claim, "waiveAssessment"),
    claim.isAnotherAsked ? true : "Nobody asked for another assessment of this claim.",
  );
}

/** Editors who did not assess a claim reject all its assessments. */
export function mayRejectAssessments(actor: Actor, claim: RulingSubject): Permission {
  return mayAdjudicate(actor, claim, "rejectAssessments");
}

/** Staff declare their own conflict of interest before a claim is settled. */
export function mayDeclareConflict(actor: Actor, claim: RulingSubject): Permission {
  return permitAll(
    permitRoles(actor, staff, "Viewers take no part in a verdict, so they have no conflict to declare."),
    isSettled(claim) ? "The verdict is settled. An editor must reopen the claim first." : true,
    isAmong(actor, claim.recusedIds) ? "You have declared a conflict of interest already." : true,
  );
}

/** What the policy about the end of a recusal judges. */
export type RecusalSubject = { memberId: string; isEnded: boolean };

/** An editor ends another person's recusal, when the conflict is no more; never their own. */
export function mayEndRecusal(actor: Actor, recusal: RecusalSubject): Permission {
  return permitAll(
    permitRoles(actor, editors, "Only an editor may end a recusal."),
    recusal.memberId === actor.userId ? "Another editor must say that your conflict of interest is no more." : true,
    recusal.isEnded ? "This recusal has ended already." : true,
  );
}

/** Editors see how often each reviewer's label became the verdict's; nobody else sees figures about single people. */
export function maySeeReviewers(actor: Actor): Permission {
  return permitRoles(actor, editors, "Figures about single reviewers are for editors.");
}

/** Editors say how many assessments an article's claims need, and who may give them. */
export function maySetReviewPolicy(actor: Actor): Permission {
  return permitRoles(actor, editors, "Only an editor may change how an article is reviewed.");
}

/** Owners change the rating scale: it is what the newsroom's verdicts mean. */
export function mayReviseScale(actor: Actor): Permission {
  return permitRoles(actor, ["owner"], "Only an owner may change the rating scale.");
}
