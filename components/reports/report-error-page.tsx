import type { ComponentProps } from "react";
import { withoutFullStop } from "@/lib/reports/shorten";
import type { Speech } from "@/lib/reports/speech";
import { ReportErrorForm } from "./report-error-form";
import { Sentence } from "./sentence";

/** What is to be reported, what becomes of it, and the form. */
export function ReportErrorPage({
  subject,
  speech,
  ...form
}: { subject: { words: string; href: string }; speech: Speech } & Omit<ComponentProps<typeof ReportErrorForm>, "label" | "words">) {
  const { error: words } = speech.words;
  return (
    <div className="reading-public mx-auto">
      <h1 className="text-28 sm:text-36">{words.report}</h1>
      <p className="mt-3 font-sans text-15 text-secondary">
        <Sentence
          of={words.in(
            <a
              href={subject.href}
              lang={speech.content}
              className="text-accent underline decoration-1 underline-offset-2 hover:decoration-2"
            >
              <bdi>{withoutFullStop(subject.words)}</bdi>
            </a>,
            form.of.versionNumber,
          )}
        />
      </p>
      <p className="mt-6">{words.about}</p>
      <ReportErrorForm {...form} label={words.report} words={words.form} />
    </div>
  );
}
