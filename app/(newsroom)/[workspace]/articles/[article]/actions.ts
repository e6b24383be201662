"use server";
import { asAction } from "@/app/as-action";
import { acceptCandidate } from "@/lib/claims/accept-candidate";
import { dismissCandidate } from "@/lib/claims/dismiss-candidate";
import { markClaim } from "@/lib/claims/mark-claim";
import { restoreCandidate } from "@/lib/claims/restore-candidate";

export const acceptCandidateAction = asAction(acceptCandidate);
export const dismissCandidateAction = asAction(dismissCandidate);
export const markClaimAction = asAction(markClaim);
export const restoreCandidateAction = asAction(restoreCandidate);
