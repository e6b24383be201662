import "server-only";
import { defineCommand } from "@/lib/command";
import { loadWebhook } from "./load-webhook";
import { mayChangeWebhook } from "./policy";
import { changeWebhookInput } from "./schema";

/** Changes what an address is told of from now on. What waits for it already is still sent. */
export const changeWebhook = defineCommand({
  name: "changeWebhook",
  input: changeWebhookInput,
  load: ({ database, actor, input }) => loadWebhook(database, actor, input.endpointId),
  permit: mayChangeWebhook,
  async execute({ database, actor: { workspaceId }, input: { endpointId, types }, subject: { where, host } }) {
    await database.webhookEndpoint.update({ where, data: { types } });
    return { value: { endpointId }, events: [{ type: "webhook.changed", subject: { workspaceId }, payload: { endpointId, host, types } }] };
  },
});
