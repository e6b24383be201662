import type { Actor } from "@/lib/actor";
import { type Permission, permitAll, permitRoles } from "@/lib/permission";

const editors = ["owner", "editor"] as const;

/** Editors write a report's headline and summary. */
export function mayDraftReport(actor: Actor): Permission {
  return permitRoles(actor, editors, "Only an editor may write the report.");
}

/** Editors publish. Whether the report is fit to be published is the gate's question (lib/reports/gate.ts). */
export function mayPublishReport(actor: Actor): Permission {
  return permitRoles(actor, editors, "Only an editor may publish a report.");
}

/** Readers report errors, without signing in. Staff correct them. */
export function mayReportError(actor: Actor): Permission {
  return permitRoles(actor, ["reader"], "Readers report errors here; members correct them on the desk.");
}

/** Editors answer a reader's report, once: the answer is public. */
export function mayAnswerErrorReport(actor: Actor, { isAnswered }: { isAnswered: boolean }): Permission {
  return permitAll(
    permitRoles(actor, editors, "Only an editor may answer a reader."),
    isAnswered ? "This report is answered, and the answer is public." : true,
  );
}
