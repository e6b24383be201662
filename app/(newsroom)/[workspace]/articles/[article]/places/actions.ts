"use server";
import { asAction } from "@/app/as-action";
import { placeClaim } from "@/lib/claims/place-claim";

export const placeClaimAction = asAction(placeClaim);
