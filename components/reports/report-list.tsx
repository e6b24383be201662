import { publicPaths } from "@/lib/reports/addresses";
import { languageOf, type Speech, speechOf } from "@/lib/reports/speech";
import type { ReportVersion } from "@/lib/reports/version";
import { DayOf } from "./day";
import { Prose } from "./prose";
import { Sentence } from "./sentence";
import { VerdictMix } from "./verdict-mix";

/** Published reports as readers choose among them: the question, the verdicts, the day. */
export function ReportList({ versions, speech }: { versions: readonly ReportVersion[]; speech: Speech }) {
  const { words } = speech;
  return (
    <ul className="border-hairline border-t">
      {versions.map((version) => {
        const { report, newsroom, claims } = version;
        const language = languageOf(version);
        return (
          <li key={report.id} className="keep-together border-hairline border-b py-8">
            <h2 dir="auto" lang={language} className="text-22">
              <a
                href={publicPaths.report(newsroom.slug, report.slug)}
                className="text-ink no-underline decoration-1 underline-offset-4 hover:underline"
              >
                {report.title}
              </a>
            </h2>
            <p className="mt-1 font-sans text-15 text-secondary">
              {report.retraction ? <strong className="text-danger">{words.retracted}. </strong> : null}
              <Sentence
                of={words.site.reportLine({
                  ...{ first: <DayOf at={report.firstPublishedAt} speech={speech} />, claims: claims.length, number: report.number },
                  changed: report.number === 1 ? null : <DayOf at={report.publishedAt} speech={speech} />,
                })}
              />
            </p>
            <VerdictMix version={version} speech={speech} size="small" />
            <Prose text={report.summary} speech={speechOf(version)} className="mt-4" />
          </li>
        );
      })}
    </ul>
  );
}
