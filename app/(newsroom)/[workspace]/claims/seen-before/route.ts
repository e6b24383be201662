import type { NextRequest } from "next/server";
import { z } from "zod";
import { listClaimsSeenBefore } from "@/lib/claims/seen-before";
import { listFactChecksLike } from "@/lib/fact-checks/queries";
import { actorOf } from "@/lib/session";

const sought = z.union([z.object({ claimId: z.uuid(), only: z.literal("settled").optional() }), z.object({ candidateId: z.uuid() })]);

/** Earlier claims, and fact-checks of others, like one claim or candidate. Asked for by the desk once something stays at hand, so that going through candidates waits for nothing. */
export async function GET(request: NextRequest, { params }: RouteContext<"/[workspace]/claims/seen-before">) {
  const actor = await actorOf((await params).workspace);
  if (actor === null) return new Response(null, { status: 404 });
  const parsed = sought.safeParse(Object.fromEntries(request.nextUrl.searchParams));
  if (!parsed.success) return new Response(null, { status: 400 });
  const [claims, factChecks] = await Promise.all([listClaimsSeenBefore(actor, parsed.data), listFactChecksLike(actor, parsed.data)]);
  if (claims === null || factChecks === null) return new Response(null, { status: 404 });
  return Response.json({ claims, factChecks }, { headers: { "cache-control": "private, no-store" } });
}
