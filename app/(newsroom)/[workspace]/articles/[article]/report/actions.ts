"use server";
import { asAction } from "@/app/as-action";
import { draftReport } from "@/lib/reports/draft-report";
import { endWaivers } from "@/lib/reports/end-waivers";
import { publishReport } from "@/lib/reports/publish-report";
import { waiveRule } from "@/lib/reports/waive-rule";

export const draftReportAction = asAction(draftReport);
export const publishReportAction = asAction(publishReport);
export const waiveRuleAction = asAction(waiveRule);
export const endWaiversAction = asAction(endWaivers);
