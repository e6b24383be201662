import { wholeVerifier } from "@/lib/audit/whole-verifier";

/** The verifier as one readable file that needs nothing but Node, for whoever would rather not trust this site's page. */
export async function GET() {
  const headers = { "content-type": "text/javascript; charset=utf-8", "content-disposition": 'attachment; filename="assay-verify.mjs"' };
  return new Response(await wholeVerifier(), { headers });
}
