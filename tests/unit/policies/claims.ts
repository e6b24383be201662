import type { Actor } from "@/lib/actor";
import * as claimPolicy from "@/lib/claims/policy";
import { claimStates } from "@/lib/claims/workflow";
import { type Action, allow, always, beforeDecision, byState, editors, me, openToWork, somebody, staff, stateless } from "./cases";

export const claims: Record<string, Action> = {
  mayPlaceClaim: { cases: stateless(claimPolicy.mayPlaceClaim), allowed: allow(staff, [always]) },
  mayUnplaceClaim: {
    cases: [
      { state: "said by me", ask: (who) => claimPolicy.mayUnplaceClaim(who, { placedById: me }) },
      { state: "said by another", ask: (who) => claimPolicy.mayUnplaceClaim(who, { placedById: somebody }) },
      { state: "said by nobody any more", ask: (who) => claimPolicy.mayUnplaceClaim(who, { placedById: null }) },
    ],
    allowed: {
      ...allow(editors, ["said by me", "said by another", "said by nobody any more"]),
      reviewer: ["said by me", "said by nobody any more"],
    },
  },
  mayAcceptCandidate: { cases: stateless(claimPolicy.mayAcceptCandidate), allowed: allow(staff, [always]) },
  mayDismissCandidate: { cases: stateless(claimPolicy.mayDismissCandidate), allowed: allow(staff, [always]) },
  mayRestoreCandidate: { cases: stateless(claimPolicy.mayRestoreCandidate), allowed: allow(staff, [always]) },
  mayMarkClaim: { cases: stateless(claimPolicy.mayMarkClaim), allowed: allow(staff, [always]) },
  maySetClaimTranslations: { cases: stateless(claimPolicy.maySetClaimTranslations), allowed: allow(["owner", "editor"], [always]) },
  mayRewriteClaim: { cases: byState(claimPolicy.mayRewriteClaim), allowed: allow(staff, [...beforeDecision, "decided"]) },
  mayDismissClaim: { cases: byState(claimPolicy.mayDismissClaim), allowed: allow(staff, beforeDecision) },
  mayRestoreClaim: {
    cases: byState(claimPolicy.mayRestoreClaim),
    allowed: { ...allow(editors, ["dismissed", "withdrawn"]), reviewer: ["dismissed"] },
  },
  mayAssignClaims: {
    cases: claimStates.flatMap((state) => [
      { state: `${state}, to me`, ask: (who: Actor) => claimPolicy.mayAssignClaims(who, { claims: [{ state }], assigneeId: me }) },
      {
        state: `${state}, to another`,
        ask: (who: Actor) => claimPolicy.mayAssignClaims(who, { claims: [{ state }], assigneeId: somebody }),
      },
    ]),
    allowed: {
      ...allow(editors, [...openToWork.map((state) => `${state}, to me`), ...openToWork.map((state) => `${state}, to another`)]),
      reviewer: openToWork.map((state) => `${state}, to me`),
    },
  },
  mayUnassignClaims: {
    cases: [
      { state: "mine", ask: (who) => claimPolicy.mayUnassignClaims(who, { assigneeId: me }) },
      { state: "another's", ask: (who) => claimPolicy.mayUnassignClaims(who, { assigneeId: somebody }) },
    ],
    allowed: { ...allow(editors, ["mine", "another's"]), reviewer: ["mine"] },
  },
  mayPrioritiseClaims: {
    cases: byState((who, claim) => claimPolicy.mayPrioritiseClaims(who, { claims: [claim] })),
    allowed: allow(editors, openToWork),
  },
  mayHandOverClaims: {
    cases: claimStates.flatMap((state) => [
      {
        state: `${state}, mine`,
        ask: (who: Actor) => claimPolicy.mayHandOverClaims(who, { claims: [{ state }], fromId: me, assigneeId: somebody }),
      },
      {
        state: `${state}, another's`,
        ask: (who: Actor) => claimPolicy.mayHandOverClaims(who, { claims: [{ state }], fromId: somebody, assigneeId: me }),
      },
    ]),
    allowed: {
      ...allow(editors, [...openToWork.map((state) => `${state}, mine`), ...openToWork.map((state) => `${state}, another's`)]),
      reviewer: openToWork.map((state) => `${state}, mine`),
    },
  },
  mayRankClaims: {
    cases: byState((who, claim) => claimPolicy.mayRankClaims(who, { claims: [claim] })),
    allowed: allow(editors, openToWork),
  },
  mayRecoverWork: { cases: stateless(claimPolicy.mayRecoverWork), allowed: allow(editors, [always]) },
  mayHandOutClaims: { cases: stateless(claimPolicy.mayHandOutClaims), allowed: allow(editors, [always]) },
  maySplitClaim: { cases: byState(claimPolicy.maySplitClaim), allowed: allow(staff, [...beforeDecision, "decided"]) },
  mayMarkDuplicate: { cases: byState(claimPolicy.mayMarkDuplicate), allowed: allow(staff, [...beforeDecision, "decided"]) },
  mayMergeClaims: {
    cases: [
      ...byState((who, claim) => claimPolicy.mayMergeClaims(who, { claims: [claim, { state: "inReview" }] })),
      {
        state: "one published",
        ask: (who) => claimPolicy.mayMergeClaims(who, { claims: [{ state: "inReview" }, { state: "published" }] }),
      },
    ],
    allowed: allow(staff, [...beforeDecision, "decided"]),
  },
  mayUndoLineage: {
    cases: [
      { state: "my step", ask: (who) => claimPolicy.mayUndoLineage(who, { createdById: me }) },
      { state: "another's step", ask: (who) => claimPolicy.mayUndoLineage(who, { createdById: somebody }) },
    ],
    allowed: { ...allow(editors, ["my step", "another's step"]), reviewer: ["my step"] },
  },
  mayWithdrawClaim: { cases: byState(claimPolicy.mayWithdrawClaim), allowed: allow(editors, ["onHold", "decided"]) },
  mayHoldClaim: { cases: byState(claimPolicy.mayHoldClaim), allowed: allow(editors, [...beforeDecision, "decided"]) },
  mayResumeClaim: { cases: byState(claimPolicy.mayResumeClaim), allowed: allow(editors, ["onHold"]) },
  mayReopenClaim: { cases: byState(claimPolicy.mayReopenClaim), allowed: allow(editors, ["decided", "published"]) },
  mayTrainLayer: { cases: stateless(claimPolicy.mayTrainLayer), allowed: allow([...editors, "system"], [always]) },
  mayRevertLayer: { cases: stateless(claimPolicy.mayRevertLayer), allowed: allow([...editors, "system"], [always]) },
};
