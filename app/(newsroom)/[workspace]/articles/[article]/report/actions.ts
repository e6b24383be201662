"use server";
import { asAction } from "@/app/as-action";
import { draftReport } from "@/lib/reports/draft-report";
import { publishReport } from "@/lib/reports/publish-report";

export const draftReportAction = asAction(draftReport);
export const publishReportAction = asAction(publishReport);
