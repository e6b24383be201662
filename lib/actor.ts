/** What a member of a newsroom may be. */
export const roles = ["owner", "editor", "reviewer", "viewer"] as const;

/** A member's role. */
export type Role = (typeof roles)[number];

/**
 * A role, or `system` for what the machine itself does, or `reader` for somebody outside who writes to the newsroom. No policy lists these two
 * by accident: unlisted is denied.
 */
export type ActorRole = Role | "system" | "reader";

/** Who is acting, in which newsroom: a member as proven by `requireActor()`, or the system or a reader (then `userId` is null). */
export type Actor = { workspaceId: string; userId: string | null; name: string; role: ActorRole };

/** Somebody who reads published pages without signing in. */
export type Visitor = { role: "visitor" };

/** Whoever looks. Queries take it first. */
export type Viewer = Actor | Visitor;

/** The reader of public pages. */
export const visitor: Visitor = { role: "visitor" };

/** The machine acting in one newsroom: seeds, imports, jobs. */
export function systemActor(workspaceId: string): Actor {
  return { workspaceId, userId: null, name: "Assay", role: "system" };
}

/** Somebody outside who writes to a newsroom without signing in: nobody knows who. */
export function readerActor(workspaceId: string): Actor {
  return { workspaceId, userId: null, name: "A reader", role: "reader" };
}

/** The user id of an actor who must be a person. Throws when the system or a reader reaches what only members do. */
export function personOf(actor: Actor): string {
  if (actor.userId === null) throw new Error("Only a person can do this.");
  return actor.userId;
}
