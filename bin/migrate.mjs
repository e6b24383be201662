#!/usr/bin/env node
// Applies prisma/migrations as `prisma migrate deploy` does, with the same table, checksums and lock, but with `pg` alone: half a
// second at start-up instead of three, and no Prisma command line on a server.
import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { inRoot } from "./setup/folders.mjs";

const migrationsFolder = inRoot("prisma/migrations");
/** The advisory lock that Prisma Migrate takes, so that the two never run at once. */
const migrateLock = 72707369;
const noSuchDatabase = "3D000";
const databaseExists = new Set(["42P04", "23505"]);

const ledger = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ, migration_name VARCHAR(255) NOT NULL,
  logs TEXT, rolled_back_at TIMESTAMPTZ, started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`;

async function connect(url) {
  const client = new pg.Client({ connectionString: url });
  // A connection that breaks off is told by the statement under way; an error without a listener would end the process.
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

async function createDatabase(url) {
  const server = new URL(url);
  const name = decodeURIComponent(server.pathname.slice(1));
  server.pathname = "/postgres";
  const client = await connect(server.toString());
  try {
    await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  } catch (error) {
    if (!databaseExists.has(error.code)) throw error; // Someone else was quicker, which is as good.
  } finally {
    await client.end();
  }
}

async function connectOrCreate(url) {
  try {
    return await connect(url);
  } catch (error) {
    if (error.code !== noSuchDatabase) throw error;
    await createDatabase(url);
    return connect(url);
  }
}

/** The migrations of a folder in order: `{ name, sql, checksum }`. */
export function readMigrations(folder = migrationsFolder) {
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return names
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

async function readLedger(client) {
  await client.query(ledger);
  const { rows } = await client.query("SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL");
  const unfinished = rows.find((row) => row.finished_at === null);
  if (unfinished) {
    throw new Error(`Migration ${unfinished.migration_name} failed earlier. Repair the database, then run \`prisma migrate resolve\`.`);
  }
  return new Map(rows.map((row) => [row.migration_name, row.checksum]));
}

const begun = "INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ($1, $2, $3)";
const finished = "UPDATE _prisma_migrations SET finished_at = now(), applied_steps_count = 1 WHERE id = $1";

// With its row in one transaction: whatever ends in between leaves nothing that somebody would have to repair.
async function apply(client, { name, sql, checksum }) {
  const id = randomUUID();
  try {
    await client.query("BEGIN");
    await client.query(begun, [id, checksum, name]);
    await client.query(sql);
    await client.query(finished, [id]);
    await client.query("COMMIT");
  } catch (error) {
    await noteFailure(client, { id, name, checksum, logs: String(error.stack) });
    throw new Error(`Migration ${name} failed: ${error.message}`, { cause: error });
  }
}

/** Leaves the row that Prisma Migrate would leave, where there is still a database to leave it in. */
async function noteFailure(client, { id, name, checksum, logs }) {
  const [undone] = await Promise.allSettled([client.query("ROLLBACK")]);
  if (undone.status === "rejected") return;
  await client.query(begun, [id, checksum, name]);
  await client.query("UPDATE _prisma_migrations SET logs = $2 WHERE id = $1", [id, logs]);
}

async function forceUtc(client) {
  // In any other zone the Prisma adapter would store wrong instants, and read them back looking right.
  await client.query(`DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET timezone TO %L', current_database(), 'UTC'); END $$`);
}

/** Brings the database of `url` up to date, creating it if need be; answers the names of the migrations it applied. */
export async function migrate(url, { folder = migrationsFolder, report = console.log } = {}) {
  const client = await connectOrCreate(url);
  try {
    await client.query("SELECT pg_advisory_lock($1)", [migrateLock]);
    await forceUtc(client);
    const done = await readLedger(client);
    const applied = [];
    for (const migration of readMigrations(folder)) {
      const checksum = done.get(migration.name);
      if (checksum !== undefined && checksum !== migration.checksum) report(`warning: ${migration.name} was changed after it was applied`);
      if (checksum !== undefined) continue;
      await apply(client, migration);
      applied.push(migration.name);
    }
    return applied;
  } finally {
    await client.end();
  }
}

/** Whether the database of `url` exists. */
export async function databaseIsThere(url) {
  try {
    await (await connect(url)).end();
    return true;
  } catch (error) {
    if (error.code !== noSuchDatabase) throw error;
    return false;
  }
}

/** The names of the migrations that the database of `url` lacks, as somebody sees it who may only read there. */
export async function missingMigrations(url, { folder = migrationsFolder } = {}) {
  const client = await connect(url);
  try {
    const { rows } = await client.query(
      "SELECT migration_name FROM _prisma_migrations WHERE rolled_back_at IS NULL AND finished_at IS NOT NULL",
    );
    const done = new Set(rows.map((row) => row.migration_name));
    return readMigrations(folder)
      .map(({ name }) => name)
      .filter((name) => !done.has(name));
  } finally {
    await client.end();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const url = process.env.ASSAY_OWNER_DATABASE_URL || process.env.DATABASE_URL;
  if (!url) {
    console.error("Set ASSAY_OWNER_DATABASE_URL or DATABASE_URL to the database to migrate.");
    process.exit(2);
  }
  const applied = await migrate(url);
  console.log(applied.length === 0 ? "The database is up to date." : `Applied ${applied.join(", ")}.`);
}
