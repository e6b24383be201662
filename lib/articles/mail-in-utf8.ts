import "server-only";
import PostalMime, { type Email } from "postal-mime";
import { z } from "zod";
import { decodeBytes } from "@/lib/articles/decode";
import { type Reading, read, refuse } from "@/lib/articles/reading";

/** The parts of an e-mail may nest this deep, and so may e-mails in e-mails half of it. */
const nestingMax = 20;
const mailsInMailsMax = nestingMax / 2;

type Part = {
  content: ArrayBuffer | null;
  contentType: { parsed: { value: string; params: Record<string, string> }; multipart: string | false };
  contentDisposition: { parsed: { value: string } };
  childNodes: Part[];
};

// The library gives its parts away only as text that it has decoded leniently. Its version is exact; another shape is an error here.
const part: z.ZodType<Part> = z.object({
  content: z.instanceof(ArrayBuffer).nullable(),
  contentType: z.object({
    parsed: z.object({ value: z.string(), params: z.record(z.string(), z.string()) }),
    multipart: z.union([z.string(), z.literal(false)]),
  }),
  contentDisposition: z.object({ parsed: z.object({ value: z.string() }) }),
  get childNodes() {
    return z.array(part);
  },
});

/** An e-mail that was read once, and the same with every part of words in UTF-8: what of them was guessed, and whether U+FFFD is theirs. */
export type MailInUtf8 = { mail: Email; bytes: Buffer; guesses: string[]; holdsReplacement: boolean };

type Findings = { guesses: Set<string>; holdsReplacement: boolean; boundaries: number };

/**
 * Decodes each part of words as files and pages are decoded, strictly and with a guess that is told, and writes the e-mail anew in UTF-8 for
 * the library to put together. Attachments lose their contents. Throws on what is no e-mail.
 */
export async function mailInUtf8(bytes: Uint8Array): Promise<Reading<MailInUtf8>> {
  const findings: Findings = { guesses: new Set(), holdsReplacement: false, boundaries: 0 };
  const { mail, root } = await parse(bytes);
  const written = await write(root, findings, 0);
  if (!written.ok) return written;
  const { guesses, holdsReplacement } = findings;
  return read({ mail, bytes: Buffer.from(written.value, "latin1"), guesses: [...guesses], holdsReplacement });
}

async function parse(bytes: Uint8Array): Promise<{ mail: Email; root: Part }> {
  const parser = new PostalMime({ maxNestingDepth: nestingMax, maxRfc822NestingDepth: 0 });
  const mail = await parser.parse(bytes);
  return { mail, root: part.parse(Reflect.get(parser, "root")) };
}

async function write(node: Part, findings: Findings, mails: number): Promise<Reading<string>> {
  const { multipart, parsed } = node.contentType;
  if (multipart !== false) return writeMultipart(node, findings, mails);
  if (node.contentDisposition.parsed.value === "attachment") return read(asPart("application/octet-stream", ""));
  if (parsed.value === "message/rfc822") return writeMail(node, findings, mails);
  if (parsed.value !== "text/plain" && parsed.value !== "text/html") return read(asPart(tidyType(parsed.value), ""));
  const words = decodePart(node, findings);
  if (!words.ok) return words;
  const flowed = /^flowed$/i.test(parsed.params.format ?? "") ? "; format=flowed" : "";
  const joined = /^yes$/i.test(parsed.params.delsp ?? "") ? "; delsp=yes" : "";
  return read(asPart(`${parsed.value}; charset=utf-8${flowed}${joined}`, words.value));
}

async function writeMultipart(node: Part, findings: Findings, mails: number): Promise<Reading<string>> {
  const boundary = `part-${findings.boundaries++}-`;
  const isAlternative = node.contentType.multipart === "alternative";
  const plain = isAlternative ? node.childNodes.filter(isPlainWords) : [];
  let body = `Content-Type: multipart/${isAlternative ? "alternative" : "mixed"}; boundary="${boundary}"\r\n\r\n`;
  // Where there are plain words, they are what is read: another rendering of them cannot do harm.
  for (const child of plain.length > 0 ? plain : node.childNodes) {
    const written = await write(child, findings, mails);
    if (!written.ok) return written;
    body += `--${boundary}\r\n${written.value}\r\n`;
  }
  return read(`${body}--${boundary}--\r\n`);
}

async function writeMail(node: Part, findings: Findings, mails: number): Promise<Reading<string>> {
  const isInline = ["", "inline"].includes(node.contentDisposition.parsed.value);
  if (!isInline || node.content === null || mails >= mailsInMailsMax) return read(asPart("application/octet-stream", ""));
  const { mail, root } = await parse(new Uint8Array(node.content));
  const written = await write(root, findings, mails + 1);
  if (!written.ok) return written;
  const head = mail.headerLines.filter(({ key }) => ["from", "to", "cc", "subject", "date"].includes(key)).map(({ line }) => `${line}\r\n`);
  return read(asPart("message/rfc822", `${head.join("")}${Buffer.from(written.value, "latin1").toString("utf8")}`));
}

function decodePart({ content, contentType }: Part, findings: Findings): Reading<string> {
  const bytes = new Uint8Array(content ?? new ArrayBuffer(0));
  if (isBlank(bytes)) return read("");
  const { value, params } = contentType.parsed;
  const decoded = decodeBytes(bytes, { bytesMax: bytes.length, isHtml: value === "text/html", declaredCharset: charsetOf(params) });
  if (!decoded.ok) return refuse(`The words of the e-mail cannot be read: ${decoded.problem}`);
  if (decoded.value.isGuessed === true) findings.guesses.add(decoded.value.encoding);
  findings.holdsReplacement ||= decoded.value.text.includes("\ufffd");
  return read(decoded.value.text);
}

/** ASCII is what an e-mail says when it says nothing; the code pages are names that mail programs use and the standard does not know. */
function charsetOf({ charset }: Record<string, string>): string | null {
  const label = charset?.trim().toLowerCase() ?? "";
  if (label === "" || label === "us-ascii" || label === "ascii") return null;
  return codePages.get(label) ?? label;
}

const codePages = new Map([
  ["cp932", "shift_jis"],
  ["cp936", "gbk"],
  ["cp949", "euc-kr"],
  ["cp950", "big5"],
  ["utf8", "utf-8"],
]);

const isPlainWords = ({ content, contentType, contentDisposition }: Part) =>
  contentType.parsed.value === "text/plain" &&
  contentDisposition.parsed.value !== "attachment" &&
  !isBlank(new Uint8Array(content ?? new ArrayBuffer(0)));

const isBlank = (bytes: Uint8Array) => bytes.every((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d));

/** Kept because a report of a failed delivery is known by the types of its parts. */
const tidyType = (type: string) => (/^[\w.+-]{1,60}\/[\w.+-]{1,60}$/.test(type) ? type : "application/octet-stream");

function asPart(type: string, words: string): string {
  const lines =
    Buffer.from(words, "utf8")
      .toString("base64")
      .match(/.{1,76}/g) ?? [];
  return `Content-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\n\r\n${lines.join("\r\n")}`;
}
