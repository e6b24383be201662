import type { NextRequest } from "next/server";
import { listFactsWithin } from "@/lib/claims/facts-within";
import { actorOf } from "@/lib/session";

/** The facts that a candidate states, one by one. Asked for by the desk once it stays at hand, so that going through candidates waits for nothing. */
export async function GET(request: NextRequest, { params }: RouteContext<"/[workspace]/claims/facts">) {
  const actor = await actorOf((await params).workspace);
  if (actor === null) return new Response(null, { status: 404 });
  const facts = await listFactsWithin(actor, request.nextUrl.searchParams.get("candidateId") ?? "");
  if (facts === null) return new Response(null, { status: 404 });
  return Response.json({ facts }, { headers: { "cache-control": "private, no-store" } });
}
