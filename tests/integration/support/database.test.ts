import { expect, test } from "vitest";
import { listConnections, withConnection } from "@/bin/postgres/temporary.mjs";
import { database } from "@/lib/database";
import { environment } from "@/lib/environment";

test("every test file has a migrated database of its own, in UTC, on a server with Unicode case rules", async () => {
  const { rows } = await withConnection(environment.ownerDatabaseUrl, (client) =>
    client.query("SELECT current_database() AS name, current_setting('timezone') AS zone, lower('ÄŁ') AS lower"),
  );
  expect(rows).toEqual([{ name: expect.stringMatching(/^worker_[0-9a-f]{12}$/), zone: "UTC", lower: "äł" }]);
  expect(await database.workspace.count()).toBe(0);
});

test("the reading client cannot write, whatever it is asked to run", async () => {
  await expect(database.$queryRaw`DELETE FROM "RateLimit" RETURNING 1`).rejects.toThrow(/read-only transaction/);
});

test("the leak guard sees a connection that somebody holds", async () => {
  const seen = await withConnection(environment.ownerDatabaseUrl, async (client) => {
    await client.query("SELECT 'held open'");
    return listConnections(environment.ownerDatabaseUrl);
  });
  expect(seen.filter((line) => line.includes("held open"))).toHaveLength(1);
});
