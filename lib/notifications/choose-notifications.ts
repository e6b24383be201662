import "server-only";
import { personOf } from "@/lib/actor";
import { defineCommand } from "@/lib/command";
import { mayChooseNotifications } from "./policy";
import { chooseNotificationsInput, notificationKinds } from "./schema";

/** Chooses what one is told of from now on. What stands in the inbox stays. */
export const chooseNotifications = defineCommand({
  name: "chooseNotifications",
  input: chooseNotificationsInput,
  load: () => Promise.resolve({}),
  permit: mayChooseNotifications,
  async execute({ database, actor, input }) {
    const muted = notificationKinds.filter((kind) => !input[kind]);
    const place = { workspaceId: actor.workspaceId, memberId: personOf(actor) };
    await database.notificationChoice.upsert({
      where: { workspaceId_memberId: place },
      create: { ...place, muted },
      update: { muted },
      select: { memberId: true },
    });
    return {
      value: { muted },
      events: [{ type: "member.notificationsChosen", subject: { memberId: place.memberId }, payload: { muted } }],
    };
  },
});
