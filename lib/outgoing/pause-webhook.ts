import "server-only";
import { defineCommand } from "@/lib/command";
import { loadWebhook } from "./load-webhook";
import { mayPauseWebhook } from "./policy";
import { webhookInput } from "./schema";

/** Sends nothing to an address until somebody goes on with it. What it is to be told meanwhile waits. */
export const pauseWebhook = defineCommand({
  name: "pauseWebhook",
  input: webhookInput,
  load: ({ database, actor, input }) => loadWebhook(database, actor, input.endpointId),
  permit: mayPauseWebhook,
  async execute({ database, actor: { workspaceId }, input: { endpointId }, subject: { where, host } }) {
    await database.webhookEndpoint.update({ where, data: { state: "paused" } });
    return { value: { endpointId }, events: [{ type: "webhook.paused", subject: { workspaceId }, payload: { endpointId, host } }] };
  },
});
