import type { Actor } from "@/lib/actor";
import { type Permission, permitAll, permitRoles } from "@/lib/permission";
import { type ClaimAction, type ClaimState, claimStateWords, nextClaimState } from "./workflow";

/** What a claim policy judges. */
export type ClaimSubject = { state: ClaimState };

const staff = ["owner", "editor", "reviewer"] as const;
const editors = ["owner", "editor"] as const;

/** Whether an action fits a claim's state, as a permission. */
export function allowsAction(claim: ClaimSubject, action: ClaimAction): Permission {
  if (nextClaimState(claim.state, action) !== null) return true;
  return `This cannot be done while the claim is ${claimStateWords[claim.state].toLowerCase()}.`;
}

/** Staff turn candidates into claims. */
export function mayAcceptCandidate(actor: Actor): Permission {
  return permitRoles(actor, staff, "Viewers may read, but not accept candidates.");
}

/** Staff dismiss candidates. */
export function mayDismissCandidate(actor: Actor): Permission {
  return permitRoles(actor, staff, "Viewers may read, but not dismiss candidates.");
}

/** Staff put dismissed candidates back. */
export function mayRestoreCandidate(actor: Actor): Permission {
  return permitRoles(actor, staff, "Viewers may read, but not restore candidates.");
}

/** Staff mark any stretch of an article as a claim. */
export function mayMarkClaim(actor: Actor): Permission {
  return permitRoles(actor, staff, "Viewers may read, but not mark claims.");
}

/** Staff say where a claim's words stand in a new snapshot, or that they are gone. */
export function mayPlaceClaim(actor: Actor): Permission {
  return permitRoles(actor, staff, "Viewers may read, but not say where a claim stands.");
}

/** Whoever said where a claim's words stand, or that they are gone, takes it back, and so does an editor. Null when nobody has, as one who was slower finds. */
export function mayUnplaceClaim(actor: Actor, { placedById }: { placedById: string | null }): Permission {
  return permitAll(
    permitRoles(actor, staff, "Viewers may read, but not take this back."),
    placedById === null || placedById === actor.userId
      ? true
      : permitRoles(actor, editors, "Only who said where the words stand, or an editor, may take it back."),
  );
}

/** Staff reword a claim until it is published; a published one is reopened first. */
export function mayRewriteClaim(actor: Actor, claim: ClaimSubject): Permission {
  return permitAll(permitRoles(actor, staff, "Viewers may read, but not reword claims."), allowsAction(claim, "rewriteClaim"));
}

/** Staff drop a claim that is not worth deciding. */
export function mayDismissClaim(actor: Actor, claim: ClaimSubject): Permission {
  return permitAll(permitRoles(actor, staff, "Viewers may read, but not dismiss claims."), allowsAction(claim, "dismissClaim"));
}

/** Staff take a dismissed claim up again, editors also one that was withdrawn or replaced. */
export function mayRestoreClaim(actor: Actor, claim: ClaimSubject): Permission {
  return permitAll(
    permitRoles(actor, staff, "Viewers may read, but not restore claims."),
    allowsAction(claim, "restoreClaim"),
    claim.state === "withdrawn" ? permitRoles(actor, editors, "Only an editor may take up a claim that was withdrawn.") : true,
  );
}

/** Editors say which claims are translations of each other: readers of either are led to the other. */
export function maySetClaimTranslations(actor: Actor): Permission {
  return permitRoles(actor, ["owner", "editor"], "An editor says which claim is the translation of which.");
}

/** Editors withdraw a claim that was settled, or is on hold, and is not to be published. */
export function mayWithdrawClaim(actor: Actor, claim: ClaimSubject): Permission {
  return permitAll(permitRoles(actor, editors, "Only an editor may withdraw a claim."), allowsAction(claim, "withdrawClaim"));
}

/** Editors stop work on a claim for a while. */
export function mayHoldClaim(actor: Actor, claim: ClaimSubject): Permission {
  return permitAll(permitRoles(actor, editors, "Only an editor may put a claim on hold."), allowsAction(claim, "holdClaim"));
}

/** Editors let work on a claim go on. */
export function mayResumeClaim(actor: Actor, claim: ClaimSubject): Permission {
  return permitAll(permitRoles(actor, editors, "Only an editor may take a claim off hold."), allowsAction(claim, "resumeClaim"));
}

/** Editors reopen what was settled or published; the verdict then is stale until it is settled anew. */
export function mayReopenClaim(actor: Actor, claim: ClaimSubject): Permission {
  return permitAll(permitRoles(actor, editors, "Only an editor may reopen a claim."), allowsAction(claim, "reopenClaim"));
}

