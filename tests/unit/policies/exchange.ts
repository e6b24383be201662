import * as exchangePolicy from "@/lib/exchange/policy";
import { type Action, allow, always, staff, stateless } from "./cases";

export const exchange: Record<string, Action> = {
  mayImportAnnotations: { cases: stateless(exchangePolicy.mayImportAnnotations), allowed: allow(staff, [always]) },
};
