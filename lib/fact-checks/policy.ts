import type { Actor } from "@/lib/actor";
import { type Permission, permitRoles } from "@/lib/permission";

/** Staff bring in fact-checks of others. */
export function mayImportFactChecks(actor: Actor): Permission {
  return permitRoles(actor, ["owner", "editor", "reviewer"], "Viewers may read, but not import fact-checks.");
}
