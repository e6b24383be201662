import { openLiveStream } from "@/lib/live/live-stream";
import { actorOf, followActor } from "@/lib/session";

/** Live changes of a newsroom for whoever is signed in there, as Server-Sent Events. */
export async function GET(request: Request, { params }: RouteContext<"/api/live/[workspace]">) {
  const { workspace } = await params;
  if ((await actorOf(workspace)) === null) return new Response(null, { status: 404 });
  const said = request.headers.get("last-event-id") ?? "";
  const lastSequence = /^\d{1,15}$/.test(said) ? Number(said) : null;
  const present = await followActor(workspace);
  return new Response(openLiveStream({ present, lastSequence, signal: request.signal }), {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "private, no-store, no-transform",
      // Proxies that gather what is sent would hold every change back.
      "x-accel-buffering": "no",
    },
  });
}
