import type { Actor, ActorRole, Viewer } from "@/lib/actor";

/** A policy's answer: `true`, or the sentence that tells the person why not. */
export type Permission = true | string;

/** Permits the listed roles and nobody else. */
export function permitRoles(actor: Actor, roles: readonly ActorRole[], whyNot: string): Permission {
  return roles.includes(actor.role) ? true : whyNot;
}

/** The first refusal among several answers, else `true`. */
export function permitAll(...answers: readonly Permission[]): Permission {
  return answers.find((answer) => answer !== true) ?? true;
}

const nowhere = "00000000-0000-0000-0000-000000000000";

/** The filter every newsroom query spreads into its `where`: a member sees their own workspace, a visitor nothing of it. */
export function visibleTo(viewer: Viewer): { workspaceId: string } {
  return { workspaceId: viewer.role === "visitor" ? nowhere : viewer.workspaceId };
}
