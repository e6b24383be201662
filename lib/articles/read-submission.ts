import "server-only";
import { createHash } from "node:crypto";
import type { z } from "zod";
import { type Decoded, decodeBytes } from "@/lib/articles/decode";
import { detectLanguage } from "@/lib/articles/detect-language";
import { nameGuess } from "@/lib/articles/encoding-name";
import { type Extracted, extract } from "@/lib/articles/extract";
import { type Format, formatOfFile, formatOfPage, isDocumentFormat } from "@/lib/articles/extract-format";
import { pageBytesMax, uploadBytesMax } from "@/lib/articles/limits";
import { plainAddress, plainPlace } from "@/lib/articles/plain-address";
import { readDocument } from "@/lib/articles/read-document";
import { type Reading, read, refuse } from "@/lib/articles/reading";
import type { submitArticleInput } from "@/lib/articles/schema";
import { sayNotFound } from "@/lib/articles/soft-not-found";
import { now } from "@/lib/clock";
import { refuseField } from "@/lib/result";
import { safeFetch } from "@/lib/safe-fetch";
import { unstorable } from "@/lib/text";

/** What of a submission says how the text comes in. */
export type TextSource = Pick<z.output<typeof submitArticleInput>, "way" | "text" | "fileName" | "file" | "url">;

/** What arrived and what was read out of it: everything a snapshot keeps. Hashes are lower-case hex SHA-256. */
export type Submission = {
  extracted: Extracted;
  textHash: string;
  raw: Uint8Array<ArrayBuffer> | null;
  rawHash: string | null;
  mediaType: string;
  requestedUrl: string | null;
  finalUrl: string | null;
  /** The address that the page itself gives, when it is on the same host and leads further than to its front page. */
  canonicalUrl: string | null;
  redirects: { url: string; status: number }[];
  headers: Record<string, string>;
  retrievedAt: Date;
};

type Received = Omit<Submission, "extracted" | "textHash" | "rawHash">;

/** Reads the pasted text, the uploaded file or the page at the address. Throws RefusedError naming the field that is at fault. */
export async function readSubmission(input: TextSource, signal: AbortSignal): Promise<Submission> {
  switch (input.way) {
    case "paste":
      return finish(demand("text", extract(input.text, "plain")), {
        ...nothingReceived(),
        mediaType: "text/plain",
        requestedUrl: input.url,
      });
    case "upload":
      return readUpload(input);
    case "url":
      return demand("url", await readPage(input.url ?? "", signal));
  }
}

function nothingReceived(): Received {
  return {
    raw: null,
    mediaType: "text/plain",
    requestedUrl: null,
    finalUrl: null,
    canonicalUrl: null,
    redirects: [],
    headers: {},
    retrievedAt: now(),
  };
}

const mediaTypes = {
  ...{ plain: "text/plain", markdown: "text/markdown", html: "text/html" },
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  ...{ pdf: "application/pdf", eml: "message/rfc822" },
} as const;

async function readUpload(input: TextSource): Promise<Submission> {
  const format = formatOfFile(input.fileName ?? "");
  if (format === null) refuseField("file", "Only .txt, .md, .html, .docx, .pdf and .eml files can be read.");
  const extracted = demand("file", isDocumentFormat(format) ? await readDocument(input.file, format) : readTextFile(input, format));
  const received = { ...nothingReceived(), raw: Uint8Array.from(input.file), mediaType: mediaTypes[format], requestedUrl: input.url };
  return finish(extracted, received);
}

function readTextFile({ file, url }: Pick<TextSource, "file" | "url">, format: Format): Reading<Extracted> {
  const decoded = decodeBytes(file, { bytesMax: uploadBytesMax, isHtml: format === "html" });
  return decoded.ok ? extractDecoded(decoded.value, format, url) : decoded;
}

/** A text that was read by a guess says so for good, in the name of what read it. */
function extractDecoded({ text, encoding, isGuessed }: Decoded, format: Format, address: string | null): Reading<Extracted> {
  const extracted = extract(text, format, address);
  if (!extracted.ok || isGuessed !== true) return extracted;
  return read({ ...extracted.value, extractor: `${extracted.value.extractor} ${nameGuess(encoding)}` });
}

/** Fetches a page and reads the article out of it, or says in a sentence why that cannot be. */
export async function readPage(address: string, signal: AbortSignal): Promise<Reading<Submission>> {
  const outcome = await safeFetch(address, { bytesMax: pageBytesMax, signal });
  if (!outcome.ok) return refuse(outcome.refusal.message);
  const { page } = outcome;
  const isHtml = page.mediaType !== "text/plain" && page.mediaType !== "text/markdown";
  const decoded = decodeBytes(page.bytes, { bytesMax: pageBytesMax, isHtml, declaredCharset: page.charset });
  if (!decoded.ok) return decoded;
  const format = formatOfPage(page.mediaType, page.finalUrl, decoded.value.text);
  const extracted = extractDecoded(decoded.value, format, page.finalUrl);
  if (!extracted.ok) return extracted;
  const { title, text, blocks } = extracted.value;
  const headings = blocks.filter(({ kind }) => kind === "heading").map(({ start, end }) => text.slice(start, end));
  const missing = sayNotFound({ title, headings, text, requestedUrl: page.requestedUrl, finalUrl: page.finalUrl });
  if (missing !== null) return refuse(missing);
  return read(
    finish(extracted.value, {
      raw: Uint8Array.from(page.bytes),
      mediaType: page.mediaType ?? mediaTypes[format],
      requestedUrl: page.requestedUrl,
      finalUrl: page.finalUrl,
      canonicalUrl: canonicalOf(extracted.value, page.finalUrl),
      redirects: page.redirects,
      headers: page.headers,
      retrievedAt: page.fetchedAt,
    }),
  );
}

function canonicalOf({ canonical }: Extracted, finalUrl: string): string | null {
  if (canonical === undefined || !URL.canParse(canonical, finalUrl)) return null;
  const address = new URL(canonical, finalUrl);
  const place = plainAddress(address.href);
  const host = plainPlace(new URL("/", finalUrl).href);
  return place?.startsWith(`${host}/`) ? address.href : null;
}

function demand<Value>(field: string, reading: Reading<Value>): Value {
  return reading.ok ? reading.value : refuseField(field, reading.problem);
}

function finish(extracted: Extracted, received: Received): Submission {
  const text = extracted.language === null ? { ...extracted, language: detectLanguage(extracted.text) } : extracted;
  const problem = unstorable(extracted.text);
  if (problem !== null) throw new Error(`The extracted text ${problem}`);
  return { ...received, extracted: text, textHash: sha256(extracted.text), rawHash: received.raw === null ? null : sha256(received.raw) };
}

function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
