import "server-only";
import type { NewEvent } from "@/lib/audit/catalogue";
import { defineCommand } from "@/lib/command";
import { refuseConflict } from "@/lib/result";
import { readRuling } from "@/lib/verdicts/read-ruling";
import { assignTo } from "./assign-to";
import { mayHandOutClaims } from "./policy";
import { reads } from "./reads-language";
import { handOutClaimsInput } from "./schema";
import { readDue } from "./working-hours";

const handedOutMax = 100;

/**
 * Gives out claims that have fewer people than they need, the most urgent and then the oldest first, each to the active reviewers with the
 * fewest claims in hand who read the article's language, have not assessed it and do not keep out of it. At most 100 claims at a time. Answers
 * how many assignments were made, and how many claims wait because nobody reads their language.
 */
export const handOutClaims = defineCommand({
  name: "handOutClaims",
  input: handOutClaimsInput,
  load: async ({ database, actor }) =>
    database.claim.findMany({
      where: { workspaceId: actor.workspaceId, state: { in: ["accepted", "inReview"] }, assignments: { none: { endedAt: null } } },
      orderBy: [{ priority: "desc" }, { createdAt: "asc" }, { id: "asc" }],
      take: handedOutMax,
      select: { id: true, article: { select: { language: true } } },
    }),
  permit: mayHandOutClaims,
  async execute({ database, actor, input, subject: waiting }) {
    const { workspaceId } = actor;
    const due = await readDue(database, workspaceId, { dueOn: null, dueInHours: input.dueInHours });
    const reviewers = await database.member.findMany({
      where: { workspaceId, role: "reviewer", disabledAt: null },
      orderBy: { userId: "asc" },
      select: { userId: true, languages: true },
    });
    const inHand = await database.assignment.groupBy({
      by: ["assigneeId"],
      where: { workspaceId, endedAt: null },
      _count: { _all: true },
    });
    const load = new Map(reviewers.map(({ userId }) => [userId, inHand.find(({ assigneeId }) => assigneeId === userId)?._count._all ?? 0]));
    const events: NewEvent[] = [];
    let unreadCount = 0;
    for (const { id, article } of waiting) {
      const claim = await readRuling(database, workspaceId, id);
      if (claim === null) continue;
      const readers = new Set(reviewers.filter(({ languages }) => reads(languages, article.language)).map(({ userId }) => userId));
      if (readers.size === 0) unreadCount += 1;
      const free = [...load].filter(
        ([userId]) => readers.has(userId) && !claim.recusedIds.includes(userId) && !claim.authorIds.includes(userId),
      );
      const chosen = free.toSorted(([, one], [, other]) => one - other).slice(0, Math.max(0, claim.quorum - claim.assessorIds.length));
      // Those whose assessment is in are given it with the others, and have nothing left to do: who is left out would tell who has assessed.
      const isDone = chosen.length === 0 ? [] : [...load].filter(([userId]) => claim.assessorIds.includes(userId));
      for (const [assigneeId, count] of [...isDone, ...chosen]) {
        const assignee = await assignTo(database, actor, { claim, assigneeId, dueAt: due });
        if (!claim.assessorIds.includes(assigneeId)) load.set(assigneeId, count + 1);
        events.push({
          type: "claim.assigned",
          subject: { articleId: claim.articleId, claimId: claim.id },
          payload: { assigneeId, assignee, dueAt: due?.toISOString() ?? null },
        });
      }
    }
    const [event, ...others] = events;
    if (event === undefined) {
      return refuseConflict(
        unreadCount === 0
          ? "There is no claim to hand out, or nobody to hand it to."
          : `${unreadCount === 1 ? "One claim waits" : `${unreadCount} claims wait`}, but nobody reads the language. Set languages on the People page.`,
      );
    }
    return { value: { count: events.length, unreadCount }, events: [event, ...others] };
  },
});
