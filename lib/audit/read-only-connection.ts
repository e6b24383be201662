import "server-only";
import type pg from "pg";

/**
 * Opens a connection, works with it in a read-only transaction of one moment, and closes it. Throws when it is lost meanwhile, whether it is waited for then or not:
 * whoever audits must hear of it, and the program must not end of it.
 */
export async function readOnce<Value>(client: pg.Client, work: () => Promise<Value>): Promise<Value> {
  const lost = new Promise<never>((_, reject) => {
    client.on("error", reject);
  });
  const read = async () => {
    await client.connect();
    await client.query("begin isolation level repeatable read read only");
    const value = await work();
    await client.query("commit");
    return value;
  };
  try {
    return await Promise.race([read(), lost]);
  } finally {
    await client.end();
  }
}

/** How such a connection is kept: one that something on the way forgot is told to be gone, instead of keeping whoever waits for it. */
export const probed = { keepAlive: true, keepAliveInitialDelayMillis: 15_000 };
