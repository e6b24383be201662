import { withConnection } from "@/bin/postgres/temporary.mjs";
import { environment } from "@/lib/environment";

/** One statement of somebody who owns the tables: what refuses it are the guards, not a lack of rights. */
export async function asOwner(sql: string, values: readonly unknown[] = []): Promise<void> {
  await withConnection(environment.ownerDatabaseUrl, (client) => client.query(sql, [...values]));
}
