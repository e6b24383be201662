import type { NextRequest } from "next/server";
import { actorOf } from "@/lib/session";
import { agreementCsv } from "@/lib/verdicts/agreement-export";
import { readAgreementFilter } from "@/lib/verdicts/agreement-filter";
import { getAgreement, listAgreementClaims } from "@/lib/verdicts/agreement-queries";

/** What agreement is measured on as CSV, one assessment a row; with `as=figures` the figures themselves as JSON, each with its formula and source. */
export async function GET(request: NextRequest, { params }: RouteContext<"/[workspace]/agreement/export">) {
  const actor = await actorOf((await params).workspace);
  if (actor === null) return new Response(null, { status: 404 });
  const query = Object.fromEntries(request.nextUrl.searchParams);
  const filter = readAgreementFilter(query);
  const isFigures = query.as === "figures";
  const body = isFigures
    ? JSON.stringify({ filter, ...(await getAgreement(actor, filter)) })
    : agreementCsv(await listAgreementClaims(actor, { filter, figure: {} }));
  return new Response(body, {
    headers: {
      "content-type": isFigures ? "application/json" : "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="agreement.${isFigures ? "json" : "csv"}"`,
      "cache-control": "private, no-store",
    },
  });
}
