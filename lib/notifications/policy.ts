import type { Actor } from "@/lib/actor";
import { type Permission, permitRoles } from "@/lib/permission";

/** Everybody chooses for themselves what they are told of. */
export function mayChooseNotifications(actor: Actor): Permission {
  return permitRoles(actor, ["owner", "editor", "reviewer", "viewer"], "Only people are told of things.");
}
