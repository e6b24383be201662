"use server";
import { asAction } from "@/app/as-action";
import { describeArticle } from "@/lib/articles/describe-article";

export const describeArticleAction = asAction(describeArticle);
