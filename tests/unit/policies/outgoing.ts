import type { Actor } from "@/lib/actor";
import { claimStates } from "@/lib/claims/workflow";
import * as policy from "@/lib/outgoing/policy";
import type { Permission } from "@/lib/permission";
import { type Action, allow, always, type Case, staff, stateless, takenUp } from "./cases";

const states = ["active", "paused", "gone", "removed"] as const;
const present = ["active", "paused", "gone"];
const byState = (ask: (actor: Actor, webhook: policy.WebhookSubject) => Permission): readonly Case[] =>
  states.map((state) => ({ state, ask: (who) => ask(who, { state }) }));
const byKey = (ask: (actor: Actor, hasKey: boolean) => Permission): readonly Case[] => [
  { state: "key", ask: (who) => ask(who, true) },
  { state: "no key", ask: (who) => ask(who, false) },
];

const anew = { isWaiting: false, isTakenDown: false, isWanted: true };

/** What leaves the newsroom by itself, for the policy matrix. */
export const outgoing: Record<string, Action> = {
  maySeeWebhooks: { cases: stateless(policy.maySeeWebhooks), allowed: allow(["owner"], [always]) },
  mayAddWebhook: { cases: byKey((who, hasKey) => policy.mayAddWebhook(who, { hasKey })), allowed: allow(["owner"], ["key"]) },
  mayChangeWebhook: { cases: byState(policy.mayChangeWebhook), allowed: allow(["owner"], present) },
  mayPauseWebhook: { cases: byState(policy.mayPauseWebhook), allowed: allow(["owner"], ["active"]) },
  mayResumeWebhook: { cases: byState(policy.mayResumeWebhook), allowed: allow(["owner"], ["paused", "gone"]) },
  mayRotateWebhookSecret: {
    cases: [
      ...byState((who, { state }) => policy.mayRotateWebhookSecret(who, { state, hasKey: true })),
      { state: "no key", ask: (who) => policy.mayRotateWebhookSecret(who, { state: "active", hasKey: false }) },
    ],
    allowed: allow(["owner"], present),
  },
  mayRemoveWebhook: { cases: byState(policy.mayRemoveWebhook), allowed: allow(["owner"], present) },
  mayStopWebhook: { cases: byState(policy.mayStopWebhook), allowed: allow(["system"], ["active"]) },
  mayReplayDelivery: {
    cases: [
      { state: "waiting", ask: (who) => policy.mayReplayDelivery(who, { ...anew, isWaiting: true }) },
      { state: "settled", ask: (who) => policy.mayReplayDelivery(who, anew) },
      { state: "unwanted", ask: (who) => policy.mayReplayDelivery(who, { ...anew, isWanted: false }) },
      { state: "taken down", ask: (who) => policy.mayReplayDelivery(who, { ...anew, isTakenDown: true }) },
    ],
    allowed: allow(["owner"], ["settled"]),
  },
  mayAddMailRecipient: {
    cases: [
      ...claimStates.map(
        (state): Case => ({ state, ask: (who) => policy.mayAddMailRecipient(who, { claim: { state }, isAsked: true, hasMail: true }) }),
      ),
      {
        state: "not asked",
        ask: (who) => policy.mayAddMailRecipient(who, { claim: { state: "accepted" }, isAsked: false, hasMail: true }),
      },
      { state: "no mail", ask: (who) => policy.mayAddMailRecipient(who, { claim: { state: "accepted" }, isAsked: true, hasMail: false }) },
    ],
    allowed: allow(staff, takenUp),
  },
  mayEndMail: {
    cases: [true, false].map((hasToken) => ({
      state: hasToken ? "own word" : "no token",
      ask: (who) => policy.mayEndMail(who, { hasToken }),
    })),
    allowed: { ...allow(staff, ["own word", "no token"]), viewer: ["own word"], reader: ["own word"] },
  },
  mayResealWebhooks: {
    cases: byKey((who, hasKeys) => policy.mayResealWebhooks(who, { hasKeys })),
    allowed: allow(["system"], ["key"]),
  },
};
