import "server-only";
import { personOf } from "@/lib/actor";
import { defineCommand } from "@/lib/command";
import { mayRecordSearch } from "./policy";
import { recordSearchInput } from "./schema";

/** Records that somebody looked for what could refute a claim: what, where, and whether anything was found. No verdict becomes stale. */
export const recordSearch = defineCommand({
  name: "recordSearch",
  input: recordSearchInput,
  load: ({ database, actor, input }) =>
    database.claim.findUnique({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: input.claimId } },
      select: { id: true, articleId: true, state: true },
    }),
  permit: mayRecordSearch,
  async execute({ database, actor, input, subject: claim }) {
    const { question, places, note, isDisclosed } = input;
    const isFound = input.isFound === "found";
    const search = await database.evidenceSearch.create({
      data: {
        ...{ workspaceId: actor.workspaceId, claimId: claim.id, createdById: personOf(actor) },
        ...{ question, places, isFound, note, isDisclosed },
      },
      select: { id: true },
    });
    return {
      value: { searchId: search.id },
      events: [
        {
          type: "search.recorded",
          subject: { articleId: claim.articleId, claimId: claim.id },
          payload: { searchId: search.id, question, places, isFound, note, isDisclosed },
        },
      ],
    };
  },
});
