import { createHash } from "node:crypto";
import { askedAnew, hasAlready } from "@/app/answer-anew";
import { environment } from "@/lib/environment";
import { recentlyMade } from "@/lib/recently-made";
import { pdfEdition, type ReportPdf, reportPdf } from "@/lib/reports/report-pdf";
import { readReport, versionNumberIn } from "../../../../../read";
import { goneOrNothing } from "../../../../../tombstone";

const kept = recentlyMade<ReportPdf>(12);

/** A published version as PDF, for reading and printing. What became of it since stands on its first page. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/newsrooms/[workspace]/reports/[report]/versions/[number]/report.pdf">,
) {
  const { workspace, report, number } = await params;
  const wanted = versionNumberIn(number);
  const published = wanted === null ? null : await readReport(workspace, report, wanted);
  if (published === null) return goneOrNothing({ workspace, what: "report", slug: report, number });
  const { version, newest, contentHash } = published;
  const etag = `"${createHash("sha256").update(`${contentHash} ${newest.report.number} ${pdfEdition}`).digest("base64url")}"`;
  const headers = { "cache-control": askedAnew, etag };
  if (hasAlready(request, etag)) return new Response(null, { status: 304, headers });
  const { pdf } = await kept(etag, () => reportPdf({ version, newest, contentHash }, environment.baseUrl));
  const name = `${version.report.slug}-v${version.report.number}.pdf`;
  return new Response(pdf, {
    headers: { ...headers, "content-type": "application/pdf", "content-disposition": `attachment; filename="${name}"` },
  });
}
