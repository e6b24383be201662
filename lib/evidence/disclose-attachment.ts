import "server-only";
import { defineCommand } from "@/lib/command";
import { mayDiscloseAttachment } from "./policy";
import { discloseAttachmentInput } from "./schema";

/**
 * Says whether the next version of a report may give readers a file that came with a contact. The file itself stays as it came, and versions that are
 * published stay as they are.
 */
export const discloseAttachment = defineCommand({
  name: "discloseAttachment",
  input: discloseAttachmentInput,
  load: ({ database, actor, input }) =>
    database.contactAttachment.findUnique({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: input.attachmentId } },
      select: { id: true, fileName: true, contact: { select: { claim: { select: { id: true, articleId: true } } } } },
    }),
  permit: mayDiscloseAttachment,
  async execute({ database, actor, input: { isPublishable }, subject: { id, fileName, contact } }) {
    await database.contactAttachment.update({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id } },
      data: { isPublishable },
    });
    return {
      value: { attachmentId: id },
      events: [
        {
          type: "attachment.disclosed",
          subject: { articleId: contact.claim.articleId, claimId: contact.claim.id },
          payload: { attachmentId: id, fileName, isPublishable },
        },
      ],
    };
  },
});
