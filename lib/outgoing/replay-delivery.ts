import "server-only";
import { now } from "@/lib/clock";
import { defineCommand } from "@/lib/command";
import { addressOf } from "./mail-address";
import { mayReplayDelivery } from "./policy";
import { replayDeliveryInput } from "./schema";

/** Has one message sent again, the same words under the same id, with a schedule of attempts of its own. */
export const replayDelivery = defineCommand({
  name: "replayDelivery",
  input: replayDeliveryInput,
  load: async ({ database, actor: { workspaceId }, input: { deliveryId: id } }) => {
    const delivery = await database.delivery.findUnique({
      where: { workspaceId_id: { workspaceId, id } },
      select: { id: true, state: true, attempts: true, channel: true, targetId: true, sequence: true, body: true },
    });
    if (delivery === null) return null;
    const judged = { ...delivery, isWaiting: delivery.state === "waiting", isTakenDown: delivery.body === "" };
    if (delivery.channel === "mail") {
      const address = await addressOf({ workspaceId, targetId: delivery.targetId });
      return { ...judged, isWanted: address !== null };
    }
    const endpoint = await database.webhookEndpoint.findUnique({
      where: { workspaceId_id: { workspaceId, id: delivery.targetId } },
      select: { state: true },
    });
    return { ...judged, isWanted: endpoint !== null && endpoint.state !== "removed" };
  },
  permit: mayReplayDelivery,
  async execute({ database, actor: { workspaceId }, subject: { id, attempts, targetId, sequence } }) {
    await database.delivery.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: { state: "waiting", problem: "", attemptsBefore: attempts, nextAt: now() },
    });
    const payload = { deliveryId: id, targetId, sequence: Number(sequence) };
    return { value: { deliveryId: id }, events: [{ type: "delivery.replayed", subject: { workspaceId }, payload }] };
  },
});
