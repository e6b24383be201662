"use server";
import { asAction } from "@/app/as-action";
import { revertLayer } from "@/lib/claims/revert-layer";
import { trainLayer } from "@/lib/claims/train-layer";
import { describeWorkspace } from "@/lib/people/describe-workspace";

export const describeWorkspaceAction = asAction(describeWorkspace);
export const revertLayerAction = asAction(revertLayer);
export const trainLayerAction = asAction(trainLayer);
