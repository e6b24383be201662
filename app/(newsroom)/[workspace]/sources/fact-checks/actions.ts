"use server";
import { asAction } from "@/app/as-action";
import { attachFactCheck } from "@/lib/fact-checks/attach-fact-check";
import { importFactChecks } from "@/lib/fact-checks/import-fact-checks";
import { reinstateFactChecks } from "@/lib/fact-checks/reinstate-fact-checks";
import { withdrawFactChecks } from "@/lib/fact-checks/withdraw-fact-checks";

export const importFactChecksAction = asAction(importFactChecks);
export const attachFactCheckAction = asAction(attachFactCheck);
export const reinstateFactChecksAction = asAction(reinstateFactChecks);
export const withdrawFactChecksAction = asAction(withdrawFactChecks);
