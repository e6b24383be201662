import "server-only";
import { z } from "zod";
import type { Viewer } from "@/lib/actor";
import { type ComparedParagraph, compareTexts } from "@/lib/articles/text-difference";
import { database } from "@/lib/database";
import { visibleTo } from "@/lib/permission";

const recordShown = {
  ...{ id: true, number: true, textHash: true, rawHash: true, mediaType: true, extractor: true },
  ...{ finalUrl: true, redirects: true, headers: true, retrievedAt: true },
} as const;

/** An article with the record of each of its snapshots, newest first; null when the viewer has no such article. */
export async function listVersions(viewer: Viewer, articleId: string) {
  const id = z.uuid().safeParse(articleId).data;
  if (id === undefined) return null;
  return database.article.findFirst({
    where: { ...visibleTo(viewer), id },
    select: {
      ...{ id: true, title: true, language: true, url: true },
      snapshots: { orderBy: { number: "desc" }, select: recordShown },
    },
  });
}

/** A snapshot's record beside the one before it, and what differs between their texts; null when there is no such pair. */
export async function getDifference(viewer: Viewer, articleId: string, number: number) {
  const id = z.uuid().safeParse(articleId).data;
  if (id === undefined || !Number.isSafeInteger(number) || number < 2 || number > 100_000) return null;
  const article = await database.article.findFirst({
    where: { ...visibleTo(viewer), id },
    select: {
      ...{ id: true, title: true, language: true },
      snapshots: {
        where: { number: { in: [number - 1, number] } },
        orderBy: { number: "asc" },
        select: { ...recordShown, text: true },
      },
    },
  });
  const [before, after] = article?.snapshots ?? [];
  if (!article || before === undefined || after === undefined) return null;
  const { snapshots: _, ...described } = article;
  const paragraphs: ComparedParagraph[] = compareTexts(before.text, after.text, article.language);
  return { article: described, before: withoutText(before), after: withoutText(after), paragraphs };
}

function withoutText<Snapshot extends { text: string }>({ text: _, ...record }: Snapshot) {
  return record;
}
