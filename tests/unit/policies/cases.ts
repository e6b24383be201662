import type { Actor, ActorRole } from "@/lib/actor";
import { type ClaimState, claimStates } from "@/lib/claims/workflow";
import type { Permission } from "@/lib/permission";

export const roles: readonly ActorRole[] = ["owner", "editor", "reviewer", "viewer", "system", "reader"];
export const me = "00000000-0000-7000-8000-000000000001";
export const somebody = "00000000-0000-7000-8000-000000000002";
export const somebodyElse = "00000000-0000-7000-8000-000000000003";

export function actor(role: ActorRole): Actor {
  return {
    workspaceId: "00000000-0000-7000-8000-00000000000a",
    userId: role === "system" || role === "reader" ? null : me,
    name: "Ada",
    role,
  };
}

export type Case = { state: string; ask: (actor: Actor) => Permission };
export type Action = { cases: readonly Case[]; allowed: Partial<Record<ActorRole, readonly string[]>> };

export const staff = ["owner", "editor", "reviewer"] as const;
export const editors = ["owner", "editor"] as const;

export function allow(who: readonly ActorRole[], states: readonly string[]): Action["allowed"] {
  return Object.fromEntries(who.map((role) => [role, states]));
}

export const always = "always";
export function stateless(ask: (actor: Actor) => Permission): readonly Case[] {
  return [{ state: always, ask }];
}
export function byState(ask: (actor: Actor, claim: { state: ClaimState }) => Permission): readonly Case[] {
  return claimStates.map((state) => ({ state, ask: (who) => ask(who, { state }) }));
}
export function evidenceByState(ask: (actor: Actor, evidence: { state: ClaimState; isWithdrawn: boolean }) => Permission): readonly Case[] {
  return claimStates.flatMap((state) => [
    { state, ask: (who: Actor) => ask(who, { state, isWithdrawn: false }) },
    { state: `${state}, withdrawn`, ask: (who: Actor) => ask(who, { state, isWithdrawn: true }) },
  ]);
}

export const beforeDecision = ["accepted", "inReview", "assessed"] as const;
export const openToWork = [...beforeDecision, "onHold"] as const;
export const everyState: readonly ClaimState[] = claimStates;
export const takenUp = everyState.filter((state) => state !== "dismissed");
export const settled: readonly ClaimState[] = ["decided", "published"];
export const unsettled = everyState.filter((state) => !settled.includes(state));
