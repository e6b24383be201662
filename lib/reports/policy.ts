import type { Actor } from "@/lib/actor";
import { type Permission, permitRoles } from "@/lib/permission";

const editors = ["owner", "editor"] as const;

/** Editors write a report's headline and summary. */
export function mayDraftReport(actor: Actor): Permission {
  return permitRoles(actor, editors, "Only an editor may write the report.");
}

/** Editors publish. Whether the report is fit to be published is the gate's question (lib/reports/gate.ts). */
export function mayPublishReport(actor: Actor): Permission {
  return permitRoles(actor, editors, "Only an editor may publish a report.");
}
