import "server-only";
import { defineCommand } from "@/lib/command";
import { loadWebhook } from "./load-webhook";
import { mayRemoveWebhook } from "./policy";
import { webhookInput } from "./schema";

/** Removes an address for good, its secret with it. What waits for it is not sent; what was sent stays in the list. */
export const removeWebhook = defineCommand({
  name: "removeWebhook",
  input: webhookInput,
  load: ({ database, actor, input }) => loadWebhook(database, actor, input.endpointId),
  permit: mayRemoveWebhook,
  async execute({ database, actor: { workspaceId }, input: { endpointId }, subject: { where, host } }) {
    await database.webhookEndpoint.update({ where, data: { state: "removed", secret: null, secretBefore: null, secretBeforeUntil: null } });
    const { count: dropped } = await database.delivery.updateMany({
      where: { workspaceId, targetId: endpointId, state: "waiting" },
      data: { state: "dead", problem: "The address was removed before it was sent." },
    });
    return { value: { dropped }, events: [{ type: "webhook.removed", subject: { workspaceId }, payload: { endpointId, host, dropped } }] };
  },
});
