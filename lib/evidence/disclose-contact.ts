import "server-only";
import { defineCommand } from "@/lib/command";
import { mayDiscloseContact } from "./policy";
import { discloseContactInput } from "./schema";

/**
 * Says whether the next version of a report tells readers of a contact with the claimant, and whether it gives the answer word for word.
 * Versions that are published stay as they are.
 */
export const discloseContact = defineCommand({
  name: "discloseContact",
  input: discloseContactInput,
  load: ({ database, actor, input }) =>
    database.claimantContact.findUnique({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: input.contactId } },
      select: { id: true, claim: { select: { id: true, articleId: true } } },
    }),
  permit: mayDiscloseContact,
  async execute({ database, actor, input, subject: { id, claim } }) {
    const { isDisclosed, isPublishable } = input;
    await database.claimantContact.update({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id } },
      data: { isDisclosed, isPublishable },
    });
    return {
      value: { contactId: id },
      events: [
        {
          type: "contact.disclosed",
          subject: { articleId: claim.articleId, claimId: claim.id },
          payload: { contactId: id, isDisclosed, isPublishable },
        },
      ],
    };
  },
});
