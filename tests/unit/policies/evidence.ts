import { claimStates } from "@/lib/claims/workflow";
import * as evidencePolicy from "@/lib/evidence/policy";
import { type Action, allow, always, beforeDecision, byState, editors, evidenceByState, staff, stateless, takenUp } from "./cases";

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
  mayDiscloseContact: { cases: stateless(evidencePolicy.mayDiscloseContact), allowed: allow(staff, [always]) },
  mayDiscloseAttachment: { cases: stateless(evidencePolicy.mayDiscloseAttachment), allowed: allow(staff, [always]) },
  mayDiscloseSearch: { cases: stateless(evidencePolicy.mayDiscloseSearch), allowed: allow(staff, [always]) },
  mayNameSufficientSet: {
    cases: byState(evidencePolicy.mayNameSufficientSet),
    allowed: allow(staff, ["inReview", "assessed", "decided"]),
  },
  mayWithdrawSufficientSet: {
    cases: claimStates.flatMap((state) => [
      { state: `${state}, own`, ask: (who) => evidencePolicy.mayWithdrawSufficientSet(who, { state, isOwn: true, isWithdrawn: false }) },
      { state: `${state}, other`, ask: (who) => evidencePolicy.mayWithdrawSufficientSet(who, { state, isOwn: false, isWithdrawn: false }) },
      {
        state: `${state}, taken back`,
        ask: (who) => evidencePolicy.mayWithdrawSufficientSet(who, { state, isOwn: true, isWithdrawn: true }),
      },
    ]),
    allowed: {
      ...allow(
        editors,
        ["inReview", "assessed", "decided"].flatMap((state) => [`${state}, own`, `${state}, other`]),
      ),
      ...allow(["reviewer"], ["inReview, own", "assessed, own", "decided, own"]),
    },
  },
  mayPlacePassage: {
    cases: [false, true].map((isWithdrawn) => ({
      state: isWithdrawn ? "withdrawn" : "stands",
      ask: (who) => evidencePolicy.mayPlacePassage(who, { isWithdrawn }),
    })),
    allowed: allow(staff, ["stands"]),
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
