import type { Metadata } from "next";
import { AlsoIn } from "@/components/reports/also-in";
import { ReportErrorLine } from "@/components/reports/error-reports";
import { JsonLd } from "@/components/reports/json-ld";
import { ReportView } from "@/components/reports/report-view";
import { ExportLine, RecordLine } from "@/components/reports/versions";
import { environment } from "@/lib/environment";
import { alternatesOf, publicAddresses, publicPaths } from "@/lib/reports/addresses";
import { reportMarkupOf } from "@/lib/reports/report-markup";
import { openGraphLocale, speechOf } from "@/lib/reports/speech";
import { languagesOf } from "@/lib/reports/translations";
import { asOneRun } from "@/lib/reports/wrap";
import { PublicPage } from "../../public-page";
import { readReport, readTranslations } from "../../read";
import { tombstoneMetadata, tombstonePage } from "../../tombstone";

type Props = PageProps<"/newsrooms/[workspace]/reports/[report]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace, report } = await params;
  const published = await readReport(workspace, report);
  if (published === null) return tombstoneMetadata({ workspace, what: "report", slug: report });
  const { newsroom, report: about } = published.version;
  const { words, content } = speechOf(published.version);
  const page = publicPaths.report(workspace, report);
  const { place } = published;
  const languages = about.retraction
    ? {}
    : languagesOf(await readTranslations(place.workspaceId, place.articleId), (slug) => publicPaths.report(workspace, slug));
  const title = asOneRun(about.retraction ? words.retractedTitle(about.title) : about.title);
  const description = asOneRun(about.retraction ? about.retraction.reason : about.summary);
  return {
    title,
    description,
    alternates: alternatesOf(workspace, page, { words: words.file, languages }),
    openGraph: { type: "article", title, description, url: page, siteName: newsroom.name, locale: openGraphLocale(content) },
  };
}

export default async function ReportPage({ params }: Props) {
  const { workspace, report } = await params;
  const published = await readReport(workspace, report);
  if (published === null) return tombstonePage({ workspace, what: "report", slug: report });
  const { version, contentHash, logEntry, place } = published;
  const translations = version.report.retraction ? [] : await readTranslations(place.workspaceId, place.articleId);
  const addresses = publicAddresses(workspace, report);
  const speech = speechOf(version);
  return (
    <PublicPage workspace={workspace} speech={speech}>
      <JsonLd value={reportMarkupOf(version, environment.baseUrl)} />
      <ReportView
        version={version}
        addresses={addresses}
        alsoIn={<AlsoIn translations={translations} at={(slug) => publicPaths.report(workspace, slug)} speech={speech} />}
        record={
          <>
            <ReportErrorLine href={publicPaths.reportError(workspace, { report })} speech={speech} />
            <RecordLine
              contentHash={contentHash}
              logEntry={logEntry}
              href={addresses.record(version.report.number)}
              proofHref={addresses.proof(version.report.number)}
              speech={speech}
            />
            <ExportLine
              speech={speech}
              at={(file) => publicPaths.export(workspace, report, version.report.number, file)}
              pdfHref={publicPaths.pdf(workspace, report, version.report.number)}
            />
          </>
        }
      />
    </PublicPage>
  );
}
