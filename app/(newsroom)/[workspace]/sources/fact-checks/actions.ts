"use server";
import { asAction } from "@/app/as-action";
import { importFactChecks } from "@/lib/fact-checks/import-fact-checks";

export const importFactChecksAction = asAction(importFactChecks);
