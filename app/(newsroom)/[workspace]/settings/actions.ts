"use server";
import { asAction } from "@/app/as-action";
import { revertLayer } from "@/lib/claims/revert-layer";
import { trainLayer } from "@/lib/claims/train-layer";
import { describeWorkspace } from "@/lib/people/describe-workspace";
import { setWorkingHours } from "@/lib/people/set-working-hours";
import { setWaivableRules } from "@/lib/reports/set-waivable-rules";

export const describeWorkspaceAction = asAction(describeWorkspace);
export const revertLayerAction = asAction(revertLayer);
export const setWorkingHoursAction = asAction(setWorkingHours);
export const trainLayerAction = asAction(trainLayer);
export const setWaivableRulesAction = asAction(setWaivableRules);
