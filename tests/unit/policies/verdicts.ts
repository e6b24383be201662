import type { Actor } from "@/lib/actor";
import { type ClaimState, claimStates } from "@/lib/claims/workflow";
import type { Permission } from "@/lib/permission";
import * as verdictPolicy from "@/lib/verdicts/policy";
import {
  type Action,
  allow,
  always,
  beforeDecision,
  type Case,
  editors,
  everyState,
  me,
  settled,
  somebody,
  somebodyElse,
  staff,
  stateless,
  unsettled,
} from "./cases";

const nobody = {
  assessorIds: [],
  awaitedIds: [],
  authorIds: [],
  recusedIds: [],
  assignedIds: null,
  isOpened: false,
  isAnotherAsked: false,
  pastReaderIds: [],
};
function inAre(...assessorIds: string[]) {
  return { ...nobody, assessorIds, authorIds: assessorIds };
}
/** How a wording's assessments can stand, of which two are needed. */
const assessors = {
  "nobody in": nobody,
  "mine in": inAre(me),
  "quorum in": inAre(somebody, somebodyElse),
  "quorum in, with mine": inAre(me, somebody),
  "quorum in, I keep out": { ...inAre(somebody, somebodyElse), recusedIds: [me] },
  "quorum in, I was an editor": { ...inAre(somebody, somebodyElse), isOpened: true, pastReaderIds: [me] },
  "quorum sent back": { ...inAre(somebody, somebodyElse), awaitedIds: [somebody, somebodyElse], isOpened: true },
  "mine sent back": { ...inAre(me, somebody), awaitedIds: [me], isOpened: true },
  "mine rejected": { ...nobody, authorIds: [me, somebody], isOpened: true },
  "nobody in, assigned to me": { ...nobody, assignedIds: [me] },
  "nobody in, assigned to another": { ...nobody, assignedIds: [somebody] },
} as const satisfies Record<string, Omit<verdictPolicy.RulingSubject, "state" | "quorum">>;
function rulingByState(ask: (actor: Actor, claim: verdictPolicy.RulingSubject) => Permission): readonly Case[] {
  return claimStates.flatMap((state) =>
    Object.entries(assessors).map(([name, standing]) => ({
      state: `${state}, ${name}`,
      ask: (who: Actor) => ask(who, { ...standing, state, quorum: 2 }),
    })),
  );
}
function ruling(states: readonly ClaimState[], names: readonly (keyof typeof assessors)[]): string[] {
  return states.flatMap((state) => names.map((name) => `${state}, ${name}`));
}

const recusals: Record<string, verdictPolicy.RecusalSubject> = {
  "of another": { memberId: somebody, isEnded: false },
  "of another, ended": { memberId: somebody, isEnded: true },
  "my own": { memberId: me, isEnded: false },
};

const everyAssessor = Object.keys(assessors) as (keyof typeof assessors)[];
const withMine = ["mine in", "quorum in, with mine", "mine sent back"] as const;
const openToEditors = ["quorum in", "quorum in, I was an editor", "quorum sent back", "mine rejected"] as const;
/** Where a reviewer may still judge independently, although editors can read. */
const openToReviewers = ["quorum in", "quorum sent back", "mine rejected"] as const;
const quorumInByOthers = ["quorum in", "quorum in, I was an editor"] as const;
const notMine = [
  ...["nobody in", "quorum in", "quorum in, I was an editor", "quorum sent back"],
  ...["nobody in, assigned to me", "nobody in, assigned to another"],
] as const satisfies readonly (keyof typeof assessors)[];

type AskRuling = (actor: Actor, claim: verdictPolicy.RulingSubject) => Permission;
function assessing(ask: AskRuling): Action {
  const always = ["nobody in", "nobody in, assigned to me", ...withMine] as const;
  return {
    cases: rulingByState(ask),
    allowed: {
      ...allow(editors, ruling(beforeDecision, always)),
      reviewer: ruling(beforeDecision, [...always, ...openToReviewers]),
    },
  };
}
function settling(ask: AskRuling): Action {
  return { cases: rulingByState(ask), allowed: allow(editors, ruling(["inReview", "assessed"], quorumInByOthers)) };
}
function adjudicating(ask: AskRuling, state: ClaimState = "assessed"): Action {
  return { cases: rulingByState(ask), allowed: allow(editors, ruling([state], notMine)) };
}

export const verdicts: Record<string, Action> = {
  maySeeAssessments: {
    cases: rulingByState(verdictPolicy.maySeeAssessments),
    allowed: {
      ...allow(editors, [...ruling(settled, everyAssessor), ...ruling(unsettled, [...withMine, ...openToEditors])]),
      ...allow(["reviewer", "viewer"], [...ruling(settled, everyAssessor), ...ruling(unsettled, withMine)]),
    },
  },
  maySeeProgress: {
    cases: rulingByState(verdictPolicy.maySeeProgress),
    allowed: {
      ...allow(editors, ruling(everyState, everyAssessor)),
      ...allow(["reviewer", "viewer"], [...ruling(settled, everyAssessor), ...ruling(unsettled, withMine)]),
    },
  },
  maySubmitAssessment: assessing(verdictPolicy.maySubmitAssessment),
  mayReaffirmAssessment: assessing(verdictPolicy.mayReaffirmAssessment),
  mayDecideClaim: settling(verdictPolicy.mayDecideClaim),
  mayAcceptAssessment: settling(verdictPolicy.mayAcceptAssessment),
  mayReaffirmVerdict: settling(verdictPolicy.mayReaffirmVerdict),
  maySendBackClaim: adjudicating(verdictPolicy.maySendBackClaim),
  mayAskAssessment: adjudicating(verdictPolicy.mayAskAssessment),
  mayWaiveAssessment: adjudicating((who, on) => verdictPolicy.mayWaiveAssessment(who, { ...on, isAnotherAsked: true }), "inReview"),
  mayRejectAssessments: adjudicating(verdictPolicy.mayRejectAssessments),
  mayDeclareConflict: {
    cases: rulingByState(verdictPolicy.mayDeclareConflict),
    allowed: allow(
      staff,
      ruling(
        unsettled,
        everyAssessor.filter((name) => name !== "quorum in, I keep out"),
      ),
    ),
  },
  mayReviseScale: { cases: stateless(verdictPolicy.mayReviseScale), allowed: allow(["owner"], [always]) },
  maySetReviewPolicy: { cases: stateless(verdictPolicy.maySetReviewPolicy), allowed: allow(editors, [always]) },
  maySettleClaims: { cases: stateless(verdictPolicy.maySettleClaims), allowed: allow(editors, [always]) },
  maySeeReviewers: { cases: stateless(verdictPolicy.maySeeReviewers), allowed: allow(editors, [always]) },
  mayEndRecusal: {
    cases: Object.entries(recusals).map(([state, recusal]) => ({ state, ask: (who) => verdictPolicy.mayEndRecusal(who, recusal) })),
    allowed: allow(editors, ["of another"]),
  },
};
