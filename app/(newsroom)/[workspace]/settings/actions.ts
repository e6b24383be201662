"use server";
import { asAction } from "@/app/as-action";
import { describeWorkspace } from "@/lib/people/describe-workspace";

export const describeWorkspaceAction = asAction(describeWorkspace);
