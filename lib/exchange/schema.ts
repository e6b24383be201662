import { z } from "zod";
import { inWords } from "@/lib/articles/limits";
import { line } from "@/lib/text";
import { annotationBytesMax, rowsMax } from "./limits";

const offset = z.number().int().min(0);

/** A file of annotations, as base64; what it holds is judged when it is read. */
const file = z
  .string()
  .min(1, "Choose a file.")
  .max(Math.ceil(annotationBytesMax / 3) * 4 + 4, `At most ${inWords(annotationBytesMax, "bytes")} are accepted.`)
  .refine((text) => /^[A-Za-z0-9+/]*={0,2}$/.test(text), "The file did not arrive whole. Choose it again.")
  .transform((text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0)));

/** A file to be looked at before anything is imported. */
export const annotationFileInput = z.object({ file });

const row = z.number().int().min(1);

/** What a row becomes: a claim, or a comment on its words. */
const becomes = z.enum(["claim", "comment"]).default("claim");

/**
 * Input of `importAnnotations`: the file again, the snapshot the person saw, for each row chosen the place they agreed to and what it becomes,
 * and the rows of the answers that come in as comments.
 */
export const importAnnotationsInput = z
  .object({
    articleId: z.uuid("Choose an article."),
    snapshotId: z.uuid("Choose a snapshot."),
    fileName: line(255, "Choose a file."),
    file,
    chosen: z.array(z.object({ row, start: offset, end: offset, becomes })).max(rowsMax, `At most ${rowsMax} annotations.`),
    answers: z.array(row).max(rowsMax, `At most ${rowsMax} answers.`).default([]),
  })
  .refine(({ chosen, answers }) => chosen.length + answers.length > 0, { path: ["chosen"], message: "Choose at least one annotation." });
