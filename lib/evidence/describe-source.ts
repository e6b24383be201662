import "server-only";
import { defineCommand } from "@/lib/command";
import { refuseConflict } from "@/lib/result";
import { mayDescribeSource } from "./policy";
import { describeSourceInput } from "./source-schema";

/** Corrects what is known of a source: what it is, who is behind it, and how far it can be relied on. CONFLICT when somebody was first. */
export const describeSource = defineCommand({
  name: "describeSource",
  input: describeSourceInput,
  load: ({ database, actor, input }) =>
    database.source.findUnique({ where: { workspaceId_id: { workspaceId: actor.workspaceId, id: input.sourceId } } }),
  permit: mayDescribeSource,
  async execute({ database, actor, input, subject: source }) {
    if (source.revision !== input.revision) refuseConflict("Somebody else changed this source meanwhile. Your changes were not saved.");
    const { sourceId: _, revision, publishedOn, ...facts } = input;
    await database.source.update({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: source.id } },
      data: { ...facts, publishedOn: publishedOn === null ? null : new Date(publishedOn), revision: revision + 1 },
    });
    const before = {
      ...{ kind: source.kind, title: source.title, publisher: source.publisher, author: source.author, language: source.language },
      publishedOn: source.publishedOn?.toISOString().slice(0, 10) ?? null,
      ...{ interests: source.interests, independenceGroup: source.independenceGroup, reliabilityNote: source.reliabilityNote },
    };
    return {
      value: { revision: revision + 1 },
      events: [{ type: "source.described", subject: { sourceId: source.id }, payload: { from: before, to: { ...facts, publishedOn } } }],
    };
  },
});
