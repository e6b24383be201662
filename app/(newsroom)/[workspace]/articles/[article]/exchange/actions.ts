"use server";
import { asAction } from "@/app/as-action";
import { importAnnotations } from "@/lib/exchange/import-annotations";

export const importAnnotationsAction = asAction(importAnnotations);
