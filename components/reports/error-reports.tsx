import { publicPaths } from "@/lib/reports/addresses";
import type { errorOutcomes } from "@/lib/reports/schema";
import { withoutFullStop } from "@/lib/reports/shorten";
import type { Speech } from "@/lib/reports/speech";
import { DayOf, Moment } from "./day";
import { Prose } from "./prose";
import { Sentence } from "./sentence";

/** A reader's report of an error as the public sees it: what it is about and what came of it, never what the reader wrote. */
export type PublicErrorReport = {
  id: string;
  versionNumber: number;
  outcome: (typeof errorOutcomes)[number] | null;
  answer: string;
  createdAt: Date;
  answeredAt: Date | null;
  answeredBy: string | null;
  report: { slug: string; title: string; versionNumber: number };
  claim: { slug: string; statement: string } | null;
};

const linkClass = "text-accent underline decoration-1 underline-offset-2 hover:decoration-2";

/** The way to say that what one reads is wrong. */
export function ReportErrorLine({ href, speech }: { href: string; speech: Speech }) {
  const { error: words } = speech.words;
  return (
    <p className="no-print mt-12 font-sans text-15">
      {words.somethingWrong}{" "}
      <a href={href} className={linkClass}>
        {words.report}
      </a>
      <span className="text-secondary">{words.whatComes}</span>
    </p>
  );
}

/** What is, or was, said to be wrong: a claim in one version, or the report. */
function ErrorSubject({ error, newsroom, speech }: { error: PublicErrorReport; newsroom: string; speech: Speech }) {
  const { claim, report, versionNumber } = error;
  const href =
    claim === null
      ? publicPaths.reportVersion(newsroom, report.slug, versionNumber)
      : publicPaths.claimVersion(newsroom, claim.slug, versionNumber);
  return (
    <Sentence
      of={speech.words.corrections.versionOf(
        <a href={href} className={linkClass}>
          <bdi>{withoutFullStop(claim?.statement ?? report.title)}</bdi>
        </a>,
        versionNumber,
      )}
    />
  );
}

/** One report at its own address: when it came, and the outcome, or that it waits. */
export function ErrorReportView({ error, newsroom, speech }: { error: PublicErrorReport; newsroom: string; speech: Speech }) {
  const { words } = speech;
  const { outcome, answer, answeredAt, answeredBy, report, versionNumber } = error;
  return (
    <article className="reading-public mx-auto">
      <h1 className="text-28 sm:text-36">{words.error.title}</h1>
      <p className="mt-3 font-sans text-15 text-secondary">
        <Sentence
          of={words.error.received(
            <Moment at={error.createdAt.toISOString()} speech={speech} />,
            <ErrorSubject error={error} newsroom={newsroom} speech={speech} />,
          )}
        />
      </p>
      {outcome === null || answeredAt === null ? (
        <p role="status" className="mt-8">
          {words.error.waits}
        </p>
      ) : (
        <section aria-label={words.error.outcome} className="mt-8 border-ink border-t-2 pt-5">
          <h2 className="text-22">{words.errorOutcomes[outcome]}</h2>
          <Prose text={answer} speech={speech} className="mt-4" />
          <p className="mt-4 font-sans text-15 text-secondary">
            <Sentence of={words.error.answeredBy(<bdi>{answeredBy}</bdi>, <Moment at={answeredAt.toISOString()} speech={speech} />)} />
            {outcome === "corrected" && report.versionNumber > versionNumber ? (
              <>
                {" "}
                <a href={publicPaths.report(newsroom, report.slug)} className={linkClass}>
                  {words.error.readCorrected}
                </a>
              </>
            ) : null}
          </p>
        </section>
      )}
      <p className="mt-8 font-sans text-15">
        <a href={publicPaths.corrections(newsroom)} className={linkClass}>
          {words.report.howWeCorrect}
        </a>
      </p>
    </article>
  );
}

/** What readers reported and what came of it, newest answer first. */
export function AnsweredErrors({
  answers,
  received,
  waiting,
  newsroom,
  speech,
}: {
  answers: readonly PublicErrorReport[];
  received: number;
  waiting: number;
  newsroom: string;
  speech: Speech;
}) {
  const { words } = speech;
  if (received === 0) return <p className="text-secondary">{words.corrections.noError}</p>;
  return (
    <>
      <p className="text-secondary">{words.corrections.received(received, waiting)}</p>
      <ol className="mt-6 space-y-6">
        {answers.map((error) => (
          <li key={error.id} className="keep-together">
            <p className="font-sans text-15 text-secondary">
              <a href={publicPaths.errorReport(newsroom, error.id)} className={linkClass}>
                {error.outcome === null ? words.corrections.waiting : words.errorOutcomes[error.outcome]}
              </a>
              {words.comma}
              <DayOf at={(error.answeredAt ?? error.createdAt).toISOString()} speech={speech} />
            </p>
            <p>
              <ErrorSubject error={error} newsroom={newsroom} speech={speech} />
            </p>
            <Prose text={error.answer} speech={speech} className="mt-1" />
          </li>
        ))}
      </ol>
    </>
  );
}
