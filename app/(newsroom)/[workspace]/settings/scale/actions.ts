"use server";
import { asAction } from "@/app/as-action";
import { reviseScale } from "@/lib/verdicts/revise-scale";

export const reviseScaleAction = asAction(reviseScale);
