import { readReport, versionNumberIn } from "../../../../../read";

/** The exact bytes of a published version: they hash to what its page states and its newsroom's log recorded. */
export async function GET(_: Request, { params }: RouteContext<"/newsrooms/[workspace]/reports/[report]/versions/[number]/record">) {
  const { workspace, report, number } = await params;
  const wanted = versionNumberIn(number);
  const published = wanted === null ? null : await readReport(workspace, report, wanted);
  if (published === null) return new Response("There is no such version.\n", { status: 404, headers: { "content-type": "text/plain" } });
  return new Response(Uint8Array.from(published.canonical), {
    headers: {
      "content-type": "application/json",
      "content-disposition": `inline; filename="${published.version.report.slug}-v${published.version.report.number}.json"`,
      etag: `"${published.contentHash}"`,
    },
  });
}
