import { z } from "zod";
import { cancelAttempt } from "@/lib/articles/attempts";
import { actorOf } from "@/lib/session";

const body = z.object({ attempt: z.uuid() });

/** Stops a fetch that the form waits for. Not an action: the browser sends those one after another, and this must overtake one. */
export async function POST(request: Request, { params }: RouteContext<"/[workspace]/articles/new/cancel">) {
  const actor = await actorOf((await params).workspace);
  if (actor === null) return new Response(null, { status: 404 });
  const parsed = body.safeParse(await request.json().catch(() => null));
  if (!parsed.success) return new Response(null, { status: 400 });
  return Response.json({ isStopped: cancelAttempt(parsed.data.attempt) });
}
