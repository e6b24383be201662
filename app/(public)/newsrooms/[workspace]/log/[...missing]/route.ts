import { connection } from "next/server";

/** Whatever else is asked of a log, and the word “tile” alone: programs read statuses, not pages. */
export async function GET() {
  await connection();
  return new Response("There is nothing at this address of the log.\n", {
    status: 404,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  });
}
