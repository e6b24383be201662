import "server-only";
import { maySetTopics } from "@/lib/articles/policy";
import { setTopicsInput } from "@/lib/articles/schema";
import { mostUsed, spelledAsInUse } from "@/lib/articles/topics";
import { defineCommand } from "@/lib/command";
import { refuseConflict } from "@/lib/result";

/** Says what an article is about, for the next version of its report. A topic in use here already keeps its spelling. Refused with CONFLICT when somebody changed them since. */
export const setTopics = defineCommand({
  name: "setTopics",
  input: setTopicsInput,
  load: async ({ database, actor, input }) => {
    const { workspaceId } = actor;
    const where = { workspaceId_id: { workspaceId, id: input.articleId } };
    const article = await database.article.findUnique({ where, select: { topics: true } });
    if (article === null) return null;
    const others = await database.article.findMany({
      where: { workspaceId, id: { not: input.articleId }, topics: { isEmpty: false } },
      select: { topics: true },
    });
    return { article, inUse: mostUsed(others) };
  },
  permit: maySetTopics,
  async execute({ database, actor, input, subject: { article, inUse } }) {
    if (article.topics.join("\n") !== input.seen.join("\n")) {
      refuseConflict("Somebody else changed the topics since you opened them. Yours were not saved: compare the two, then save again.");
    }
    const { articleId } = input;
    const topics = spelledAsInUse(input.topics, inUse);
    await database.article.update({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: articleId } },
      data: { topics },
      select: { id: true },
    });
    return {
      value: { topics },
      events: [{ type: "article.topics-set", subject: { articleId }, payload: { from: article.topics, to: topics } }],
    };
  },
});
