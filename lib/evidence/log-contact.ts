import "server-only";
import { personOf } from "@/lib/actor";
import { instantAt } from "@/lib/claims/due-at";
import { readWorkingHours } from "@/lib/claims/working-hours";
import { now } from "@/lib/clock";
import { defineCommand } from "@/lib/command";
import { refuseField } from "@/lib/result";
import { mayLogContact } from "./policy";
import { logContactInput } from "./schema";

const minuteMs = 60 * 1000;
const dayMs = 24 * 60 * minuteMs;

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}

/** Logs that a claimant was asked for a reply: how, when, what, and until when. */
export const logContact = defineCommand({
  name: "logContact",
  input: logContactInput,
  load: ({ database, actor, input }) =>
    database.claim.findUnique({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: input.claimId } },
      select: { id: true, articleId: true, state: true },
    }),
  permit: mayLogContact,
  async execute({ database, actor, input, subject: claim }) {
    const { channel, contactedOn, contactedTime, question, deadlineOn, isDisclosed } = input;
    // Somewhere on Earth it is tomorrow already.
    const latestDay = new Date(now().getTime() + dayMs).toISOString().slice(0, 10);
    if (contactedOn > latestDay) refuseField("contactedOn", "This day has not come. Log a contact once it was made.");
    const { timeZone } = await readWorkingHours(database, actor.workspaceId);
    const madeAt = contactedTime === null ? null : instantAt(contactedOn, minuteOf(contactedTime), timeZone);
    // Whoever logs it at once may have a clock that goes a little fast.
    if (madeAt !== null && madeAt.getTime() > now().getTime() + minuteMs)
      refuseField("contactedTime", "This time has not come. Log a contact once it was made.");
    const contact = await database.claimantContact.create({
      data: {
        ...{ workspaceId: actor.workspaceId, claimId: claim.id, createdById: personOf(actor), channel, question, isDisclosed },
        ...{ contactedAt: new Date(contactedOn), madeAt, deadlineAt: deadlineOn === null ? null : new Date(deadlineOn) },
      },
      select: { id: true },
    });
    return {
      value: { contactId: contact.id },
      events: [
        {
          type: "contact.logged",
          subject: { articleId: claim.articleId, claimId: claim.id },
          payload: {
            contactId: contact.id,
            channel,
            contactedOn,
            madeAt: madeAt?.toISOString() ?? null,
            question,
            deadlineOn,
            isDisclosed,
          },
        },
      ],
    };
  },
});
