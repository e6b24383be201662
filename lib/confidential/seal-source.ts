import "server-only";
import { personOf } from "@/lib/actor";
import { now } from "@/lib/clock";
import { defineCommand } from "@/lib/command";
import { environment } from "@/lib/environment";
import { refuseConflict } from "@/lib/result";
import { loadSealed } from "./load-sealed";
import { maySealSource, noKeyWords } from "./policy";
import { sealSourceInput } from "./schema";
import { hashOf, sealFields } from "./seal";

/** Seals what must not be known of a source, or replaces it. Whoever seals first is its first reader. The record gets a commitment and the summary. */
export const sealSource = defineCommand({
  name: "sealSource",
  input: sealSourceInput,
  load: ({ database, actor, input }) => loadSealed(database, actor, input.sourceId),
  permit: maySealSource,
  async execute({ database, actor, input, subject }) {
    const { sourceId, summary, name, contact, note } = input;
    const { workspaceId } = actor;
    const key = environment.sealKey ?? refuseConflict(noKeyWords);
    const before = subject.row?.revision ?? 0;
    if (input.revision !== before) refuseConflict("Somebody else sealed this meanwhile. Nothing of yours was saved.");
    const revision = before + 1;
    const personId = personOf(actor);
    const sealed = sealFields(key, { workspaceId, sourceId }, { name, contact, note });
    const row = { ...sealed, summary, revision, sealedById: personId, sealedAt: now() };
    await database.sealedSource.upsert({
      where: { workspaceId_sourceId: { workspaceId, sourceId } },
      create: { workspaceId, sourceId, ...row },
      update: row,
    });
    if (!subject.readerIds.includes(personId))
      await database.sealedReader.create({ data: { workspaceId, sourceId, memberId: personId, namedAt: now() } });
    return {
      value: { revision },
      events: [
        {
          type: "source.sealed",
          subject: { sourceId },
          payload: { revision, commitment: sealed.commitment, summary, sealedHash: hashOf(sealed.sealed) },
        },
      ],
    };
  },
});
