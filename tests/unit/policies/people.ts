import type { Actor } from "@/lib/actor";
import * as peoplePolicy from "@/lib/people/policy";
import type { Permission } from "@/lib/permission";
import { type Action, allow, always, type Case, me, somebody, stateless } from "./cases";

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

export const people: Record<string, Action> = {
  mayFoundWorkspace: { cases: stateless(peoplePolicy.mayFoundWorkspace), allowed: allow(["system"], [always]) },
  mayDescribeWorkspace: { cases: stateless(peoplePolicy.mayDescribeWorkspace), allowed: allow(["owner"], [always]) },
  mayAddMember: { cases: stateless(peoplePolicy.mayAddMember), allowed: allow(["owner"], [always]) },
  mayChangeRole: {
    cases: byMember(peoplePolicy.mayChangeRole),
    allowed: allow(["owner"], ["other", "other disabled", "self", "one of two owners"]),
  },
  mayDisableMember: { cases: byMember(peoplePolicy.mayDisableMember), allowed: allow(["owner"], ["other", "self", "one of two owners"]) },
  mayEnableMember: { cases: byMember(peoplePolicy.mayEnableMember), allowed: allow(["owner"], ["other disabled"]) },
  maySetLanguages: {
    cases: byMember(peoplePolicy.maySetLanguages),
    allowed: { owner: Object.keys(members), editor: ["self"], reviewer: ["self"], viewer: ["self"] },
  },
  maySetProfile: {
    cases: byMember(peoplePolicy.maySetProfile),
    allowed: { owner: ["self"], editor: ["self"], reviewer: ["self"] },
  },
  maySetWorkingHours: { cases: stateless(peoplePolicy.maySetWorkingHours), allowed: allow(["owner"], [always]) },
  maySignOutEverywhere: {
    cases: byMember(peoplePolicy.maySignOutEverywhere),
    allowed: { owner: Object.keys(members), editor: ["self"], reviewer: ["self"], viewer: ["self"] },
  },
  mayChangePassword: {
    cases: stateless(peoplePolicy.mayChangePassword),
    allowed: allow(["owner", "editor", "reviewer", "viewer"], [always]),
  },
};
