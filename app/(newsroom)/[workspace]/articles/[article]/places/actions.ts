"use server";
import { asAction } from "@/app/as-action";
import { placeClaim } from "@/lib/claims/place-claim";
import { unplaceClaim } from "@/lib/claims/unplace-claim";
import { placeThread } from "@/lib/discussion/place-thread";

export const placeClaimAction = asAction(placeClaim);
export const unplaceClaimAction = asAction(unplaceClaim);
export const placeThreadAction = asAction(placeThread);
