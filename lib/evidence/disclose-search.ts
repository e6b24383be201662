import "server-only";
import { defineCommand } from "@/lib/command";
import { mayDiscloseSearch } from "./policy";
import { discloseSearchInput } from "./schema";

/** Says whether the next version of a report tells readers of a search for counter-evidence. Versions that are published stay as they are. */
export const discloseSearch = defineCommand({
  name: "discloseSearch",
  input: discloseSearchInput,
  load: ({ database, actor, input }) =>
    database.evidenceSearch.findUnique({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: input.searchId } },
      select: { id: true, claim: { select: { id: true, articleId: true } } },
    }),
  permit: mayDiscloseSearch,
  async execute({ database, actor, input, subject: { id, claim } }) {
    const { isDisclosed } = input;
    await database.evidenceSearch.update({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id } },
      data: { isDisclosed },
    });
    return {
      value: { searchId: id },
      events: [
        {
          type: "search.disclosed",
          subject: { articleId: claim.articleId, claimId: claim.id },
          payload: { searchId: id, isDisclosed },
        },
      ],
    };
  },
});
