import { z } from "zod";
import { eventKind } from "@/lib/audit/event";

const description = z.object({
  title: z.string(),
  author: z.string().nullable(),
  outlet: z.string().nullable(),
  url: z.string().nullable(),
  publishedOn: z.string().nullable(),
  language: z.string(),
  /** Absent in events from before it was kept. */
  reach: z.number().int().nullable().optional(),
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
  /** From which check-worthiness on it was proposed, and hashes of all sentences and of all candidates. Absent in events of before 29 November 2026. */
  ...{ threshold: z.number().optional(), sentencesHash: z.string().optional(), proposalsHash: z.string().optional() },
});

const frozen = z.object({
  id: z.string(),
  textHash: z.string(),
  textLength: z.number().int(),
  rawHash: z.string().nullable(),
  mediaType: z.string(),
  extractor: z.string(),
  finalUrl: z.string().nullable(),
  /** When the page answered or the text came in, and SHA-256 of the canonical JSON of what came with it. Absent in events from before they were said. */
  ...{
    retrievedAt: z.string().optional(),
    pagesHash: z.string().optional(),
    redirectsHash: z.string().optional(),
    headersHash: z.string().optional(),
  },
  /** The same of the headings and paragraphs it was found to have; said a little later. */
  blocksHash: z.string().optional(),
});
const translation = z.object({ originalId: z.string(), originalTitle: z.string(), language: z.string() });
const count = z.number().int();

/** What the log can say about articles. */
export const articleEvents = {
  "article.submitted": eventKind(
    z.object({
      article: description,
      way: z.enum(["paste", "upload", "url"]),
      snapshot: frozen,
      breakdown: brokenDown,
    }),
    (p) => `submitted the article “${p.article.title}” (${p.breakdown.sentences} sentences, ${p.breakdown.candidates} candidates)`,
  ),
  "article.checked": eventKind(
    z.object({
      url: z.string(),
      outcome: z.enum(["unchanged", "unsteady", "failed"]),
      problem: z.string().nullable(),
      snapshotNumber: count,
    }),
    (p) =>
      p.outcome === "unchanged"
        ? `checked the page for changes: the text is still that of snapshot ${p.snapshotNumber}`
        : p.outcome === "unsteady"
          ? "checked the page for changes: it answers differently each time, so its text was not taken"
          : `checked the page for changes, in vain: ${p.problem ?? "it could not be read"}`,
  ),
  "article.renewed": eventKind(
    z.object({
      way: z.enum(["check", "paste", "upload"]),
      number: count,
      previous: z.object({ id: z.string(), number: count, textHash: z.string() }),
      snapshot: frozen,
      breakdown: brokenDown,
      anchors: z.object({ exact: count, normalised: count, moved: count, ambiguous: count, lost: count }),
    }),
    (p) =>
      p.way === "check"
        ? `found the page changed and took snapshot ${p.number}`
        : `brought in a new version of the text as snapshot ${p.number}`,
  ),
  "article.topics-set": eventKind(z.object({ from: z.array(z.string()), to: z.array(z.string()) }), (p) =>
    p.to.length === 0 ? "took every topic off the article" : `set the article’s topics: ${p.to.join(", ")}`,
  ),
  "translation.linked": eventKind(translation, (p) => `said that this article is the translation (${p.language}) of “${p.originalTitle}”`),
  "translation.unlinked": eventKind(
    translation,
    (p) => `took back that this article is the translation (${p.language}) of “${p.originalTitle}”`,
  ),
  "article.described": eventKind(z.object({ from: description, to: description }), (p) => `changed the details of “${p.to.title}”`),
} as const;
