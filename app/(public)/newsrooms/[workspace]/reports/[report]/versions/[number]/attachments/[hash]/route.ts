import { isEvidenceHost } from "@/app/evidence-host";
import { handOutFile } from "@/app/send-stored-file";
import { attachmentIn } from "@/lib/reports/replies";
import { readReport, versionNumberIn } from "../../../../../../read";

/** The bytes of a file that came with a claimant's answer, for anybody, where the version names it. No other file is here. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/newsrooms/[workspace]/reports/[report]/versions/[number]/attachments/[hash]">,
) {
  const { workspace, report, number, hash } = await params;
  const wanted = isEvidenceHost(request.headers) ? null : versionNumberIn(number);
  const published = wanted === null ? null : await readReport(workspace, report, wanted);
  const file = published === null ? null : attachmentIn(published.version, hash);
  return handOutFile(request, file === null ? null : { ...file, name: `attachment-${file.contentHash.slice(0, 12)}.upload` });
}
