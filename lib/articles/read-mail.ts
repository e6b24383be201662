import "server-only";
import PostalMime, { type Email } from "postal-mime";
import { nameGuess } from "@/lib/articles/encoding-name";
import type { Extracted } from "@/lib/articles/extract";
import { extractHtml } from "@/lib/articles/extract-html";
import { extractPlain } from "@/lib/articles/extract-plain";
import { type MailInUtf8, mailInUtf8 } from "@/lib/articles/mail-in-utf8";
import { tidyDate, tidyLine } from "@/lib/articles/metadata";
import { type Reading, read, refuse } from "@/lib/articles/reading";

/** Reads the words of an e-mail (.eml): its plain text, else its HTML. Subject, sender and date describe it; what is attached is left out. Offline. */
export async function readMail(bytes: Uint8Array): Promise<Reading<Extracted>> {
  let known: Reading<MailInUtf8>;
  let words: Email;
  try {
    known = await mailInUtf8(bytes);
    if (!known.ok) return known;
    words = await PostalMime.parse(known.value.bytes);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return refuse("The e-mail is damaged and cannot be read. Paste its text.");
  }
  const { mail, guesses, holdsReplacement } = known.value;
  if (mail.from === undefined && mail.subject === undefined) return refuse("This is no e-mail: it names neither a sender nor a subject.");
  const isPlain = Boolean(words.text?.trim());
  const source = (isPlain ? words.text : words.html) ?? "";
  if (source.trim() === "") return refuse("There is no text in the e-mail.");
  if (!holdsReplacement && source.includes("\ufffd"))
    return refuse("The e-mail holds letters that are in no known encoding. Paste its text.");
  const extracted = isPlain ? extractPlain(source) : extractHtml(source);
  if (!extracted.ok) return extracted;
  const date = mail.headers.find(({ key }) => key === "date")?.value;
  const readers = ["assay-mail@2 postal-mime@4.0.0", ...(isPlain ? [] : [extracted.value.extractor]), ...guesses.map(nameGuess)];
  return read({
    ...extracted.value,
    title: legible(tidyLine(mail.subject)),
    author: legible(tidyLine(mail.from?.name || mail.from?.address)),
    outlet: null,
    publishedOn: tidyDate(date),
    extractor: readers.join(" "),
  });
}

/** Headers have no encoding to guess by: a line with letters that are lost is none, and the person is asked. */
const legible = (line: string | null) => (line?.includes("\ufffd") === true ? null : line);
