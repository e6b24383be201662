import { z } from "zod";
import { directionOf } from "@/lib/articles/direction";
import { type Html, html } from "@/lib/html";
import { publicPaths } from "@/lib/reports/addresses";
import { absoluteUrl } from "@/lib/reports/claim-review";
import { tellChange, tellReport } from "@/lib/reports/feeds";
import { shorten } from "@/lib/reports/shorten";
import { languageOf } from "@/lib/reports/speech";
import type { ReportVersion } from "@/lib/reports/version";
import { changeWords, errorOutcomeWords } from "@/lib/reports/words";
import { asOneRun } from "@/lib/reports/wrap";
import { type MailKind, mailKinds } from "./mail-kinds";

/** A mail as it waits in the outbox: the words, where it can be ended, and nobody's address. */
export const mailBody = z.object({
  kind: z.enum(mailKinds),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  optOutUrl: z.string(),
});

/** Such a mail. */
export type Mail = z.infer<typeof mailBody>;

/** Whom a mail is for and how they end it. */
export type MailFor = { kind: MailKind; optOutUrl: string };

const reasonWords: Record<MailKind, string> = {
  claimant:
    "You get this because the newsroom asked you for a reply on a claim, and noted that you want to be told what is published of it.",
  reader: "You get this because you reported an error in this report and left your address.",
  submitter: "You get this because you submitted the article that was checked.",
};

const subjectLengthMax = 160;
const linesMax = 60;

// What would turn letters round unseen, or end a line where none ends, is left out; everything else that people wrote stays as they wrote it.
const unseen = /[\u202A-\u202E\u2066-\u2069]|(?!\n)\p{Cc}/gu;
const plain = (text: string) => text.replace(/\r\n?|[\u2028\u2029]/g, "\n").replace(unseen, "");

const linesOf = (text: string) =>
  plain(text)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

type Part = { words: string; language: string | null } | { label: string; url: string };

function writeText(parts: readonly Part[]): string {
  return `${parts.map((part) => ("url" in part ? `${part.label}: ${part.url}` : part.words)).join("\n\n")}\n`;
}

function writeHtml({ title, parts }: { title: string; parts: readonly Part[] }): string {
  const blocks = parts.map((part): Html => {
    if ("url" in part) return html`<p>${part.label}: <a href="${part.url}">${part.url}</a></p>\n`;
    if (part.language === null) return html`<p>${part.words}</p>\n`;
    return html`<p lang="${part.language}" dir="${directionOf(part.words)}">${part.words}</p>\n`;
  });
  const head = html`<!doctype html>\n<html lang="en" dir="ltr">\n<head><meta charset="utf-8"><title>${title}</title></head>`;
  return html`${head}\n<body style="font: 16px/1.5 sans-serif; max-width: 40em">\n${blocks}</body>\n</html>\n`.text;
}

function mailOf(subject: string, parts: readonly Part[], { kind, optOutUrl }: MailFor): Mail {
  const title = shorten(asOneRun(subject), subjectLengthMax);
  const all = [...parts, { words: reasonWords[kind], language: null }, { label: "To get no more of these", url: optOutUrl }];
  return { kind, subject: title, text: writeText(all), html: writeHtml({ title, parts: all }), optOutUrl };
}

/**
 * What somebody is told by mail of a published version: made of the version and nothing else, by the words that feeds use. Every field that people wrote
 * stays words, in the subject too.
 */
export function versionMail(version: ReportVersion, to: MailFor, baseUrl: string): Mail {
  const { newsroom, report, article } = version;
  const at = (path: string) => absoluteUrl(baseUrl, path);
  const isFirst = report.change === "first";
  const told = [...(isFirst ? [] : linesOf(tellChange(version))), ...linesOf(tellReport(version))];
  const shown = told.slice(0, linesMax);
  const language = languageOf(version);
  const name = asOneRun(newsroom.name);
  const parts: Part[] = [
    { words: `${name}: ${isFirst ? "a fact check is published" : changeWords[report.change].toLowerCase()}.`, language: null },
    { words: asOneRun(report.title), language },
    ...shown.map((words) => ({ words, language })),
    ...(told.length > shown.length ? [{ words: `And ${told.length - shown.length} more, in the report.`, language: null }] : []),
    { words: `What was checked: ${asOneRun(article.title)}`, language: null },
    { label: "The report as it stands", url: at(publicPaths.report(newsroom.slug, report.slug)) },
    {
      label: `Version ${report.number}, of ${report.publishedAt}`,
      url: at(publicPaths.reportVersion(newsroom.slug, report.slug, report.number)),
    },
  ];
  return mailOf(`${isFirst ? "Published" : changeWords[report.change]}: ${report.title}`, parts, to);
}

/** What a reader is told by mail once their report of an error is answered. The answer itself stands at its address. */
export function answerMail(
  {
    newsroom,
    errorReport,
  }: { newsroom: { name: string; slug: string }; errorReport: { id: string; outcome: keyof typeof errorOutcomeWords } },
  to: MailFor,
  baseUrl: string,
): Mail {
  const outcome = errorOutcomeWords[errorReport.outcome];
  const parts: Part[] = [
    { words: `${asOneRun(newsroom.name)} answered the error that you reported: ${outcome}.`, language: null },
    { label: "The answer", url: absoluteUrl(baseUrl, publicPaths.errorReport(newsroom.slug, errorReport.id)) },
  ];
  return mailOf(`Your report of an error: ${outcome}`, parts, to);
}
