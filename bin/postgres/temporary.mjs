import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { startPostgres } from "../local-postgres.mjs";
import { appRole, ensureAppRole, restoreSettings } from "./app-role.mjs";
import { findHome } from "./home.mjs";
import { prepareDatabase } from "./prepare-database.mjs";

/** For data that nobody will miss: nothing waits for the disk. */
const forgetful = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };
const templateName = "assay_template";
const anyPort = 0;

/**
 * A server of its own in a temporary folder, on a port of its own. `isDurable` keeps the default settings, for measurements;
 * without it a power cut would cost the data.
 * @param {{ isDurable?: boolean }} [options]
 * @returns {Promise<{ urlOf: (database: string) => string, close: () => Promise<void> }>}
 */
export async function startTemporaryPostgres({ isDurable = false } = {}) {
  const dataFolder = mkdtempSync(path.join(os.tmpdir(), "assay-temporary-"));
  chmodSync(dataFolder, 0o711);
  const place = findHome(dataFolder);
  const removeFolders = () => {
    for (const folder of [place.home, dataFolder]) rmSync(folder, { recursive: true, force: true });
  };
  try {
    const server = await startPostgres(place, { port: anyPort, settings: isDurable ? {} : forgetful });
    const close = async () => {
      await server.stop({ isUrgent: !isDurable });
      removeFolders();
    };
    return { urlOf: server.urlOf, close };
  } catch (error) {
    removeFolders();
    throw error;
  }
}

/**
 * Runs `work` on one connection to `url` and closes it.
 * @template Value
 * @param {string} url
 * @param {(client: import("pg").Client) => Promise<Value>} work
 */
export async function withConnection(url, work) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function withName(url, name) {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.toString();
}

/**
 * Makes the app's role and migrates the template database of a server once; `cloneDatabase` copies it, rights included.
 * @param {string} serverUrl The URL of any database there.
 */
export async function prepareTemplate(serverUrl) {
  await ensureAppRole(serverUrl);
  await prepareDatabase(withName(serverUrl, templateName), appRole);
}

/**
 * A new migrated database beside the others, named after `purpose`; answers its owner's URL. `template` may name another database to copy,
 * to which nobody is connected.
 * @param {string} serverUrl
 * @param {string} purpose
 * @param {string} [template]
 */
export async function cloneDatabase(serverUrl, purpose, template = templateName) {
  const name = `${purpose}_${randomBytes(6).toString("hex")}`;
  await withConnection(withName(serverUrl, "postgres"), (client) =>
    client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)} TEMPLATE ${pg.escapeIdentifier(template)} STRATEGY file_copy`),
  );
  await restoreSettings(withName(serverUrl, "postgres"), name);
  return withName(serverUrl, name);
}

/**
 * The connections that others hold on the database of `url`, one line each.
 * @param {string} url
 * @returns {Promise<string[]>}
 */
export async function listConnections(url) {
  return withConnection(url, async (client) => {
    const { rows } = await client.query(
      "SELECT pid, state, left(query, 200) AS query FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
    );
    return rows.map(({ pid, state, query }) => `${pid} ${state}: ${query}`);
  });
}

/**
 * Drops the database of `url`, whoever is still connected.
 * @param {string} url
 */
export async function dropDatabase(url) {
  const name = new URL(url).pathname.slice(1);
  await withConnection(withName(url, "postgres"), (client) => client.query(`DROP DATABASE ${pg.escapeIdentifier(name)} WITH (FORCE)`));
}
