import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Actor, ActorRole } from "@/lib/actor";
import * as articlePolicy from "@/lib/articles/policy";
import * as auditPolicy from "@/lib/audit/policy";
import * as claimPolicy from "@/lib/claims/policy";
import { type ClaimState, claimStates } from "@/lib/claims/workflow";
import * as evidencePolicy from "@/lib/evidence/policy";
import * as exchangePolicy from "@/lib/exchange/policy";
import * as peoplePolicy from "@/lib/people/policy";
import type { Permission } from "@/lib/permission";
import * as reportPolicy from "@/lib/reports/policy";
import * as verdictPolicy from "@/lib/verdicts/policy";
import { discussionMatrix } from "./discussion/policy-cases";

// Every action × role × state. A line of `allowed` permits exactly what it lists; all that is not listed must be denied.

const roles: readonly ActorRole[] = ["owner", "editor", "reviewer", "viewer", "system"];
const me = "00000000-0000-7000-8000-000000000001";
const somebody = "00000000-0000-7000-8000-000000000002";
const somebodyElse = "00000000-0000-7000-8000-000000000003";

function actor(role: ActorRole): Actor {
  return { workspaceId: "00000000-0000-7000-8000-00000000000a", userId: role === "system" ? null : me, name: "Ada", role };
}

type Case = { state: string; ask: (actor: Actor) => Permission };
type Action = { cases: readonly Case[]; allowed: Partial<Record<ActorRole, readonly string[]>> };

const staff = ["owner", "editor", "reviewer"] as const;
const editors = ["owner", "editor"] as const;

function allow(who: readonly ActorRole[], states: readonly string[]): Action["allowed"] {
  return Object.fromEntries(who.map((role) => [role, states]));
}

const always = "always";
function stateless(ask: (actor: Actor) => Permission): readonly Case[] {
  return [{ state: always, ask }];
}
function byState(ask: (actor: Actor, claim: { state: ClaimState }) => Permission): readonly Case[] {
  return claimStates.map((state) => ({ state, ask: (who) => ask(who, { state }) }));
}
function evidenceByState(ask: (actor: Actor, evidence: { state: ClaimState; isWithdrawn: boolean }) => Permission): readonly Case[] {
  return claimStates.flatMap((state) => [
    { state, ask: (who: Actor) => ask(who, { state, isWithdrawn: false }) },
    { state: `${state}, withdrawn`, ask: (who: Actor) => ask(who, { state, isWithdrawn: true }) },
  ]);
}

const nobody = { assessorIds: [], awaitedIds: [], authorIds: [], recusedIds: [], assignedIds: null, isOpened: false };
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

const member = { memberId: somebody, role: "reviewer", isDisabled: false, activeOwners: 2 } as const;
const members: Record<string, peoplePolicy.MemberSubject> = {
  other: member,
  "other disabled": { ...member, isDisabled: true },
  self: { ...member, memberId: me },
  "last owner": { ...member, role: "owner", activeOwners: 1 },
  "one of two owners": { ...member, role: "owner" },
};
function byMember(ask: (actor: Actor, member: peoplePolicy.MemberSubject) => Permission): readonly Case[] {
  return Object.entries(members).map(([state, subject]) => ({ state, ask: (who) => ask(who, subject) }));
}

const beforeDecision = ["accepted", "inReview", "assessed"] as const;
const openToWork = [...beforeDecision, "onHold"] as const;
const everyState: readonly ClaimState[] = claimStates;
const takenUp = everyState.filter((state) => state !== "dismissed");
const settled: readonly ClaimState[] = ["decided", "published"];
const unsettled = everyState.filter((state) => !settled.includes(state));
const everyAssessor = Object.keys(assessors) as (keyof typeof assessors)[];
const withMine = ["mine in", "quorum in, with mine", "mine sent back"] as const;
const openToEditors = ["quorum in", "quorum sent back", "mine rejected"] as const;
const quorumInByOthers = ["quorum in"] as const;
const notMine = ["nobody in", "quorum in", "quorum sent back", "nobody in, assigned to me", "nobody in, assigned to another"] as const;

type AskRuling = (actor: Actor, claim: verdictPolicy.RulingSubject) => Permission;
function assessing(ask: AskRuling): Action {
  const always = ["nobody in", "nobody in, assigned to me", ...withMine] as const;
  return {
    cases: rulingByState(ask),
    allowed: {
      ...allow(editors, ruling(beforeDecision, always)),
      reviewer: ruling(beforeDecision, [...always, ...openToEditors]),
    },
  };
}
function settling(ask: AskRuling): Action {
  return { cases: rulingByState(ask), allowed: allow(editors, ruling(["inReview", "assessed"], quorumInByOthers)) };
}
function adjudicating(ask: AskRuling): Action {
  return { cases: rulingByState(ask), allowed: allow(editors, ruling(["assessed"], notMine)) };
}

