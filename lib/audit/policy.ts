import type { Actor } from "@/lib/actor";
import { type Permission, permitRoles } from "@/lib/permission";

/** The server signs the log; which key it signs with is no member's choice. */
export function mayAdoptLogKey(actor: Actor): Permission {
  return permitRoles(actor, ["system"], "The log's keys are made on the server, with `npx assay checkpoint`.");
}

/** The background worker checks the log; nobody writes down a check that was not made. */
export function mayRecordLogCheck(actor: Actor): Permission {
  return permitRoles(actor, ["system"], "The check of the log is made by the background worker.");
}

/** Owners answer for personal data, so they erase what the law wants erased. */
export function mayErasePrivateParts(actor: Actor): Permission {
  return permitRoles(actor, ["owner"], "Only an owner may erase private parts of the record.");
}
