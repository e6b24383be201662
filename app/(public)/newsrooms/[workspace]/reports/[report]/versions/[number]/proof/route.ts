import { answerAnew, answerOf } from "@/app/answer-anew";
import { basisOfProof, proveVersion } from "@/lib/reports/prove-version";
import { readReport, versionNumberIn } from "../../../../../read";
import { goneOrNothing } from "../../../../../tombstone";

const plain = { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" };

/** The proof of a published version: its text, every event it rests on with its place in the log, the signed head, the keys, and how to check. */
export async function GET(request: Request, { params }: RouteContext<"/newsrooms/[workspace]/reports/[report]/versions/[number]/proof">) {
  const { workspace, report, number } = await params;
  const wanted = versionNumberIn(number);
  const published = wanted === null ? null : await readReport(workspace, report, wanted);
  if (published === null) return goneOrNothing({ workspace, what: "report", slug: report, number });
  return answerOf(request, `proof ${await basisOfProof(published)}`, async () => {
    const proof = await proveVersion(published);
    if ("refused" in proof) return new Response(`No proof can be given. ${proof.refused}\n`, { status: 503, headers: plain });
    const { slug } = published.version.report;
    return answerAnew(request, proof.file, {
      "content-type": "application/json",
      "content-disposition": `attachment; filename="${slug}-v${published.version.report.number}.assay-proof.json"`,
    });
  });
}
