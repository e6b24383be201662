import { readFile } from "node:fs/promises";
import path from "node:path";

const file = path.join(process.cwd(), "lib/audit/offline-verifier.mjs");

/** The verifier as one readable file that needs nothing but Node, for whoever would rather not trust this site's page. */
export async function GET() {
  const headers = { "content-type": "text/javascript; charset=utf-8", "content-disposition": 'attachment; filename="assay-verify.mjs"' };
  return new Response(await readFile(file, "utf8"), { headers });
}
