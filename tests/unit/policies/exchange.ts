import { claimStates } from "@/lib/claims/workflow";
import * as exchangePolicy from "@/lib/exchange/policy";
import * as factCheckPolicy from "@/lib/fact-checks/policy";
import { type Action, allow, always, beforeDecision, editors, staff, stateless } from "./cases";

export const exchange: Record<string, Action> = {
  mayImportAnnotations: { cases: stateless(exchangePolicy.mayImportAnnotations), allowed: allow(staff, [always]) },
  mayImportFactChecks: {
    cases: [
      { state: "new", ask: (who) => factCheckPolicy.mayImportFactChecks(who) },
      { state: "what was taken back, too", ask: (who) => factCheckPolicy.mayImportFactChecks(who, { bringsTakenBack: true }) },
    ],
    allowed: {
      ...allow(editors, ["new", "what was taken back, too"]),
      reviewer: ["new"],
    },
  },
  mayAttachFactCheck: {
    cases: [
      ...claimStates.map((state): Action["cases"][number] => ({
        state,
        ask: (who) => factCheckPolicy.mayAttachFactCheck(who, { state, isTakenBack: false }),
      })),
      { state: "taken back", ask: (who) => factCheckPolicy.mayAttachFactCheck(who, { state: "inReview", isTakenBack: true }) },
    ],
    allowed: allow(staff, [...beforeDecision, "decided"]),
  },
  mayReinstateFactChecks: {
    cases: [
      { state: "imported", ask: (who) => factCheckPolicy.mayReinstateFactChecks(who, { isTakenBack: false }) },
      { state: "taken back", ask: (who) => factCheckPolicy.mayReinstateFactChecks(who, { isTakenBack: true }) },
    ],
    allowed: allow(editors, ["taken back"]),
  },
  mayWithdrawFactChecks: {
    cases: [
      { state: "imported", ask: (who) => factCheckPolicy.mayWithdrawFactChecks(who, { isTakenBack: false }) },
      { state: "taken back", ask: (who) => factCheckPolicy.mayWithdrawFactChecks(who, { isTakenBack: true }) },
    ],
    allowed: allow(editors, ["imported"]),
  },
};
