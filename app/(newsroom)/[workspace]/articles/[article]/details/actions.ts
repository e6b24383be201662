"use server";
import { asAction } from "@/app/as-action";
import { describeArticle } from "@/lib/articles/describe-article";
import { setReviewPolicy } from "@/lib/verdicts/set-review-policy";

export const describeArticleAction = asAction(describeArticle);
export const setReviewPolicyAction = asAction(setReviewPolicy);
