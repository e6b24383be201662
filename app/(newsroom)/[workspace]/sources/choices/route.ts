import type { NextRequest } from "next/server";
import { z } from "zod";
import { findSourceChoices } from "@/lib/evidence/queries";
import { actorOf } from "@/lib/session";

const question = z.union([z.object({ source: z.uuid() }), z.object({ search: z.string().max(200) })]);

/** Sources to choose from while somebody types, or the one of an id. */
export async function GET(request: NextRequest, { params }: RouteContext<"/[workspace]/sources/choices">) {
  const actor = await actorOf((await params).workspace);
  if (actor === null) return new Response(null, { status: 404 });
  const parsed = question.safeParse(Object.fromEntries(request.nextUrl.searchParams));
  if (!parsed.success) return new Response(null, { status: 400 });
  return Response.json(await findSourceChoices(actor, parsed.data), { headers: { "cache-control": "private, no-store" } });
}
