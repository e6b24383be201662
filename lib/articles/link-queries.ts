import "server-only";
import type { Viewer } from "@/lib/actor";
import { linksStored } from "@/lib/articles/stored-blocks";
import { database } from "@/lib/database";
import { visibleTo } from "@/lib/permission";

/** The links in the newest text of an article, with the words they stand on; none when the viewer has no such article. */
export async function listLinks(viewer: Viewer, articleId: string): Promise<{ words: string; href: string }[]> {
  const snapshot = await database.snapshot.findFirst({
    where: { ...visibleTo(viewer), articleId },
    orderBy: { number: "desc" },
    select: { text: true, blocks: true },
  });
  if (snapshot === null) return [];
  return linksStored.parse(snapshot.blocks).map(({ start, end, href }) => ({ words: snapshot.text.slice(start, end), href }));
}
