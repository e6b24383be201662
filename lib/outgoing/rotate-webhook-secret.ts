import "server-only";
import { now } from "@/lib/clock";
import { defineCommand } from "@/lib/command";
import { nameOfKey } from "@/lib/confidential/seal";
import { findSealKey } from "@/lib/confidential/seal-keys";
import { environment } from "@/lib/environment";
import { refuseConflict } from "@/lib/result";
import { loadWebhook } from "./load-webhook";
import { mayRotateWebhookSecret, noKeyWords } from "./policy";
import { webhookInput } from "./schema";
import { writeSecret } from "./signature";
import { makeSecret, openSecret, sealSecret } from "./webhook-secret";

const bothMs = 24 * 60 * 60 * 1000;

/** Gives an address a new secret, which is in the answer this once. For a day messages are signed with the one before, too. */
export const rotateWebhookSecret = defineCommand({
  name: "rotateWebhookSecret",
  input: webhookInput,
  load: ({ database, actor, input }) => loadWebhook(database, actor, input.endpointId),
  permit: mayRotateWebhookSecret,
  async execute({ database, actor: { workspaceId }, input: { endpointId }, subject: { where, host, ...endpoint } }) {
    const key = environment.sealKey ?? refuseConflict(noKeyWords);
    const place = { workspaceId, endpointId };
    const keyBefore = findSealKey(endpoint.keyName);
    // Whatever it was encrypted with so far: both lie under one key. What no key opens any more cannot sign either.
    const secretBefore =
      keyBefore === null || endpoint.secret === null ? null : sealSecret(key, place, openSecret(keyBefore, place, endpoint.secret));
    const secret = makeSecret();
    const secretNumber = endpoint.secretNumber + 1;
    const secretBeforeUntil = secretBefore === null ? now() : new Date(now().getTime() + bothMs);
    await database.webhookEndpoint.update({
      where,
      data: { secret: sealSecret(key, place, secret), secretBefore, secretBeforeUntil, keyName: nameOfKey(key), secretNumber },
    });
    const bothUntil = secretBeforeUntil.toISOString();
    return {
      value: { endpointId, secret: writeSecret(secret), bothUntil },
      events: [{ type: "webhook.secret-changed", subject: { workspaceId }, payload: { endpointId, host, secretNumber, bothUntil } }],
    };
  },
});
