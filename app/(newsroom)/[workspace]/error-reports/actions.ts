"use server";
import { asAction } from "@/app/as-action";
import { answerErrorReport } from "@/lib/reports/answer-error-report";

export const answerErrorReportAction = asAction(answerErrorReport);
