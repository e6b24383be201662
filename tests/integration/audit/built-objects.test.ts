import { expect, test } from "vitest";
import { readBuiltObjects } from "@/lib/audit/built-objects";
import { withLogSnapshot } from "@/lib/audit/log-snapshot";

// Whoever changed it by a migration renews the file with `npx vitest run --project integration tests/integration/audit/built-objects.test.ts -u`.
test("what the audit expects of a database is what the migrations make", async () => {
  const { objects } = await withLogSnapshot((snapshot) => readBuiltObjects(snapshot, null));
  expect(objects.size).toBeGreaterThan(1000);
  const sorted = Object.fromEntries([...objects].toSorted(([one], [other]) => (one < other ? -1 : 1)));
  await expect(`${JSON.stringify(sorted, null, 2)}\n`).toMatchFileSnapshot("../../../lib/audit/built-objects.json");
});
