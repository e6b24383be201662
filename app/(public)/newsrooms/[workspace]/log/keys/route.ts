import { publicKeys } from "@/lib/audit/public-log";

/** The keys that sign the newsroom's log, newest first, one verifier key a line: what to compare a proof's keys with. */
export async function GET(_: Request, { params }: RouteContext<"/newsrooms/[workspace]/log/keys">) {
  const keys = await publicKeys((await params).workspace);
  const headers = { "content-type": "text/plain; charset=utf-8", "cache-control": "public, max-age=60" };
  return keys === null
    ? new Response("This log has no keys yet.\n", { status: 404, headers })
    : new Response(`${keys.join("\n")}\n`, { headers });
}
