import * as policy from "@/lib/notifications/policy";
import { type Action, allow, always, staff, stateless } from "./cases";

export const notifications: Record<string, Action> = {
  mayChooseNotifications: { cases: stateless(policy.mayChooseNotifications), allowed: allow([...staff, "viewer"], [always]) },
};
