import * as auditPolicy from "@/lib/audit/policy";
import { type Action, allow, always, stateless } from "./cases";

export const audit: Record<string, Action> = {
  mayAdoptLogKey: { cases: stateless(auditPolicy.mayAdoptLogKey), allowed: allow(["system"], [always]) },
  mayRecordLogCheck: { cases: stateless(auditPolicy.mayRecordLogCheck), allowed: allow(["system"], [always]) },
  mayErasePrivateParts: { cases: stateless(auditPolicy.mayErasePrivateParts), allowed: allow(["owner"], [always]) },
};
