import { afterEach, expect, test } from "vitest";
import { database, disconnectDatabase, queryRecord } from "@/lib/database";
import { inTransaction } from "@/lib/write-transaction";
import { startCuttingProxy } from "@/tests/support/cutting-proxy";

const straight = process.env.DATABASE_URL ?? "";
let proxy: Awaited<ReturnType<typeof startCuttingProxy>> | undefined;
afterEach(async () => {
  process.env.DATABASE_URL = straight;
  await disconnectDatabase();
  await proxy?.close();
});

test.each([
  ["reads", () => database.workspace.count()],
  ["reads of the record", () => queryRecord("select 1", [])],
  ["writes", () => inTransaction(({ record }) => record.query("select 1", []))],
])("%s nothing through a pooler that drops the settings of connections", async (_, ask) => {
  await disconnectDatabase();
  proxy = await startCuttingProxy(straight, { dropsOptions: true });
  process.env.DATABASE_URL = proxy.url;
  await expect(ask()).rejects.toThrow("drops the settings of its connections");
  process.env.DATABASE_URL = straight;
  await disconnectDatabase();
  await ask();
});
