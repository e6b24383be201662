import "server-only";
import { defineCommand } from "@/lib/command";
import { loadWebhook } from "./load-webhook";
import { mayResumeWebhook } from "./policy";
import { webhookInput } from "./schema";

/** Goes on with an address that was paused or said it was gone: what waits for it is sent now. */
export const resumeWebhook = defineCommand({
  name: "resumeWebhook",
  input: webhookInput,
  load: ({ database, actor, input }) => loadWebhook(database, actor, input.endpointId),
  permit: mayResumeWebhook,
  async execute({ database, actor: { workspaceId }, input: { endpointId }, subject: { where, host } }) {
    await database.webhookEndpoint.update({ where, data: { state: "active" } });
    return { value: { endpointId }, events: [{ type: "webhook.resumed", subject: { workspaceId }, payload: { endpointId, host } }] };
  },
});
