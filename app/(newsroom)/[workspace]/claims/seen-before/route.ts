import type { NextRequest } from "next/server";
import { z } from "zod";
import { listClaimsLike, readSought } from "@/lib/claims/seen-before";
import { listFactChecksLike } from "@/lib/fact-checks/queries";
import { actorOf } from "@/lib/session";

const sought = z.union([z.object({ claimId: z.uuid(), only: z.literal("settled").optional() }), z.object({ candidateId: z.uuid() })]);

/** Earlier claims, and fact-checks of others, like one claim or candidate. Asked for by the desk once something stays at hand, so that going through candidates waits for nothing. */
export async function GET(request: NextRequest, { params }: RouteContext<"/[workspace]/claims/seen-before">) {
  const actor = await actorOf((await params).workspace);
  if (actor === null) return new Response(null, { status: 404 });
  const parsed = sought.safeParse(Object.fromEntries(request.nextUrl.searchParams));
  if (!parsed.success) return new Response(null, { status: 400 });
  const asked = await readSought(actor, parsed.data);
  if (asked === null) return new Response(null, { status: 404 });
  // What was settled before is the newsroom's own.
  const isSettledOnly = "only" in parsed.data && parsed.data.only === "settled";
  const [claims, factChecks] = await Promise.all([
    listClaimsLike(actor, asked, { isSettledOnly }),
    isSettledOnly ? [] : listFactChecksLike(actor, asked),
  ]);
  return Response.json({ claims, factChecks }, { headers: { "cache-control": "private, no-store" } });
}
