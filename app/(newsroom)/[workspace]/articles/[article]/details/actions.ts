"use server";
import { asAction } from "@/app/as-action";
import { describeArticle } from "@/lib/articles/describe-article";
import { linkTranslation } from "@/lib/articles/link-translation";
import { unlinkTranslation } from "@/lib/articles/unlink-translation";
import { setClaimTranslations } from "@/lib/claims/set-claim-translations";
import { setReviewPolicy } from "@/lib/verdicts/set-review-policy";

export const describeArticleAction = asAction(describeArticle);
export const linkTranslationAction = asAction(linkTranslation);
export const unlinkTranslationAction = asAction(unlinkTranslation);
export const setClaimTranslationsAction = asAction(setClaimTranslations);
export const setReviewPolicyAction = asAction(setReviewPolicy);
