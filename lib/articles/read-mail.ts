import "server-only";
import PostalMime, { type Email } from "postal-mime";
import type { Extracted } from "@/lib/articles/extract";
import { extractHtml } from "@/lib/articles/extract-html";
import { extractPlain } from "@/lib/articles/extract-plain";
import { tidyLine } from "@/lib/articles/metadata";
import { type Reading, read, refuse } from "@/lib/articles/reading";

const nestingMax = 20;

/** Reads the words of an e-mail (.eml): its plain text, else its HTML. Subject, sender and date describe it; what is attached is left out. Offline. */
export async function readMail(bytes: Uint8Array): Promise<Reading<Extracted>> {
  let mail: Email;
  try {
    mail = await PostalMime.parse(bytes, { maxNestingDepth: nestingMax });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return refuse("The e-mail is damaged and cannot be read. Paste its text.");
  }
  if (mail.from === undefined && mail.subject === undefined) return refuse("This is no e-mail: it names neither a sender nor a subject.");
  const plain = mail.text?.trim() ? extractPlain(mail.text) : null;
  const extracted = plain ?? (mail.html?.trim() ? extractHtml(mail.html) : refuse("There is no text in the e-mail."));
  if (!extracted.ok) return extracted;
  const date = mail.date === undefined ? Number.NaN : Date.parse(mail.date);
  return read({
    ...extracted.value,
    title: tidyLine(mail.subject),
    author: tidyLine(mail.from?.name || mail.from?.address),
    outlet: null,
    publishedOn: Number.isNaN(date) ? null : new Date(date).toISOString().slice(0, 10),
    extractor: `assay-mail@1 postal-mime@4.0.0`,
  });
}
