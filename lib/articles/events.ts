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
      breakdown: z.object({ provider: z.string(), version: z.string(), sentences: z.number().int(), candidates: z.number().int() }),
    }),
    (p) => `submitted the article “${p.article.title}” (${p.breakdown.sentences} sentences, ${p.breakdown.candidates} candidates)`,
  ),
  "article.described": eventKind(z.object({ from: description, to: description }), (p) => `changed the details of “${p.to.title}”`),
} as const;
