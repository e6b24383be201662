"use server";
import { asAction } from "@/app/as-action";
import { assignClaims } from "@/lib/claims/assign-claims";
import { handOutClaims } from "@/lib/claims/hand-out-claims";
import { prioritiseClaims } from "@/lib/claims/prioritise-claims";
import { unassignClaims } from "@/lib/claims/unassign-claims";

export const assignClaimsAction = asAction(assignClaims);
export const handOutClaimsAction = asAction(handOutClaims);
export const prioritiseClaimsAction = asAction(prioritiseClaims);
export const unassignClaimsAction = asAction(unassignClaims);
