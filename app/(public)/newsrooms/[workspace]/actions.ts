"use server";
import { asReaderAction } from "@/app/as-reader-action";
import { reportError } from "@/lib/reports/report-error";

export const reportErrorAction = asReaderAction(reportError);
