import { answerAnew, answerOf } from "@/app/answer-anew";
import { basisOfProof, proveVersion } from "@/lib/reports/prove-version";
import { readReport, versionNumberIn } from "../../../../../read";
import { goneOrNothing } from "../../../../../tombstone";

/** The proof that a version's publication is in the log, as a C2SP tlog-proof. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/newsrooms/[workspace]/reports/[report]/versions/[number]/tlog-proof">,
) {
  const { workspace, report, number } = await params;
  const wanted = versionNumberIn(number);
  const published = wanted === null ? null : await readReport(workspace, report, wanted);
  const plain = { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" };
  if (published === null) return goneOrNothing({ workspace, what: "report", slug: report, number });
  return answerOf(request, `tlog-proof ${await basisOfProof(published)}`, async () => {
    const proof = await proveVersion(published);
    if ("refused" in proof) return new Response(`No proof can be given. ${proof.refused}\n`, { status: 503, headers: plain });
    const { slug } = published.version.report;
    const name = `${slug}-v${published.version.report.number}.tlog-proof`;
    return answerAnew(request, proof.tlogProof, { ...plain, "content-disposition": `attachment; filename="${name}"` });
  });
}
