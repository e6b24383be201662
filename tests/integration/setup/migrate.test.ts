import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { migrate } from "@/bin/migrate.mjs";
import { dropDatabase, withConnection } from "@/bin/postgres/temporary.mjs";
import { environment } from "@/lib/environment";

const folder = mkdtempSync(path.join(os.tmpdir(), "assay-migrations-"));
const url = new URL(environment.ownerDatabaseUrl);
url.pathname = `/migrated_${process.pid}`;
const warnings: string[] = [];
const run = () => migrate(url.toString(), { folder, report: (line: string) => warnings.push(line) });
const query = async (sql: string) => (await withConnection(url.toString(), (client) => client.query(sql))).rows;

function write(name: string, sql: string) {
  mkdirSync(path.join(folder, name), { recursive: true });
  writeFileSync(path.join(folder, name, "migration.sql"), sql);
}

beforeAll(() => {
  write("1_first", "CREATE TABLE first (number int); INSERT INTO first VALUES (1);");
  write("2_second", "CREATE FUNCTION two() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 2; END $$; -- semi;colons");
  writeFileSync(path.join(folder, "migration_lock.toml"), "");
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await dropDatabase(url.toString());
});

describe("migrating", () => {
  test("creates the database, applies everything once and in order, and sets UTC", async () => {
    const [one, other] = await Promise.all([run(), run()]);
    expect([...one, ...other]).toEqual(["1_first", "2_second"]);
    expect(await run()).toEqual([]);
    expect(await query("SELECT number, two() FROM first")).toEqual([{ number: 1, two: 2 }]);
    expect(await query("SHOW timezone")).toEqual([{ TimeZone: "UTC" }]);
  });

  test("leaves the rows that Prisma Migrate would leave", async () => {
    const checksum = createHash("sha256").update("CREATE TABLE first (number int); INSERT INTO first VALUES (1);").digest("hex");
    const rows = await query(
      "SELECT migration_name, checksum, applied_steps_count, finished_at IS NULL AS open FROM _prisma_migrations ORDER BY 1",
    );
    expect(rows[0]).toEqual({ migration_name: "1_first", checksum, applied_steps_count: 1, open: false });
  });

  test("says so when a migration was changed after it was applied, and leaves it", async () => {
    write("1_first", "DROP TABLE first;");
    expect(await run()).toEqual([]);
    expect(warnings).toEqual(["warning: 1_first was changed after it was applied"]);
  });

  test("is taken up again where it was killed in the middle, by this process's end or the database's", async () => {
    const slowly = "DO $$ BEGIN IF to_regclass('slow') IS NOT NULL THEN PERFORM pg_sleep(60); END IF; END $$;";
    await query("CREATE TABLE slow ()");
    write("2_slow", `CREATE TABLE slowly (number int); ${slowly}`);
    const outcome = run().then(
      () => "applied",
      (error: Error) => error.message,
    );
    const end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'";
    await expect.poll(async () => (await query(end)).length, { timeout: 10_000 }).toBe(1);
    expect(await outcome).toContain("Migration 2_slow failed");
    await query("DROP TABLE slow");
    expect(await run()).toEqual(["2_slow"]);
  });

  test("stops at one that fails, keeps nothing of it, and goes no further until it is resolved", async () => {
    write("3_broken", "CREATE TABLE half (number int); SELECT 1 / 0;");
    write("4_after", "CREATE TABLE after (number int);");
    await expect(run()).rejects.toThrow("Migration 3_broken failed: division by zero");
    await expect(run()).rejects.toThrow("Migration 3_broken failed earlier");
    expect(await query("SELECT to_regclass('half') AS half, to_regclass('after') AS after")).toEqual([{ half: null, after: null }]);
  });
});
