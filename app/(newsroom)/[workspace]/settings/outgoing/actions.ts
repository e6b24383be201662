"use server";
import { asAction } from "@/app/as-action";
import { addWebhook } from "@/lib/outgoing/add-webhook";
import { changeWebhook } from "@/lib/outgoing/change-webhook";
import { pauseWebhook } from "@/lib/outgoing/pause-webhook";
import { removeWebhook } from "@/lib/outgoing/remove-webhook";
import { replayDelivery } from "@/lib/outgoing/replay-delivery";
import { resumeWebhook } from "@/lib/outgoing/resume-webhook";
import { rotateWebhookSecret } from "@/lib/outgoing/rotate-webhook-secret";

export const addWebhookAction = asAction(addWebhook);
export const changeWebhookAction = asAction(changeWebhook);
export const pauseWebhookAction = asAction(pauseWebhook);
export const removeWebhookAction = asAction(removeWebhook);
export const replayDeliveryAction = asAction(replayDelivery);
export const resumeWebhookAction = asAction(resumeWebhook);
export const rotateWebhookSecretAction = asAction(rotateWebhookSecret);
