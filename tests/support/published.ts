import { DOMParser, parseHTML } from "linkedom";
import { marked } from "marked";
import nodemailer from "nodemailer";
import PostalMime from "postal-mime";
import { extractText, getDocumentProxy } from "unpdf";
import { claimCard } from "@/components/reports/claim-card";
import { reportPdf } from "@/lib/reports/report-pdf";
import { type ReportVersion, sealVersion } from "@/lib/reports/version";
import { onlyClaim } from "@/tests/builders/publication";

// What is published, read the way its readers read it.

/** The text of a Markdown document as its reader sees it, and the page it becomes. */
export async function readMarkdown(source: string) {
  const { document } = parseHTML(`<html><body>${await marked.parse(source)}</body></html>`);
  return { text: document.body.textContent ?? "", document };
}

/** The texts of an XML document's elements of one name, as its reader sees them. */
export function textsIn(xml: string, name: string): string[] {
  const document = new DOMParser().parseFromString(xml, "text/xml");
  return [...document.querySelectorAll(name)].map((element) => element.textContent ?? "");
}

/** One attribute of an XML document's elements of one name, as its reader sees it. */
export function attributesIn(xml: string, name: string, attribute: string): string[] {
  const document = new DOMParser().parseFromString(xml, "text/xml");
  const written = [...document.querySelectorAll(name)].map((element) => element.getAttribute(attribute) ?? "");
  // This parser leaves escapes in attributes as they are written, and reads those in texts.
  return written.flatMap((value) => textsIn(`<x>${value}</x>`, "x"));
}

/** Rows of a CSV as a spreadsheet reads them (RFC 4180). */
export function readCsv(source: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, bare, end] of source.replace(/^\uFEFF/, "").matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n"]*))(,|\r\n|$)/g)) {
    row.push(quoted === undefined ? (bare ?? "") : quoted.replaceAll('""', '"'));
    if (end === ",") continue;
    rows.push(row);
    row = [];
    if (end === "") break;
  }
  return rows.filter((cells) => cells.length > 1);
}

/** A claim's card, as the page it becomes. */
export function readCard(version: ReportVersion) {
  const card = {
    version,
    claim: onlyClaim(version),
    newest: version,
    successors: [],
    isPinned: false,
    baseUrl: "https://courier.example",
    theme: null,
  };
  const { document } = parseHTML(claimCard(card));
  const at = (selector: string) => [...document.querySelectorAll(selector)].map((element) => element.textContent ?? "");
  return { document, at, days: [...document.querySelectorAll("time")].map((time) => time.getAttribute("datetime")) };
}

/** The words of a version's PDF in one run: where its lines break says nothing. */
export async function readPdf(version: ReportVersion, baseUrl: string): Promise<string> {
  const { contentHash } = sealVersion(version);
  const { pdf } = await reportPdf({ version, newest: version, contentHash }, baseUrl);
  const { text } = await extractText(await getDocumentProxy(pdf), { mergePages: true });
  return text.replace(/\s+/g, " ");
}

/** A mail as its reader's program shows it: sent through a mail composer, and read from its bytes. */
export async function readMail({ subject, text, html }: { subject: string; text: string; html: string }) {
  const composer = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: "windows" });
  const { message } = await composer.sendMail({ from: "a@courier.example", to: "b@post.example", subject, text, html });
  if (!Buffer.isBuffer(message)) throw new Error("The composer did not compose the mail whole.");
  const mail = await PostalMime.parse(message);
  const { document } = parseHTML(mail.html ?? "");
  return { subject: mail.subject, text: mail.text ?? "", words: document.body.textContent ?? "", document };
}
