import "server-only";
import { defineCommand } from "@/lib/command";
import { loadWebhook } from "./load-webhook";
import { mayStopWebhook } from "./policy";
import { webhookInput } from "./schema";

/** Stops sending to an address that answered 410, until an owner goes on with it. */
export const stopWebhook = defineCommand({
  name: "stopWebhook",
  input: webhookInput,
  load: ({ database, actor, input }) => loadWebhook(database, actor, input.endpointId),
  permit: mayStopWebhook,
  async execute({ database, actor: { workspaceId }, input: { endpointId }, subject: { where, host } }) {
    await database.webhookEndpoint.update({ where, data: { state: "gone" } });
    return { value: { endpointId }, events: [{ type: "webhook.stopped", subject: { workspaceId }, payload: { endpointId, host } }] };
  },
});