const matrix: Record<string, Action> = {
  mayFoundWorkspace: { cases: stateless(peoplePolicy.mayFoundWorkspace), allowed: allow(["system"], [always]) },
  mayDescribeWorkspace: { cases: stateless(peoplePolicy.mayDescribeWorkspace), allowed: allow(["owner"], [always]) },
  mayAddMember: { cases: stateless(peoplePolicy.mayAddMember), allowed: allow(["owner"], [always]) },
  mayChangeRole: {
    cases: byMember(peoplePolicy.mayChangeRole),
    allowed: allow(["owner"], ["other", "other disabled", "self", "one of two owners"]),
  },
  mayDisableMember: { cases: byMember(peoplePolicy.mayDisableMember), allowed: allow(["owner"], ["other", "self", "one of two owners"]) },
  mayEnableMember: { cases: byMember(peoplePolicy.mayEnableMember), allowed: allow(["owner"], ["other disabled"]) },
  maySignOutEverywhere: {
    cases: byMember(peoplePolicy.maySignOutEverywhere),
    allowed: { owner: Object.keys(members), editor: ["self"], reviewer: ["self"], viewer: ["self"] },
  },
  mayChangePassword: {
    cases: stateless(peoplePolicy.mayChangePassword),
    allowed: allow(["owner", "editor", "reviewer", "viewer"], [always]),
  },
  maySubmitArticle: { cases: stateless(articlePolicy.maySubmitArticle), allowed: allow(staff, [always]) },
  mayDescribeArticle: { cases: stateless(articlePolicy.mayDescribeArticle), allowed: allow(staff, [always]) },
  mayCheckArticle: { cases: stateless(articlePolicy.mayCheckArticle), allowed: allow([...staff, "system"], [always]) },
  maySubmitVersion: { cases: stateless(articlePolicy.maySubmitVersion), allowed: allow(staff, [always]) },
  mayPlaceClaim: { cases: stateless(claimPolicy.mayPlaceClaim), allowed: allow(staff, [always]) },
  mayAcceptCandidate: { cases: stateless(claimPolicy.mayAcceptCandidate), allowed: allow(staff, [always]) },
  mayDismissCandidate: { cases: stateless(claimPolicy.mayDismissCandidate), allowed: allow(staff, [always]) },
  mayRestoreCandidate: { cases: stateless(claimPolicy.mayRestoreCandidate), allowed: allow(staff, [always]) },
  mayImportAnnotations: { cases: stateless(exchangePolicy.mayImportAnnotations), allowed: allow(staff, [always]) },
  mayMarkClaim: { cases: stateless(claimPolicy.mayMarkClaim), allowed: allow(staff, [always]) },
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
  maySeeReviewers: { cases: stateless(verdictPolicy.maySeeReviewers), allowed: allow(editors, [always]) },
  mayEndRecusal: {
    cases: Object.entries(recusals).map(([state, recusal]) => ({ state, ask: (who) => verdictPolicy.mayEndRecusal(who, recusal) })),
    allowed: allow(editors, ["of another"]),
  },
  mayDraftReport: { cases: stateless(reportPolicy.mayDraftReport), allowed: allow(editors, [always]) },
  mayPublishReport: { cases: stateless(reportPolicy.mayPublishReport), allowed: allow(editors, [always]) },
  mayAdoptLogKey: { cases: stateless(auditPolicy.mayAdoptLogKey), allowed: allow(["system"], [always]) },
  ...discussionMatrix,
  mayErasePrivateParts: { cases: stateless(auditPolicy.mayErasePrivateParts), allowed: allow(["owner"], [always]) },
};

describe("the policy matrix", () => {
  test("covers every policy there is", () => {
    const policies = readdirSync("lib", { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith("policy.ts"))
      .flatMap((file) => [...readFileSync(`lib/${file}`, "utf8").matchAll(/export function (may\w+)/g)].map((match) => match[1] ?? ""));
    expect(policies.length).toBeGreaterThan(25);
    expect(Object.keys(matrix).toSorted()).toEqual(policies.toSorted());
  });

  for (const [name, action] of Object.entries(matrix)) {
    test(`${name} permits what is listed and nothing else`, () => {
      const listed = Object.values(action.allowed).flat();
      const known = action.cases.map((one) => one.state);
      expect(listed.filter((state) => !known.includes(state))).toEqual([]);
      for (const role of roles) {
        for (const { state, ask } of action.cases) {
          const answer = ask(actor(role));
          const isListed = action.allowed[role]?.includes(state) ?? false;
          expect({ role, state, isPermitted: answer === true }).toEqual({ role, state, isPermitted: isListed });
          if (answer !== true) expect(answer).toMatch(/^[A-Z“].{10,}\.$/u);
        }
      }
    });
  }
});
