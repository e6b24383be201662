"use server";
import { asAction } from "@/app/as-action";
import { chooseNotifications } from "@/lib/notifications/choose-notifications";
import { markNotificationsRead } from "@/lib/notifications/mark-notifications-read";

export const chooseNotificationsAction = asAction(chooseNotifications);
export const markNotificationsReadAction = asAction(markNotificationsRead);
