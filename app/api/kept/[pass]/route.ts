import { isEvidenceHost } from "@/app/evidence-host";
import { sayNoFile, sendStoredFile } from "@/app/send-stored-file";
import { readFilePass } from "@/lib/evidence/file-pass";

/** The bytes of one stored file, at the origin of evidence alone, for whoever has a pass. Nobody is signed in there, and no cookie is read or set. */
export async function GET(request: Request, { params }: RouteContext<"/api/kept/[pass]">) {
  const { pass } = await params;
  const file = isEvidenceHost(request.headers) ? readFilePass(pass) : null;
  if (file === null) return sayNoFile("There is no such file.", 404);
  if (file === "expired") return sayNoFile("This address was good for a minute. Open the file from the desk again.", 410);
  const answer = await sendStoredFile(request, file);
  // The desk's pages show pictures from here. Whoever has the address of one could fetch it anyway.
  if (file.disposition === "inline") answer.headers.set("cross-origin-resource-policy", "cross-origin");
  return answer;
}
