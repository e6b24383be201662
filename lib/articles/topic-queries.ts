import "server-only";
import { z } from "zod";
import type { Viewer } from "@/lib/actor";
import { mostUsed } from "@/lib/articles/topics";
import { database } from "@/lib/database";
import { visibleTo } from "@/lib/permission";

/** An article's topics, and those of the newsroom's other articles, most used first; null when the viewer may not see the article. */
export async function getTopics(viewer: Viewer, articleId: string): Promise<{ topics: string[]; inUse: string[] } | null> {
  if (!z.uuid().safeParse(articleId).success) return null;
  const place = visibleTo(viewer);
  const article = await database.article.findFirst({ where: { ...place, id: articleId }, select: { topics: true } });
  if (article === null) return null;
  const others = await database.article.findMany({
    where: { ...place, id: { not: articleId }, topics: { isEmpty: false } },
    select: { topics: true },
  });
  return { topics: article.topics, inUse: mostUsed(others) };
}
