"use server";
import { asAction } from "@/app/as-action";
import { submitArticle } from "@/lib/articles/submit-article";

export const submitArticleAction = asAction(submitArticle);
