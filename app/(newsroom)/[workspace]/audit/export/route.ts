import { asCsvLine, asJsonLine, csvHeader } from "@/lib/audit/export-lines";
import { listEvents } from "@/lib/audit/queries";
import { requireActor } from "@/lib/session";
import { chosenIn, wholeIn } from "../chosen";

const pageLength = 500;

/** The log, the history of one article or claim, or the part of it that was chosen, as a file: newest first, what the page says and no more. Sent as it is read. */
export async function GET(request: Request, { params }: RouteContext<"/[workspace]/audit/export">) {
  const { workspace } = await params;
  const actor = await requireActor(workspace);
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const isCsv = query.format === "csv";
  const filter = { ...chosenIn(query).filter, ...wholeIn(query) };
  const encoder = new TextEncoder();
  let next = filter.before ?? null;
  let isBegun = false;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { events, nextBefore } = await listEvents(actor, {
        ...filter,
        lengthMax: pageLength,
        ...(next === null ? {} : { before: next }),
      });
      const lines = events.map(isCsv ? asCsvLine : asJsonLine).join("");
      const text = isCsv && !isBegun ? csvHeader + lines : lines;
      isBegun = true;
      if (text !== "") controller.enqueue(encoder.encode(text));
      next = nextBefore;
      if (nextBefore === null) controller.close();
    },
  });
  return new Response(body, {
    headers: {
      "content-type": isCsv ? "text/csv; charset=utf-8; header=present" : "application/jsonl; charset=utf-8",
      "content-disposition": `attachment; filename="${workspace}-log.${isCsv ? "csv" : "jsonl"}"`,
      "cache-control": "private, no-store",
    },
  });
}
