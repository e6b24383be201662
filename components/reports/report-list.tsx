import { publicPaths } from "@/lib/reports/addresses";
import type { ReportVersion } from "@/lib/reports/version";
import { counted } from "@/lib/reports/words";
import { DayOf } from "./day";
import { VerdictMix } from "./verdict-mix";

/** Published reports as readers choose among them: the question, the verdicts, the day. */
export function ReportList({ versions }: { versions: readonly ReportVersion[] }) {
  return (
    <ul className="border-hairline border-t">
      {versions.map((version) => {
        const { report, newsroom, claims } = version;
        return (
          <li key={report.id} className="keep-together border-hairline border-b py-8">
            <h2 dir="auto" className="text-22">
              <a
                href={publicPaths.report(newsroom.slug, report.slug)}
                className="text-ink no-underline decoration-1 underline-offset-4 hover:underline"
              >
                {report.title}
              </a>
            </h2>
            <p className="mt-1 font-sans text-15 text-secondary">
              {report.retraction ? <strong className="text-danger">Retracted. </strong> : null}
              <DayOf at={report.firstPublishedAt} />, {counted(claims.length, "claim")}
              {report.number === 1 ? null : (
                <>
                  , version {report.number} of <DayOf at={report.publishedAt} />
                </>
              )}
            </p>
            <VerdictMix version={version} size="small" />
            <p dir="auto" className="whitespace-pre-line">
              {report.summary}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
