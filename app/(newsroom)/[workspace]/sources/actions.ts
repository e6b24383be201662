"use server";
import { asAction } from "@/app/as-action";
import { describeSource } from "@/lib/evidence/describe-source";
import { requestCapture } from "@/lib/evidence/request-capture";

export const describeSourceAction = asAction(describeSource);
export const requestCaptureAction = asAction(requestCapture);
