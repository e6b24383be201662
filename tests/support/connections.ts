import pg from "pg";
import { environment } from "@/lib/environment";

/** Calls a function of PostgreSQL on each connection to this database but those of these processes and its own, and answers the processes. */
async function onConnectionsBut(pids: readonly number[], call: string): Promise<number[]> {
  const client = new pg.Client({ connectionString: environment.databaseUrl });
  await client.connect();
  const others = "datname = current_database() and pid <> pg_backend_pid() and pid <> all($1::int[])";
  const { rows } = await client.query<{ pid: number }>(`select pid, ${call} from pg_stat_activity where ${others}`, [pids]);
  await client.end();
  return rows.map(({ pid }) => pid);
}

/** The processes that serve this database, but these. */
export const connectionsBut = (pids: readonly number[]) => onConnectionsBut(pids, "null");

/** What PostgreSQL does to every connection when it is shut down in haste. */
export const endConnectionsBut = (pids: readonly number[]) => onConnectionsBut(pids, "pg_terminate_backend(pid, 5000)");
