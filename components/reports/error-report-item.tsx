"use client";
import { Opening } from "@/components/claims/opening";
import { Badge } from "@/components/ui/badge";
import { TextLink } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { route } from "@/components/ui/route";
import { toastDone } from "@/components/ui/toast";
import type { Permission } from "@/lib/permission";
import { publicPaths } from "@/lib/reports/addresses";
import { errorOutcomeWords } from "@/lib/reports/words";
import { type AnswerErrorReport, AnswerErrorReportForm } from "./answer-error-report-form";
import type { PublicErrorReport } from "./error-reports";

/** A reader's report as the newsroom sees it: their words, what they are about, and the answer or the form for it. */
export function ErrorReportItem({
  newsroom,
  error,
  mayAnswer,
  draftKey,
  action,
}: {
  newsroom: string;
  error: PublicErrorReport & { message: string; claimId: string | null; report: { articleId: string } };
  mayAnswer: Permission;
  draftKey: string;
  action: AnswerErrorReport;
}) {
  const { claim, claimId, report, versionNumber, outcome } = error;
  const published =
    claim === null
      ? publicPaths.reportVersion(newsroom, report.slug, versionNumber)
      : publicPaths.claimVersion(newsroom, claim.slug, versionNumber);
  const desk =
    claimId === null
      ? route(`/${newsroom}/articles/${report.articleId}/report`)
      : route(`/${newsroom}/articles/${report.articleId}?claim=${claimId}`);
  return (
    <li className="flex flex-col gap-2 py-6">
      <h2 dir="auto" className="font-serif text-18">
        {claim?.statement ?? report.title}
      </h2>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-12 text-secondary">
        <RelativeTime at={error.createdAt} />
        <TextLink href={desk}>{claimId === null ? "The report’s page" : "On the desk"}</TextLink>
        <a href={published} className="underline underline-offset-2 hover:text-ink">
          As published, version {versionNumber}
        </a>
        {report.versionNumber > versionNumber ? <Badge tone="outline">Version {report.versionNumber} is out</Badge> : null}
      </p>
      <blockquote dir="auto" className="whitespace-pre-line border-rule border-s-2 ps-3 text-15">
        {error.message}
      </blockquote>
      {outcome !== null ? (
        <div className="text-15">
          <p className="font-strong">{errorOutcomeWords[outcome]}</p>
          <p dir="auto" className="whitespace-pre-line">
            {error.answer}
          </p>
          <p className="mt-1 text-12 text-secondary">
            {error.answeredBy}, {error.answeredAt === null ? null : <RelativeTime at={error.answeredAt} />} ·{" "}
            <a href={publicPaths.errorReport(newsroom, error.id)} className="underline underline-offset-2 hover:text-ink">
              As readers see it
            </a>
          </p>
        </div>
      ) : mayAnswer === true ? (
        <Opening look="plain" label="Answer…" draftKey={draftKey}>
          {(close) => (
            <AnswerErrorReportForm
              errorReportId={error.id}
              draftKey={draftKey}
              action={action}
              onClose={close}
              onSaved={() => toastDone("The answer is public.")}
            />
          )}
        </Opening>
      ) : (
        <p className="text-13 text-secondary">{mayAnswer}</p>
      )}
    </li>
  );
}
