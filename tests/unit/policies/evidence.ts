import * as evidencePolicy from "@/lib/evidence/policy";
import { type Action, allow, beforeDecision, byState, evidenceByState, staff, takenUp } from "./cases";

export const evidence: Record<string, Action> = {
  mayAttachEvidence: { cases: byState(evidencePolicy.mayAttachEvidence), allowed: allow(staff, [...beforeDecision, "decided"]) },
  mayRecordSearch: { cases: byState(evidencePolicy.mayRecordSearch), allowed: allow(staff, takenUp) },
  mayLogContact: { cases: byState(evidencePolicy.mayLogContact), allowed: allow(staff, takenUp) },
  mayRecordReply: {
    cases: [false, true].map((isClosed) => ({
      state: isClosed ? "closed" : "open",
      ask: (who) => evidencePolicy.mayRecordReply(who, { isClosed }),
    })),
    allowed: allow(staff, ["open"]),
  },
  mayReviseEvidence: {
    cases: evidenceByState(evidencePolicy.mayReviseEvidence),
    allowed: allow(staff, ["inReview", "assessed", "decided"]),
  },
  mayWithdrawEvidence: {
    cases: evidenceByState(evidencePolicy.mayWithdrawEvidence),
    allowed: allow(staff, ["inReview", "assessed", "decided"]),
  },
};
