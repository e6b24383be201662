import type { NextRequest } from "next/server";
import { getSaying } from "@/lib/claims/saying-query";
import { actorOf } from "@/lib/session";

/** By which words a candidate's claimant is its claimant. Asked for by the desk once it stays at hand, as its facts are. */
export async function GET(request: NextRequest, { params }: RouteContext<"/[workspace]/claims/saying">) {
  const actor = await actorOf((await params).workspace);
  if (actor === null) return new Response(null, { status: 404 });
  const told = await getSaying(actor, request.nextUrl.searchParams.get("candidateId") ?? "");
  if (told === null) return new Response(null, { status: 404 });
  return Response.json(told, { headers: { "cache-control": "private, no-store" } });
}
