import type { ComponentProps } from "react";
import { ReportErrorForm } from "./report-error-form";

/** What is to be reported, what becomes of it, and the form. */
export function ReportErrorPage({
  subject,
  ...form
}: { subject: { words: string; href: string } } & ComponentProps<typeof ReportErrorForm>) {
  return (
    <div className="reading-public mx-auto">
      <h1 className="text-28 sm:text-36">Report an error</h1>
      <p className="mt-3 font-sans text-15 text-secondary">
        In{" "}
        <a href={subject.href} className="text-accent underline decoration-1 underline-offset-2 hover:decoration-2">
          <bdi>{subject.words}</bdi>
        </a>
        , version {form.of.versionNumber}
      </p>
      <p className="mt-6">
        Every report is read by an editor and answered in public. You get an address where the answer will stand. You need not say who you
        are.
      </p>
      <ReportErrorForm {...form} />
    </div>
  );
}
