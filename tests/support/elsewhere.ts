import { inject } from "vitest";
import { appUrlOf } from "@/bin/postgres/app-role.mjs";
import { cloneDatabase, dropDatabase } from "@/bin/postgres/temporary.mjs";
import { disconnectDatabase } from "@/lib/database";

/** The application at a database, in both its roles. */
function pointAt(url: string): void {
  process.env.ASSAY_OWNER_DATABASE_URL = url;
  process.env.DATABASE_URL = appUrlOf(url);
}

/** Runs work with the application pointed at another, empty database. */
export async function elsewhere<Value>(work: (url: string) => Promise<Value>): Promise<Value> {
  const original = process.env.ASSAY_OWNER_DATABASE_URL ?? "";
  await disconnectDatabase();
  const url = await cloneDatabase(inject("testServerUrl"), "restored");
  pointAt(url);
  try {
    return await work(url);
  } finally {
    await disconnectDatabase();
    pointAt(original);
    await dropDatabase(url);
  }
}
