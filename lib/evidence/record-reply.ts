import "server-only";
import { defineCommand } from "@/lib/command";
import { mayRecordReply } from "./policy";
import { recordReplyInput } from "./schema";

/** Records what came of a contact with a claimant, once: their answer, a refusal, or nothing. Whether it may be published is said with it. */
export const recordReply = defineCommand({
  name: "recordReply",
  input: recordReplyInput,
  load: async ({ database, actor, input }) => {
    const contact = await database.claimantContact.findUnique({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: input.contactId } },
      select: { id: true, outcome: true, claim: { select: { id: true, articleId: true } } },
    });
    return contact === null ? null : { ...contact, isClosed: contact.outcome !== "" };
  },
  permit: mayRecordReply,
  async execute({ database, actor, input, subject: contact }) {
    const { outcome, answer, isPublishable } = input;
    await database.claimantContact.update({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: contact.id } },
      data: { outcome, answer, isPublishable },
    });
    return {
      value: { contactId: contact.id },
      events: [
        {
          type: "contact.answered",
          subject: { articleId: contact.claim.articleId, claimId: contact.claim.id },
          payload: { contactId: contact.id, outcome, answer, isPublishable },
        },
      ],
    };
  },
});
