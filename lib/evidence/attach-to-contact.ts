import "server-only";
import { personOf } from "@/lib/actor";
import { hashOfJson } from "@/lib/audit/hash-of-json";
import { now } from "@/lib/clock";
import { defineCommand } from "@/lib/command";
import { attachToContactInput } from "./capture-schema";
import { mayAttachToContact } from "./policy";
import { receiveUpload } from "./receive-upload";

/** Keeps a file that came with a contact with the claimant (their letter, their figures), in the same custody as copies of sources. */
export const attachToContact = defineCommand({
  name: "attachToContact",
  input: attachToContactInput,
  prepare: { permit: mayAttachToContact, run: ({ content }) => receiveUpload(content) },
  load: ({ database, actor, input }) =>
    database.claimantContact.findUnique({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: input.contactId } },
      select: { id: true, claim: { select: { id: true, articleId: true } } },
    }),
  permit: mayAttachToContact,
  async execute({ database, actor, input, subject: contact, prepared }) {
    const { contentHash, sizeBytes, mediaType, properties } = prepared;
    const { fileName, isPublishable } = input;
    const file = { fileName, contentHash, mediaType, isPublishable };
    const { id: attachmentId } = await database.contactAttachment.create({
      data: {
        ...{ ...file, workspaceId: actor.workspaceId, contactId: contact.id, sizeBytes: BigInt(sizeBytes), properties },
        ...{ attachedById: personOf(actor), attachedAt: now() },
      },
      select: { id: true },
    });
    return {
      value: { attachmentId },
      events: [
        {
          type: "contact.attached",
          subject: { articleId: contact.claim.articleId, claimId: contact.claim.id },
          payload: { contactId: contact.id, attachmentId, ...file, sizeBytes, propertiesHash: hashOfJson(properties) },
        },
      ],
    };
  },
});
