import "server-only";
import pg from "pg";
import { probed, readOnce } from "./read-only-connection";

/** Where a moment can be read by another connection, too, and what PostgreSQL calls it, for as long as the transaction lasts that handed it out. */
export type SharedMoment = { connectionString: string; options: string; name: string };

/** Reads of a moment that another connection hands out meanwhile, on a connection of its own: PostgreSQL works for both at the same time. */
export function withSharedMoment<Value>({ name, ...place }: SharedMoment, work: (client: pg.Client) => Promise<Value>): Promise<Value> {
  const client = new pg.Client({ ...place, ...probed });
  return readOnce(client, async () => {
    await client.query(`set transaction snapshot ${pg.escapeLiteral(name)}`);
    return work(client);
  });
}
