import { z } from "zod";
import { publicPaths } from "@/lib/reports/addresses";
import { absoluteUrl } from "@/lib/reports/claim-review";
import { tellChange, tellReport } from "@/lib/reports/feeds";
import type { Messages } from "@/lib/reports/messages/english";
import { shorten } from "@/lib/reports/shorten";
import { type Speech, sayLongMinute, speechIn, speechOf } from "@/lib/reports/speech";
import type { ReportVersion } from "@/lib/reports/version";
import { asOneRun } from "@/lib/reports/wrap";
import { type MailKind, mailKinds } from "./mail-kinds";
import { type MailPart, type Voice, writeHtml, writeText } from "./mail-letter";
import { optOutIn } from "./opt-out-language";

/** A mail as it waits in the outbox: the words, where it can be ended, and nobody's address. */
export const mailBody = z.object({
  kind: z.enum(mailKinds),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  optOutUrl: z.string(),
  /** Of the words that are not people's own. Mails that waited in the outbox while English was the only language say nothing. */
  language: z.string().default("en"),
});

/** Such a mail. */
export type Mail = z.infer<typeof mailBody>;

/** Whom a mail is for and how they end it. */
export type MailFor = { kind: MailKind; optOutUrl: string };

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

// A language without a catalogue has English words, which run from left to right, whatever is put into them.
const voiceOf = ({ words, language, content, direction }: Speech): Voice => ({
  ...{ words, language },
  direction: language === content ? direction : "ltr",
});

type Told = { subject: string; opening: string; parts: readonly MailPart[] };

function mailOf({ subject, opening, parts }: Told, speech: Speech, { kind, ...to }: MailFor): Mail {
  const voice = voiceOf(speech);
  const { mail: words } = voice.words;
  const optOutUrl = optOutIn(to.optOutUrl, voice.language);
  const title = shorten(asOneRun(subject), subjectLengthMax);
  const foot = [
    { words: words.because[kind], language: null },
    { label: words.end, url: optOutUrl },
  ];
  const letter = { title, opening, parts, foot };
  const written = { text: writeText(letter, voice), html: writeHtml(letter, voice) };
  return { kind, subject: title, ...written, optOutUrl, language: voice.language };
}

/**
 * What somebody is told by mail of a published version: made of the version and nothing else, by the words that feeds use, in its language. Every field
 * that people wrote stays words, in the subject too.
 */
export function versionMail(version: ReportVersion, to: MailFor, baseUrl: string): Mail {
  const { newsroom, report, article } = version;
  const at = (path: string) => absoluteUrl(baseUrl, path);
  const isFirst = report.change === "first";
  const told = [...(isFirst ? [] : linesOf(tellChange(version))), ...linesOf(tellReport(version))];
  const shown = told.slice(0, linesMax);
  const speech = speechOf(version);
  const { words, content: language } = speech;
  const name = asOneRun(newsroom.name);
  const what = isFirst ? words.mail.published : words.changes[report.change];
  const opening = isFirst ? words.mail.isPublished(name) : words.mail.isChanged(name, what);
  const parts: MailPart[] = [
    { words: asOneRun(report.title), language, isTitle: true },
    ...shown.map((line) => ({ words: line, language })),
    ...(told.length > shown.length ? [{ words: words.mail.more(told.length - shown.length), language: null }] : []),
    { words: words.labelled(words.report.whatWasChecked, asOneRun(article.title)), language: null },
    { label: words.version.reportAsItStands, url: at(publicPaths.report(newsroom.slug, report.slug)) },
    {
      label: words.mail.version(report.number, sayLongMinute(report.publishedAt, speech)),
      url: at(publicPaths.reportVersion(newsroom.slug, report.slug, report.number)),
    },
  ];
  return mailOf({ subject: words.labelled(what, report.title), opening, parts }, speech, to);
}

type Answered = {
  newsroom: { name: string; slug: string; language: string; timeZone: string };
  errorReport: { id: string; outcome: keyof Messages["errorOutcomes"] };
};

/** What a reader is told by mail once their report of an error is answered, in the newsroom's language. The answer itself stands at its address. */
export function answerMail({ newsroom, errorReport }: Answered, to: MailFor, baseUrl: string): Mail {
  const speech = speechIn(newsroom);
  const { words } = speech;
  const outcome = words.errorOutcomes[errorReport.outcome];
  const opening = words.mail.answered(asOneRun(newsroom.name), outcome);
  const parts = [{ label: words.mail.answer, url: absoluteUrl(baseUrl, publicPaths.errorReport(newsroom.slug, errorReport.id)) }];
  return mailOf({ subject: words.mail.answeredSubject(outcome), opening, parts }, speech, to);
}
