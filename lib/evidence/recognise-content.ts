import { decodeBytes } from "@/lib/articles/decode";
import { findInvalidUtf8 } from "@/lib/articles/invalid-utf8";

/** How many bytes from the start a file is recognised by. */
export const recognisedBytes = 8192;

/** What kind of file some bytes are, whatever their name says: the media type, and the ending a file of it has. */
export type ContentKind = { mediaType: string; extension: string };

/** What somebody said that bytes are: the media type and the charset of a `content-type` header, each null where none was named. */
export type Named = { mediaType: string | null; charset: string | null };

const unnamed: Named = { mediaType: null, charset: null };

const kind = (mediaType: string, extension: string): ContentKind => ({ mediaType, extension });
const unknown = kind("application/octet-stream", "bin");

const signatures: readonly { at: number; sign: string; kind: ContentKind }[] = [
  { at: 0, sign: "%PDF-", kind: kind("application/pdf", "pdf") },
  { at: 0, sign: "\x89PNG\r\n\x1a\n", kind: kind("image/png", "png") },
  { at: 0, sign: "\xff\xd8\xff", kind: kind("image/jpeg", "jpg") },
  { at: 0, sign: "GIF87a", kind: kind("image/gif", "gif") },
  { at: 0, sign: "GIF89a", kind: kind("image/gif", "gif") },
  { at: 0, sign: "II*\0", kind: kind("image/tiff", "tif") },
  { at: 0, sign: "MM\0*", kind: kind("image/tiff", "tif") },
  { at: 0, sign: "\x1f\x8b", kind: kind("application/gzip", "gz") },
  { at: 0, sign: "\xd0\xcf\x11\xe0", kind: kind("application/x-ole-storage", "doc") },
  { at: 0, sign: "{\\rtf", kind: kind("application/rtf", "rtf") },
  { at: 0, sign: "OggS", kind: kind("application/ogg", "ogg") },
  { at: 0, sign: "fLaC", kind: kind("audio/flac", "flac") },
  { at: 0, sign: "ID3", kind: kind("audio/mpeg", "mp3") },
  { at: 0, sign: "\x1aE\xdf\xa3", kind: kind("video/webm", "webm") },
  { at: 0, sign: "WARC/1.", kind: kind("application/warc", "warc") },
  { at: 0, sign: "SQLite format 3\0", kind: kind("application/vnd.sqlite3", "sqlite") },
  { at: 8, sign: "WEBP", kind: kind("image/webp", "webp") },
  { at: 8, sign: "WAVE", kind: kind("audio/wav", "wav") },
  { at: 4, sign: "ftypM4A", kind: kind("audio/mp4", "m4a") },
  { at: 4, sign: "ftypavif", kind: kind("image/avif", "avif") },
  { at: 4, sign: "ftypheic", kind: kind("image/heic", "heic") },
  { at: 4, sign: "ftypqt", kind: kind("video/quicktime", "mov") },
  { at: 4, sign: "ftyp", kind: kind("video/mp4", "mp4") },
];

const office = "application/vnd.openxmlformats-officedocument";
const zipped: readonly { part: string; kind: ContentKind }[] = [
  { part: "word/", kind: kind(`${office}.wordprocessingml.document`, "docx") },
  { part: "xl/", kind: kind(`${office}.spreadsheetml.sheet`, "xlsx") },
  { part: "ppt/", kind: kind(`${office}.presentationml.presentation`, "pptx") },
  { part: "mimetypeapplication/epub+zip", kind: kind("application/epub+zip", "epub") },
  { part: "mimetypeapplication/vnd.oasis.opendocument.text", kind: kind("application/vnd.oasis.opendocument.text", "odt") },
  { part: "mimetypeapplication/vnd.oasis.opendocument.spreadsheet", kind: kind("application/vnd.oasis.opendocument.spreadsheet", "ods") },
];

/**
 * Judges a file by its first bytes. A name or a header is somebody's word; these are what a program would go by. Only of text, in whatever
 * encoding, the header is believed when it says that it is a page, as a browser would.
 */
export function recogniseContent(start: Uint8Array, named: Named = unnamed): ContentKind {
  const head = start.subarray(0, recognisedBytes);
  const letters = Buffer.from(head).toString("latin1");
  const found = signatures.find(({ at, sign }) => letters.startsWith(sign, at));
  if (found !== undefined) return found.kind;
  if (letters.startsWith("PK\x03\x04")) return zipped.find(({ part }) => letters.includes(part))?.kind ?? kind("application/zip", "zip");
  const text = isText(head) ? Buffer.from(head).toString("utf8") : decodeHead(head, named.charset);
  return text === null ? unknown : believe(recogniseText(text), named.mediaType);
}

/** Null when the bytes are text in no encoding, neither the declared one nor one that they can be told by. */
function decodeHead(head: Uint8Array, declaredCharset: string | null): string | null {
  // The last character may be cut in half, of two or of four bytes.
  const cuts = head.length < recognisedBytes ? [0] : [0, 1, 2, 3];
  for (const cut of cuts) {
    const decoded = decodeBytes(head.subarray(0, head.length - cut), { bytesMax: recognisedBytes, isHtml: true, declaredCharset });
    if (decoded.ok) return decoded.value.text;
  }
  return null;
}

function believe(recognised: ContentKind, named: string | null): ContentKind {
  if (named === null || recognised.mediaType.includes("html")) return recognised;
  if (named === "text/html") return kind("text/html", "html");
  return named === "application/xhtml+xml" ? kind("application/xhtml+xml", "xhtml") : recognised;
}

function isText(head: Uint8Array): boolean {
  if (head.length === 0 || head.includes(0)) return false;
  // The last character may be cut in half.
  const invalid = findInvalidUtf8(head);
  return invalid === null || (head.length >= recognisedBytes && invalid >= head.length - 3);
}

function recogniseText(text: string): ContentKind {
  const begin = withoutComments(text.replace(/^\uFEFF/, ""));
  if (/^<(?:!doctype html|html|head|body|title|meta|link|base|script|style)\b/i.test(begin) || begin.startsWith("<!--"))
    return kind("text/html", "html");
  if (/^<svg\b/i.test(begin) || (begin.startsWith("<?xml") && /<svg\b/i.test(begin))) return kind("image/svg+xml", "svg");
  if (begin.startsWith("<?xml")) return /<html\b/i.test(begin) ? kind("application/xhtml+xml", "xhtml") : kind("application/xml", "xml");
  if (/^(?:Received|Return-Path|Delivered-To|MIME-Version|From|Message-ID|Date): /i.test(begin) && /^Subject: /im.test(begin))
    return kind("message/rfc822", "eml");
  if (/^\s*[[{]/.test(begin) && /["\]}]/.test(begin)) return kind("application/json", "json");
  return kind("text/plain", "txt");
}

/** What follows the comments at the start, or from the one that does not end here. */
function withoutComments(text: string): string {
  let begin = text.trimStart();
  while (begin.startsWith("<!--")) {
    const end = begin.indexOf("-->", 4);
    if (end < 0) return begin;
    begin = begin.slice(end + 3).trimStart();
  }
  return begin;
}
