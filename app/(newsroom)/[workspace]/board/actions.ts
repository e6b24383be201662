"use server";
import { asAction } from "@/app/as-action";
import { assignClaims } from "@/lib/claims/assign-claims";
import { handOutClaims } from "@/lib/claims/hand-out-claims";
import { handOverClaims } from "@/lib/claims/hand-over-claims";
import { prioritiseClaims } from "@/lib/claims/prioritise-claims";
import { rankClaims } from "@/lib/claims/rank-claims";
import { recoverWork } from "@/lib/claims/recover-work";
import { unassignClaims } from "@/lib/claims/unassign-claims";

export const assignClaimsAction = asAction(assignClaims);
export const handOutClaimsAction = asAction(handOutClaims);
export const handOverClaimsAction = asAction(handOverClaims);
export const prioritiseClaimsAction = asAction(prioritiseClaims);
export const rankClaimsAction = asAction(rankClaims);
export const recoverWorkAction = asAction(recoverWork);
export const unassignClaimsAction = asAction(unassignClaims);
