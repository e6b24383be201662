"use server";
import { asAction } from "@/app/as-action";
import { askRetraction } from "@/lib/reports/ask-retraction";
import { confirmRetraction } from "@/lib/reports/confirm-retraction";
import { draftReport } from "@/lib/reports/draft-report";
import { dropRetraction } from "@/lib/reports/drop-retraction";
import { endWaivers } from "@/lib/reports/end-waivers";
import { publishReport } from "@/lib/reports/publish-report";
import { waiveRule } from "@/lib/reports/waive-rule";

export const draftReportAction = asAction(draftReport);
export const publishReportAction = asAction(publishReport);
export const waiveRuleAction = asAction(waiveRule);
export const endWaiversAction = asAction(endWaivers);
export const askRetractionAction = asAction(askRetraction);
export const confirmRetractionAction = asAction(confirmRetraction);
export const dropRetractionAction = asAction(dropRetraction);
