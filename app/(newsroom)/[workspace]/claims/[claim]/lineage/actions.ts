"use server";
import { asAction } from "@/app/as-action";
import { markDuplicate } from "@/lib/claims/mark-duplicate";
import { mergeClaims } from "@/lib/claims/merge-claims";
import { splitClaim } from "@/lib/claims/split-claim";
import { undoLineage } from "@/lib/claims/undo-lineage";

export const markDuplicateAction = asAction(markDuplicate);
export const mergeClaimsAction = asAction(mergeClaims);
export const splitClaimAction = asAction(splitClaim);
export const undoLineageAction = asAction(undoLineage);
