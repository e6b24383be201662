import * as exchangePolicy from "@/lib/exchange/policy";
import * as factCheckPolicy from "@/lib/fact-checks/policy";
import { type Action, allow, always, staff, stateless } from "./cases";

export const exchange: Record<string, Action> = {
  mayImportAnnotations: { cases: stateless(exchangePolicy.mayImportAnnotations), allowed: allow(staff, [always]) },
  mayImportFactChecks: { cases: stateless(factCheckPolicy.mayImportFactChecks), allowed: allow(staff, [always]) },
};
