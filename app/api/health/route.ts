import { connection } from "next/server";
import { database } from "@/lib/database";

/** For monitors: 200 while the database answers. Says nothing about what it holds. */
export async function GET(): Promise<Response> {
  await connection();
  try {
    await database.$queryRaw`select 1`;
    return Response.json({ status: "ok" }, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    console.error(error);
    return Response.json({ status: "the database does not answer" }, { status: 503, headers: { "cache-control": "no-store" } });
  }
}
