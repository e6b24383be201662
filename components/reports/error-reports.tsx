import { publicPaths } from "@/lib/reports/addresses";
import type { errorOutcomes } from "@/lib/reports/schema";
import { counted, errorOutcomeWords } from "@/lib/reports/words";
import { DayOf, Moment } from "./day";

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
export function ReportErrorLine({ href }: { href: string }) {
  return (
    <p className="no-print mt-12 font-sans text-15">
      Something wrong here?{" "}
      <a href={href} className={linkClass}>
        Report an error
      </a>
      <span className="text-secondary">. What comes of it is published.</span>
    </p>
  );
}

/** What is, or was, said to be wrong: a claim in one version, or the report. */
export function ErrorSubject({ error, newsroom }: { error: PublicErrorReport; newsroom: string }) {
  const { claim, report, versionNumber } = error;
  const href =
    claim === null
      ? publicPaths.reportVersion(newsroom, report.slug, versionNumber)
      : publicPaths.claimVersion(newsroom, claim.slug, versionNumber);
  return (
    <>
      <a href={href} className={linkClass}>
        <bdi>{claim?.statement ?? report.title}</bdi>
      </a>
      , version {versionNumber}
    </>
  );
}

/** One report at its own address: when it came, and the outcome, or that it waits. */
export function ErrorReportView({ error, newsroom }: { error: PublicErrorReport; newsroom: string }) {
  const { outcome, answer, answeredAt, answeredBy, report, versionNumber } = error;
  return (
    <article className="reading-public mx-auto">
      <h1 className="text-28 sm:text-36">A reader’s report of an error</h1>
      <p className="mt-3 font-sans text-15 text-secondary">
        Received <Moment at={error.createdAt.toISOString()} />, about <ErrorSubject error={error} newsroom={newsroom} />
      </p>
      {outcome === null || answeredAt === null ? (
        <p role="status" className="mt-8">
          The newsroom has it and has not answered yet. Keep this address: the outcome will stand here for everybody to see, without what
          you wrote.
        </p>
      ) : (
        <section aria-label="Outcome" className="mt-8 border-ink border-t-2 pt-5">
          <h2 className="text-22">{errorOutcomeWords[outcome]}</h2>
          <p dir="auto" className="mt-4 whitespace-pre-line">
            {answer}
          </p>
          <p className="mt-4 font-sans text-15 text-secondary">
            Answered by <bdi>{answeredBy}</bdi>, <Moment at={answeredAt.toISOString()} />.
            {outcome === "corrected" && report.versionNumber > versionNumber ? (
              <>
                {" "}
                <a href={publicPaths.report(newsroom, report.slug)} className={linkClass}>
                  Read the corrected report
                </a>
              </>
            ) : null}
          </p>
        </section>
      )}
      <p className="mt-8 font-sans text-15">
        <a href={publicPaths.corrections(newsroom)} className={linkClass}>
          How we correct mistakes
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
}: {
  answers: readonly PublicErrorReport[];
  received: number;
  waiting: number;
  newsroom: string;
}) {
  if (received === 0) return <p className="text-secondary">No reader has reported an error yet. Every report has a link to do so.</p>;
  return (
    <>
      <p className="text-secondary">
        {counted(received, "report")} received, {waiting === 0 ? "none waiting for an answer" : `${waiting} waiting for an answer`}.
      </p>
      <ol className="mt-6 space-y-6">
        {answers.map((error) => (
          <li key={error.id} className="keep-together">
            <p className="font-sans text-15 text-secondary">
              <a href={publicPaths.errorReport(newsroom, error.id)} className={linkClass}>
                {error.outcome === null ? "Waiting" : errorOutcomeWords[error.outcome]}
              </a>
              , <DayOf at={(error.answeredAt ?? error.createdAt).toISOString()} />
            </p>
            <p>
              <ErrorSubject error={error} newsroom={newsroom} />
            </p>
            <p dir="auto" className="whitespace-pre-line">
              {error.answer}
            </p>
          </li>
        ))}
      </ol>
    </>
  );
}
