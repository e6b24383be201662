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

/** Owners say which rules of the gate may be waived. */
export function maySetWaivableRules(actor: Actor): Permission {
  return permitRoles(actor, ["owner"], "Only an owner may say which rules can be waived.");
}

/** Editors waive a rule for a report that is written. Which rules may be waived at all is the owner's to say (Settings). */
export function mayWaiveRule(actor: Actor, { isDrafted }: { isDrafted: boolean }): Permission {
  return permitAll(
    permitRoles(actor, editors, "Only an editor may waive a rule."),
    isDrafted ? true : "Write the report first. Then a rule can be waived for it.",
  );
}

/** Editors take waivers back. */
export function mayEndWaivers(actor: Actor): Permission {
  return permitRoles(actor, editors, "Only an editor may take a waiver back.");
}

/** Editors ask for the retraction of what is published. */
export function mayAskRetraction(actor: Actor, { isPublished }: { isPublished: boolean }): Permission {
  return permitAll(
    permitRoles(actor, editors, "Only an editor may ask for a retraction."),
    isPublished ? true : "Nothing of this report is published, so there is nothing to retract.",
  );
}

type Asked = { isOwn: boolean; isSettled: boolean };

const waits = ({ isSettled }: Asked): Permission => (isSettled ? "This retraction was settled already." : true);

/** Another editor than the one who asked confirms a retraction. */
export function mayConfirmRetraction(actor: Actor, retraction: Asked): Permission {
  return permitAll(
    permitRoles(actor, editors, "Only an editor may confirm a retraction."),
    waits(retraction),
    retraction.isOwn ? "You asked for this retraction; another editor must confirm it." : true,
  );
}

/** Editors end a retraction that waits, their own or another's, without retracting anything. */
export function mayDropRetraction(actor: Actor, retraction: Asked): Permission {
  return permitAll(permitRoles(actor, editors, "Only an editor may settle a retraction."), waits(retraction));
}

/** Editors ask that what is published be taken down because the law demands it. */
export function mayAskTakedown(actor: Actor, { isPublished }: { isPublished: boolean }): Permission {
  return permitAll(
    permitRoles(actor, editors, "Only an editor may ask for a takedown."),
    isPublished ? true : "Nothing of this report is published, so there is nothing to take down.",
  );
}

const takedownWaits = ({ isSettled }: Asked): Permission => (isSettled ? "This takedown was settled already." : true);

/** An owner who is not the one who asked confirms a takedown. */
export function mayConfirmTakedown(actor: Actor, takedown: Asked): Permission {
  return permitAll(
    permitRoles(actor, ["owner"], "Only an owner may confirm a takedown."),
    takedownWaits(takedown),
    takedown.isOwn ? "You asked for this takedown; an owner who is somebody else must confirm it." : true,
  );
}

/** Editors end a takedown that waits, their own or another's, without taking anything down. */
export function mayDropTakedown(actor: Actor, takedown: Asked): Permission {
  return permitAll(permitRoles(actor, editors, "Only an editor may settle a takedown."), takedownWaits(takedown));
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