/** Editors, and the operator from the command line, let the breakdown learn from the newsroom's decisions. */
export function mayTrainLayer(actor: Actor): Permission {
  return permitRoles(actor, [...editors, "system"], "Only an editor may let the breakdown learn.");
}

/** Editors, and the operator from the command line, go back to what the breakdown knew before. */
export function mayRevertLayer(actor: Actor): Permission {
  return permitRoles(actor, [...editors, "system"], "Only an editor may take back what the breakdown learnt.");
}

/** Staff split a claim that is not published into several. */
export function maySplitClaim(actor: Actor, claim: ClaimSubject): Permission {
  return permitAll(permitRoles(actor, staff, "Viewers may read, but not split claims."), allowsAction(claim, "replaceClaim"));
}

/** Staff merge claims that are not published into one. */
export function mayMergeClaims(actor: Actor, { claims }: { claims: readonly ClaimSubject[] }): Permission {
  return permitAll(
    permitRoles(actor, staff, "Viewers may read, but not merge claims."),
    ...claims.map((claim) => allowsAction(claim, "replaceClaim")),
  );
}

/** Staff mark a claim that is not published as a duplicate of another. */
export function mayMarkDuplicate(actor: Actor, claim: ClaimSubject): Permission {
  return permitAll(permitRoles(actor, staff, "Viewers may read, but not mark duplicates."), allowsAction(claim, "replaceClaim"));
}

/** Whoever split, merged or marked claims takes it back, and so does an editor. */
export function mayUndoLineage(actor: Actor, step: { createdById: string }): Permission {
  return permitAll(
    permitRoles(actor, staff, "Viewers may read, but not take this back."),
    actor.userId === step.createdById ? true : permitRoles(actor, editors, "Only who did this, or an editor, may take it back."),
  );
}

const underReview = ["accepted", "inReview", "assessed", "onHold"] as const satisfies readonly ClaimState[];

function areUnderReview(claims: readonly ClaimSubject[]): Permission {
  const done = claims.find(({ state }) => !underReview.some((open) => open === state));
  return done === undefined ? true : `This cannot be done while a claim is ${claimStateWords[done.state].toLowerCase()}.`;
}

/** Editors give claims under review to anybody of the staff; everybody else of the staff takes them for themselves. */
export function mayAssignClaims(actor: Actor, { claims, assigneeId }: { claims: readonly ClaimSubject[]; assigneeId: string }): Permission {
  return permitAll(
    permitRoles(actor, staff, "Viewers may read, but not take claims."),
    areUnderReview(claims),
    assigneeId === actor.userId
      ? true
      : permitRoles(actor, editors, "Only an editor may give claims to others. You can take them yourself."),
  );
}

/** Editors take claims back from anybody; everybody else of the staff gives back their own. */
export function mayUnassignClaims(actor: Actor, { assigneeId }: { assigneeId: string }): Permission {
  return permitAll(
    permitRoles(actor, staff, "Viewers have no claims to give back."),
    assigneeId === actor.userId ? true : permitRoles(actor, editors, "Only an editor may take claims from others."),
  );
}

/** Editors say which claims come first. */
export function mayPrioritiseClaims(actor: Actor, { claims }: { claims: readonly ClaimSubject[] }): Permission {
  return permitAll(permitRoles(actor, editors, "Only an editor may change how urgent a claim is."), areUnderReview(claims));
}

/** Whoever has claims hands their own over to a colleague; editors anybody's. */
export function mayHandOverClaims(
  actor: Actor,
  { claims, fromId }: { claims: readonly ClaimSubject[]; fromId: string; assigneeId: string },
): Permission {
  return permitAll(
    permitRoles(actor, staff, "Viewers have no claims to hand over."),
    areUnderReview(claims),
    fromId === actor.userId ? true : permitRoles(actor, editors, "Only an editor may hand over what others have."),
  );
}

/** Editors have claims ranked by check-worthiness and reach. */
export function mayRankClaims(actor: Actor, subject: { claims: readonly ClaimSubject[] }): Permission {
  return mayPrioritiseClaims(actor, subject);
}

/** Editors take back work that lies still. */
export function mayRecoverWork(actor: Actor): Permission {
  return permitRoles(actor, editors, "Only an editor may take back work that lies still.");
}

/** Editors hand out claims that nobody has. */
export function mayHandOutClaims(actor: Actor): Permission {
  return permitRoles(actor, editors, "Only an editor may hand out claims.");
}
