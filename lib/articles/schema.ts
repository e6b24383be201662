import { z } from "zod";
import { formatOfFile, isDocumentFormat } from "@/lib/articles/extract-format";
import { documentBytesMax, inWords, textLengthMax, uploadBytesMax } from "@/lib/articles/limits";
import { tidyLanguage } from "@/lib/articles/metadata";
import { topicLengthMax, topicsIn, topicsMax } from "@/lib/articles/topics";
import { line, optionalDate, optionalLine, optionalUrl, prose, unstorable } from "@/lib/text";

/** The three ways an article comes in. */
const submissionWays = ["paste", "upload", "url"] as const;

/** Longest title, in UTF-16 units. */
const titleLengthMax = 300;

/** An optional language tag; an empty one becomes null, a loose one canonical (`en_gb` → `en-GB`). */
function optionalLanguage() {
  return z
    .string()
    .trim()
    .max(35, "At most 35 characters.")
    .nullish()
    .transform((tag, context) => {
      if (!tag) return null;
      const tidy = tidyLanguage(tag);
      if (tidy === null) context.addIssue({ code: "custom", message: "Give a language code, such as en, de or pt-BR." });
      return tidy;
    });
}

/** Bytes of a file, or the same as base64 for callers that only speak JSON; empty means no file. */
const fileBytes = z.union([
  z.instanceof(Uint8Array),
  z
    .string()
    .max(Math.ceil(documentBytesMax / 3) * 4 + 4, tooManyBytes(null, documentBytesMax))
    .refine((text) => text === "" || /^[A-Za-z0-9+/]+={0,2}$/.test(text), "The file did not arrive whole. Choose it again.")
    .transform((text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0))),
]);

function tooManyBytes(count: number | null, bytesMax: number): string {
  const most = `At most ${inWords(bytesMax, "bytes")} are accepted.`;
  return count === null ? most : `The file has ${inWords(count, "bytes")}. ${most}`;
}

const fields = z.object({
  way: z.enum(submissionWays, "Choose how the article comes in."),
  /** With `paste`: the article's words, kept unit for unit. */
  text: z.string().default(""),
  /** With `upload`: the file's own name and its bytes. */
  fileName: optionalLine(255),
  file: fileBytes.default(() => new Uint8Array()),
  /** With `url` the page to fetch; otherwise where the article was published, if anywhere. */
  url: optionalUrl(),
  title: optionalLine(titleLengthMax),
  author: optionalLine(300),
  outlet: optionalLine(300),
  publishedOn: optionalDate(),
  language: optionalLanguage(),
  selectionReason: prose(2_000, "Say in a sentence why it is worth checking."),
  /** With `url`: an id under which the fetch can be cancelled. */
  attempt: z
    .uuid()
    .nullish()
    .transform((id) => id ?? null),
  /** Submits although the same address or the same words are already here. */
  allowDuplicate: z.boolean().default(false),
});

/** Input of `submitArticle`. A title is needed with pasted text; a file or page that names its own may leave it out. */
export const submitArticleInput = fields.superRefine((input, context) => {
  const complain: Complain = (field, message) => context.addIssue({ code: "custom", path: [field], message });
  switch (input.way) {
    case "paste":
      checkText(input, complain);
      if (input.title === null) complain("title", "Give the article's title.");
      return;
    case "upload":
      return checkFile(input, complain);
    case "url":
      if (input.url === null) complain("url", "Give the address of the page.");
  }
});

/** Input of `checkArticle`; `attempt` is an id under which the fetch can be cancelled. */
export const checkArticleInput = fields.pick({ attempt: true }).extend({ articleId: z.uuid("Choose an article.") });

/** Input of `submitVersion`; `snapshotNumber` is the newest snapshot the person saw. */
export const submitVersionInput = fields
  .pick({ text: true, fileName: true, file: true })
  .extend({
    articleId: z.uuid("Choose an article."),
    snapshotNumber: z.number().int().min(1),
    way: z.enum(["paste", "upload"], "Choose how the new version comes in."),
  })
  .superRefine((input, context) => {
    const complain: Complain = (field, message) => context.addIssue({ code: "custom", path: [field], message });
    if (input.way === "paste") checkText(input, complain);
    else checkFile(input, complain);
  });

type Complain = (field: "text" | "file" | "title" | "url", message: string) => void;

function checkText({ text }: { text: string }, complain: Complain): void {
  const problem = checkPastedText(text);
  if (problem !== null) complain("text", problem);
}

function checkFile({ file, fileName }: { file: Uint8Array; fileName: string | null }, complain: Complain): void {
  const format = formatOfFile(fileName ?? "");
  const bytesMax = format !== null && isDocumentFormat(format) ? documentBytesMax : uploadBytesMax;
  if (file.length === 0) complain("file", "Choose a file that is not empty.");
  else if (file.length > bytesMax) complain("file", tooManyBytes(file.length, bytesMax));
  else if (format === null) complain("file", "Only .txt, .md, .html, .docx, .pdf and .eml files can be read.");
}

function checkPastedText(text: string): string | null {
  if (text.trim() === "") return "Paste the article's text.";
  if (text.length > textLengthMax) {
    return `The text has ${inWords(text.length, "characters")}; at most ${inWords(textLengthMax, "characters")} are accepted.`;
  }
  const problem = unstorable(text);
  return problem === null ? null : `The text ${problem}`;
}

/** Input of `setTopics`: topics with commas between them; `seen` are those the person saw. */
export const setTopicsInput = z.object({
  articleId: z.uuid("Choose an article."),
  topics: z
    .string()
    .max(1_000, "At most 1,000 characters.")
    .refine((text) => unstorable(text) === null, "Holds a character that cannot be stored.")
    .transform(topicsIn)
    .pipe(
      z
        .array(z.string().max(topicLengthMax, `A topic has at most ${topicLengthMax} characters.`))
        .max(topicsMax, `At most ${topicsMax} topics.`),
    ),
  seen: z.array(z.string().max(topicLengthMax)).max(topicsMax),
});

/** Input of `linkTranslation`: the article, and the one it is the translation of. */
export const linkTranslationInput = z.object({
  articleId: z.uuid("Choose an article."),
  originalId: z.uuid("Choose the article that this one is the translation of."),
});

/** Input of `unlinkTranslation`: the translation. */
export const unlinkTranslationInput = z.object({ articleId: z.uuid("Choose an article.") });

/** Input of `describeArticle`; `revision` is the one the person saw. */
export const describeArticleInput = z.object({
  articleId: z.uuid("Choose an article."),
  revision: z.number().int().min(1),
  title: line(titleLengthMax, "Give the article's title."),
  author: optionalLine(300),
  outlet: optionalLine(300),
  url: optionalUrl(),
  publishedOn: optionalDate(),
  language: optionalLanguage(),
  /** How many people it has reached, as far as known; null for not known. */
  reach: z
    .number("Give a number.")
    .int("Give a whole number.")
    .min(0, "At least 0.")
    .max(2_000_000_000, "At most two thousand million.")
    .nullable()
    .default(null),
  selectionReason: prose(2_000, "Say in a sentence why it is worth checking."),
});
