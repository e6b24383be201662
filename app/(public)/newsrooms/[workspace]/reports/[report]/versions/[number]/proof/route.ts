import { proveVersion } from "@/lib/reports/prove-version";
import { readReport, versionNumberIn } from "../../../../../read";
import { goneOrNothing } from "../../../../../tombstone";

const plain = { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" };

/** The proof of a published version: its text, every event it rests on with its place in the log, the signed head, the keys, and how to check. */
export async function GET(_: Request, { params }: RouteContext<"/newsrooms/[workspace]/reports/[report]/versions/[number]/proof">) {
  const { workspace, report, number } = await params;
  const wanted = versionNumberIn(number);
  const published = wanted === null ? null : await readReport(workspace, report, wanted);
  if (published === null) return goneOrNothing({ workspace, what: "report", slug: report, number });
  const proof = await proveVersion(published);
  if ("refused" in proof) return new Response(`No proof can be given. ${proof.refused}\n`, { status: 503, headers: plain });
  const { slug } = published.version.report;
  const headers = {
    "content-type": "application/json",
    "cache-control": "public, max-age=300",
    "content-disposition": `attachment; filename="${slug}-v${published.version.report.number}.assay-proof.json"`,
  };
  return new Response(proof.file, { headers });
}
