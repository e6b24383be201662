import "server-only";
import type { Readable } from "node:stream";
import { parseHTML } from "linkedom";
import { decodeBytes, tooLong } from "@/lib/articles/decode";
import { refuseCostlyMarkup } from "@/lib/articles/markup-size";
import { readBlocks } from "@/lib/articles/read-blocks";
import { readMail } from "@/lib/articles/read-mail";
import { readPdf } from "@/lib/articles/read-pdf";
import { readWord } from "@/lib/articles/read-word";
import { type Reading, read, refuse } from "@/lib/articles/reading";
import { readBounded } from "@/lib/bounded-body";
import { unstorable } from "@/lib/text";
import { type Named, recogniseContent } from "./recognise-content";

/** The whole text of a captured page or file, and what it calls itself. */
export type CaptureText = { text: string; title: string | null; mediaType: string };

/** The most bytes, decompressed, that text is read out of. Larger files are kept, but not read. */
export const readBytesMax = 16 * 1024 * 1024;

/**
 * Reads all the text there is, menus and footers included, since a quoted passage may stand anywhere: whatever the server called the file,
 * its bytes decide what it is (`recogniseContent`). Refuses, in words, what holds no text that can be read here.
 */
export async function readCaptureText(bytes: Uint8Array, named: Named): Promise<Reading<CaptureText>> {
  const { mediaType } = recogniseContent(bytes, named);
  const reading = await readAs(bytes, mediaType, named.charset);
  return reading.ok ? storable(reading.value, mediaType) : reading;
}

/** Reads the text of a page as a browser had it after its scripts ran: what they wrote must fit and be storable like any other text. */
export function readRendered(html: string): Reading<CaptureText> {
  const reading = readMarkup(html);
  return reading.ok ? storable(reading.value, "text/html") : reading;
}

function storable({ text, title }: Texted, mediaType: string): Reading<CaptureText> {
  const problem = tooLong(text) ?? unstorable(text);
  if (problem !== null) return refuse(problem.startsWith("The") ? problem : `The text ${problem}`);
  return text.trim() === "" ? refuse("There is no text in it.") : read({ text, title, mediaType });
}

type Texted = { text: string; title: string | null };

async function readAs(bytes: Uint8Array, mediaType: string, charset: string | null): Promise<Reading<Texted>> {
  switch (mediaType) {
    case "application/pdf":
      return readPdf(bytes);
    case "application/vnd.openxmlformats-officedocument.wordprocessingml.document":
      return readWord(bytes);
    case "message/rfc822":
      return readMail(bytes);
    default:
      return readTextual(bytes, mediaType, charset);
  }
}

function readTextual(bytes: Uint8Array, mediaType: string, charset: string | null): Reading<Texted> {
  const decoded = decodeBytes(bytes, { bytesMax: readBytesMax, isHtml: mediaType.includes("html"), declaredCharset: charset });
  if (!decoded.ok)
    return /^(?:image|video|audio|application)\//.test(mediaType)
      ? refuse(`This is a file of type ${mediaType}: no text is read out of it.`)
      : decoded;
  const { text } = decoded.value;
  return mediaType.includes("html") || /<(?:html|body|p|div)[\s>]/i.test(text.slice(0, 4096))
    ? readMarkup(text)
    : read({ text, title: null });
}

/** The whole text of a page, block by block, as a reader could see it without scripts. */
function readMarkup(html: string): Reading<Texted> {
  const costly = refuseCostlyMarkup(html);
  if (costly !== null) return costly;
  const { document } = parseHTML(/<(?:html|body|head)[\s>]/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`);
  // Asked for its body, this parser makes an empty one where no head stands before it.
  const root = document.querySelector("body") ?? document.documentElement;
  if (root === null) return refuse("There is no text on the page.");
  const title = document.querySelector("title")?.textContent?.replace(/\s+/g, " ").trim() ?? "";
  return read({ text: readBlocks(root).text, title: title === "" ? null : title.slice(0, 500) });
}

/** Undoes the content coding of stored bytes, bounded. Throws FetchRefusedError beyond the bound. */
export function unpackBody(stream: Readable, coding: string, signal: AbortSignal): Promise<Uint8Array> {
  return readBounded(stream, { coding, bytesMax: readBytesMax, signal });
}
