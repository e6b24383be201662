import type { Actor } from "@/lib/actor";
import { type Permission, permitRoles } from "@/lib/permission";

/** Staff bring in annotations from other tools, as claims and comments. */
export function mayImportAnnotations(actor: Actor): Permission {
  return permitRoles(actor, ["owner", "editor", "reviewer"], "Viewers may read, but not import annotations.");
}
