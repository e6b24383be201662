import "server-only";
import { systemActor } from "@/lib/actor";
import { now } from "@/lib/clock";
import { database } from "@/lib/database";
import { describeRefusal } from "@/lib/result";
import type { Outcome, Taken } from "./attempts";
import { postMessage } from "./post-message";
import { messageIdOf, signedHeaders } from "./signature";
import { stopWebhook } from "./stop-webhook";
import { secretsAt } from "./webhook-secret";

const unsent = { status: null, answer: "", askedMs: null, isFinal: false };

/** Signs a message and sends it to its address. An address that answers 410 is stopped. */
export async function sendWebhook(taken: Taken, signal: AbortSignal): Promise<Outcome> {
  const { workspaceId, targetId, body } = taken;
  const endpoint = await database.webhookEndpoint.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id: targetId } } });
  const { secret } = endpoint;
  if (secret === null) return { ...unsent, isFinal: true, problem: "The address was removed before it was sent." };
  const at = now();
  const secrets = secretsAt({ workspaceId, endpointId: targetId }, { ...endpoint, secret }, at);
  if (secrets === null) {
    return { ...unsent, problem: "This server has not the key that the secret is kept with. Set it as ASSAY_SEAL_KEY_BEFORE." };
  }
  const headers = signedHeaders({ id: messageIdOf(taken), at, body }, secrets);
  const outcome = await postMessage(endpoint.url, { headers, body, signal });
  if (outcome.status === 410) {
    const stopped = await stopWebhook(systemActor(workspaceId), { endpointId: targetId });
    if (!stopped.ok && stopped.refusal.code !== "FORBIDDEN") throw new Error(describeRefusal(stopped.refusal));
  }
  return outcome;
}
