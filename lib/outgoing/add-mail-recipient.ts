import "server-only";
import { personOf } from "@/lib/actor";
import { defineCommand } from "@/lib/command";
import { database as committed } from "@/lib/database";
import { environment } from "@/lib/environment";
import { refuseField } from "@/lib/result";
import { mayAddMailRecipient } from "./policy";
import { addMailRecipientInput } from "./schema";

/** Notes where a claimant who was asked for a reply wants to be told what is published of the claim. Whoever notes it answers for their consent. */
export const addMailRecipient = defineCommand({
  name: "addMailRecipient",
  input: addMailRecipientInput,
  load: async ({ database, actor: { workspaceId }, input }) => {
    const claim = await database.claim.findUnique({
      where: { workspaceId_id: { workspaceId, id: input.claimId } },
      select: { id: true, articleId: true, state: true, contacts: { take: 1, select: { id: true } } },
    });
    if (claim === null) return null;
    const told = await database.mailRecipient.findMany({
      where: { workspaceId, claimId: claim.id, endedAt: null },
      select: { address: true },
    });
    // Nothing is appended while the newsroom's lock is held: the event of this command gets the number that comes next.
    const head = await committed.logHead.findUniqueOrThrow({ where: { workspaceId }, select: { size: true } });
    return { claim, told, firstSequence: head.size, isAsked: claim.contacts.length > 0, hasMail: environment.mail !== null };
  },
  permit: mayAddMailRecipient,
  async execute({ database, actor, input: { address }, subject: { claim, told, firstSequence } }) {
    const { workspaceId } = actor;
    if (told.some((one) => one.address?.toLowerCase() === address.toLowerCase())) refuseField("address", "This address is noted already.");
    const { id: recipientId } = await database.mailRecipient.create({
      data: { workspaceId, kind: "claimant", address, claimId: claim.id, firstSequence, createdById: personOf(actor) },
      select: { id: true },
    });
    const subject = { articleId: claim.articleId, claimId: claim.id };
    return { value: { recipientId }, events: [{ type: "mail.agreed", subject, payload: { recipientId, kind: "claimant" } }] };
  },
});
