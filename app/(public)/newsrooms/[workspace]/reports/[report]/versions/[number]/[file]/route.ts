import { answerAnew } from "@/app/answer-anew";
import { environment } from "@/lib/environment";
import { type ExportFile, exportFiles } from "@/lib/reports/addresses";
import { averitecOf, claimsCsv, versionAnnotations } from "@/lib/reports/exports";
import { reportMarkdown } from "@/lib/reports/report-markdown";
import type { ReportVersion } from "@/lib/reports/version";
import { nothingHere } from "../../../../../feeds";
import { readReport, versionNumberIn } from "../../../../../read";
import { goneOrNothing } from "../../../../../tombstone";

const shapes: Record<ExportFile, { contentType: string; write: (version: ReportVersion, baseUrl: string) => string }> = {
  "claims.csv": { contentType: "text/csv; charset=utf-8", write: claimsCsv },
  "report.md": { contentType: "text/markdown; charset=utf-8", write: reportMarkdown },
  "annotations.json": {
    contentType: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
    write: (version, baseUrl) => JSON.stringify(versionAnnotations(version, baseUrl)),
  },
  "averitec.json": { contentType: "application/json", write: (version, baseUrl) => JSON.stringify(averitecOf(version, baseUrl)) },
};

/** A published version in another shape. */
export async function GET(request: Request, { params }: RouteContext<"/newsrooms/[workspace]/reports/[report]/versions/[number]/[file]">) {
  const { workspace, report, number, file } = await params;
  const name = exportFiles.find((known) => known === file);
  const wanted = versionNumberIn(number);
  const published = name === undefined || wanted === null ? null : await readReport(workspace, report, wanted);
  if (name === undefined) return nothingHere("file");
  if (published === null) return goneOrNothing({ workspace, what: "report", slug: report, number });
  const { contentType, write } = shapes[name];
  const { slug, number: version } = published.version.report;
  return answerAnew(request, write(published.version, environment.baseUrl), {
    "content-type": contentType,
    // Saved, not shown: a browser must never take what people wrote for a page of ours.
    "content-disposition": `attachment; filename="${slug}-v${version}-${name}"`,
  });
}
