"use server";
import { asAction } from "@/app/as-action";
import { checkArticle } from "@/lib/articles/check-article";
import { submitVersion } from "@/lib/articles/submit-version";

export const checkArticleAction = asAction(checkArticle);
export const submitVersionAction = asAction(submitVersion);
