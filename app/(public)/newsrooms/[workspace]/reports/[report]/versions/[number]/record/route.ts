import { answerAnew } from "@/app/answer-anew";
import { readReport, versionNumberIn } from "../../../../../read";
import { goneOrNothing } from "../../../../../tombstone";

/** The exact bytes of a published version: they hash to what its page states and its newsroom's log recorded. */
export async function GET(request: Request, { params }: RouteContext<"/newsrooms/[workspace]/reports/[report]/versions/[number]/record">) {
  const { workspace, report, number } = await params;
  const wanted = versionNumberIn(number);
  const published = wanted === null ? null : await readReport(workspace, report, wanted);
  if (published === null) return goneOrNothing({ workspace, what: "report", slug: report, number });
  return answerAnew(request, Uint8Array.from(published.canonical), {
    "content-type": "application/json",
    "content-disposition": `inline; filename="${published.version.report.slug}-v${published.version.report.number}.json"`,
  });
}
