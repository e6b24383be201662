import { publicCheckpoint } from "@/lib/audit/public-log";

/** The newest signed head of the newsroom's log (C2SP tlog-checkpoint), with what witnesses put under it. */
export async function GET(_: Request, { params }: RouteContext<"/newsrooms/[workspace]/log/checkpoint">) {
  const note = await publicCheckpoint((await params).workspace);
  const headers = { "content-type": "text/plain; charset=utf-8", "cache-control": "public, max-age=5" };
  return note === null
    ? new Response("Nothing of this log has been signed yet.\n", { status: 404, headers })
    : new Response(note, { headers });
}
