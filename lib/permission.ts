import type { Actor, ActorRole } from "@/lib/actor";

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
