import { z } from "zod";
import { eventKind } from "@/lib/audit/event";

const description = z.object({
  title: z.string(),
  author: z.string().nullable(),
  outlet: z.string().nullable(),
  url: z.string().nullable(),
  publishedOn: z.string().nullable(),
  language: z.string(),
  selectionReason: z.string(),
});

/** How an article was taken apart. Events of before models, layers and fallbacks were kept say nothing of them. */
const brokenDown = z.object({
  provider: z.string(),
  version: z.string(),
  sentences: z.number().int(),
  candidates: z.number().int(),
  model: z.string().nullable().optional(),
  layer: z.number().int().nullable().optional(),
  fallback: z.string().nullable().optional(),
});

/** What the log can say about articles. */
export const articleEvents = {
  "article.submitted": eventKind(
    z.object({
      article: description,
      way: z.enum(["paste", "upload", "url"]),
      snapshot: z.object({
        id: z.string(),
        textHash: z.string(),
        textLength: z.number().int(),
        rawHash: z.string().nullable(),
        mediaType: z.string(),
        extractor: z.string(),
        finalUrl: z.string().nullable(),
      }),
      breakdown: brokenDown,
    }),
    (p) => `submitted the article “${p.article.title}” (${p.breakdown.sentences} sentences, ${p.breakdown.candidates} candidates)`,
  ),
  "article.described": eventKind(z.object({ from: description, to: description }), (p) => `changed the details of “${p.to.title}”`),
} as const;
