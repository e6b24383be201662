import { z } from "zod";
import { eventKind } from "@/lib/audit/event";
import { wording } from "@/lib/claims/events";
import { commentSaid, sayAbout, threadPlace, threadSaid } from "@/lib/discussion/events";
import { annotationFormats } from "./annotation-row";

const count = z.number().int();
/** Events from before 28 November 2026 do not say in which snapshot. */
const place = z.object({ exact: z.string(), start: count, end: count, snapshotId: z.string().optional() });
const format = z.enum(annotationFormats);
/** Which file it came in with, and its place there. Absent in events from before they were said. */
const fileHash = z.string().optional();

const toolWords = { w3c: "a W3C annotation", hypothesis: "an annotation of Hypothesis" } as const;
const toolNames = { w3c: "a W3C annotation file", hypothesis: "Hypothesis" } as const;

/** What the log can say about annotations from other tools. */
export const exchangeEvents = {
  "article.annotationsImported": eventKind(
    z.object({ fileName: z.string(), fileHash: z.string(), format, annotations: count, claims: count, comments: count.optional() }),
    (p) => {
      const asComments = p.comments ? `${p.comments} as comments` : "";
      const asClaims = p.claims > 0 || asComments === "" ? `${p.claims} as claims` : "";
      return `imported of ${p.annotations} annotations in “${p.fileName}” ${[asClaims, asComments].filter((part) => part !== "").join(" and ")}`;
    },
  ),
  "claim.imported": eventKind(
    z.object({
      ...{ place, wording, format },
      annotationId: z.string().nullable(),
      author: z.string().nullable(),
      madeAt: z.string().nullable(),
      note: z.string(),
      tags: z.array(z.string()),
      fileHash,
    }),
    (p) => `made a claim of ${toolWords[p.format]}${p.author === null ? "" : ` by ${p.author}`}`,
  ),
  "thread.imported": eventKind(
    z.object({ ...threadSaid, format, comments: count, place: threadPlace.nullable().optional() }),
    (p) => `brought a discussion of ${sayAbout(p)} in from ${toolNames[p.format]}`,
  ),
  "comment.imported": eventKind(
    z.object({
      ...{ ...commentSaid, format, annotationId: z.string().nullable() },
      /** Who wrote it and when, as its file says. */
      author: z.string().nullable(),
      madeAt: z.string().nullable(),
      tags: z.array(z.string()),
      answersId: z.string().nullable(),
      ...{ fileHash, position: count.optional() },
    }),
    (p) => `brought a comment on ${sayAbout(p)} in from ${toolNames[p.format]}`,
  ),
} as const;
