import type { Actor, Role } from "@/lib/actor";
import { type Permission, permitAll, permitRoles } from "@/lib/permission";

/** What a people policy judges: the member in question, and how many active owners the newsroom has. */
export type MemberSubject = { memberId: string; role: Role; isDisabled: boolean; activeOwners: number };

const ownersOnly = "Only an owner may manage people.";

function keepsAnOwner(member: MemberSubject): Permission {
  const isLastOwner = member.role === "owner" && !member.isDisabled && member.activeOwners <= 1;
  return isLastOwner ? "A newsroom needs at least one active owner. Make somebody else an owner first." : true;
}

/** Founding a newsroom is done from the command line or the seed, never by a member of another. */
export function mayFoundWorkspace(actor: Actor): Permission {
  return permitRoles(actor, ["system"], "A newsroom is founded with `npx assay found-workspace` on the server.");
}

/** Owners set the newsroom's name, quorum and public texts. */
export function mayDescribeWorkspace(actor: Actor): Permission {
  return permitRoles(actor, ["owner"], "Only an owner may change the newsroom's settings.");
}

/** Owners add people. */
export function mayAddMember(actor: Actor): Permission {
  return permitRoles(actor, ["owner"], ownersOnly);
}

/** Owners change roles, and one active owner always remains. */
export function mayChangeRole(actor: Actor, member: MemberSubject): Permission {
  return permitAll(permitRoles(actor, ["owner"], ownersOnly), keepsAnOwner(member));
}

/** Owners disable members, and one active owner always remains. */
export function mayDisableMember(actor: Actor, member: MemberSubject): Permission {
  return permitAll(
    permitRoles(actor, ["owner"], ownersOnly),
    member.isDisabled ? "This member is already disabled." : true,
    keepsAnOwner(member),
  );
}

/** Owners enable disabled members again. */
export function mayEnableMember(actor: Actor, member: MemberSubject): Permission {
  return permitAll(permitRoles(actor, ["owner"], ownersOnly), member.isDisabled ? true : "This member is not disabled.");
}

/** Everybody says which languages they read themselves; owners say it of anybody. */
export function maySetLanguages(actor: Actor, member: MemberSubject): Permission {
  if (actor.role === "system") return "Only a person can do this.";
  return actor.userId === member.memberId
    ? true
    : permitRoles(actor, ["owner"], "You may say which languages you read; an owner may say it of others.");
}

/** Everybody who may check says themselves what readers are told of them, and nobody says it for another. */
export function maySetProfile(actor: Actor, member: MemberSubject): Permission {
  return permitAll(
    permitRoles(actor, ["owner", "editor", "reviewer"], "Only people who check claims are named to readers."),
    actor.userId === member.memberId ? true : "Everybody says themselves what readers are told of them.",
  );
}

/** Owners say when the newsroom works. */
export function maySetWorkingHours(actor: Actor): Permission {
  return permitRoles(actor, ["owner"], "Only an owner may change when the newsroom works.");
}

/** Everybody may end their own sessions; owners anybody's. */
export function maySignOutEverywhere(actor: Actor, member: MemberSubject): Permission {
  if (actor.role === "system" || actor.role === "reader") return "Only a member can do this.";
  return actor.userId === member.memberId
    ? true
    : permitRoles(actor, ["owner"], "You may sign out yourself; an owner may sign out others.");
}

/** Everybody may change their own password, and nobody another's. */
export function mayChangePassword(actor: Actor): Permission {
  return permitRoles(actor, ["owner", "editor", "reviewer", "viewer"], "Only a person has a password.");
}
