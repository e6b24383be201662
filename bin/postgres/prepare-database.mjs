import pg from "pg";
import { databaseIsThere, migrate, missingMigrations } from "../migrate.mjs";
import { grantRights, whoConnects } from "./app-role.mjs";

/** The tables of the job queue, which its library makes; as the owner, so that the app's role need not own them. */
async function migrateQueue(ownerUrl) {
  const { runMigrations } = await import("graphile-worker");
  await runMigrations({ connectionString: ownerUrl });
}

const noSuchDatabase = "3D000";

/** Says which setting is to blame, and why, when nobody can connect with the address in it. A database that is not there yet is made later. */
async function demandUsable(setting, url) {
  try {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.end();
  } catch (error) {
    if (error.code === noSuchDatabase) return;
    const isDistrust = /CERT|SIGNATURE/.test(error.code ?? "");
    const remedy = isDistrust ? " The address can name who vouches for its certificate: ?sslmode=verify-full&sslrootcert=FILE." : "";
    throw new Error(`${setting} leads to no database that can be used: ${error.message || error.code}.${remedy}`, { cause: error });
  }
}

/**
 * Brings a database up to date as its owner, and lets a role work in it that owns nothing. Answers the names of the migrations it applied.
 * @param {string} ownerUrl
 * @param {string} role
 * @param {{ report?: (line: string) => void }} [options]
 * @returns {Promise<string[]>}
 */
export async function prepareDatabase(ownerUrl, role, options = {}) {
  const applied = await migrate(ownerUrl, options);
  await migrateQueue(ownerUrl);
  await grantRights(ownerUrl, role);
  return applied;
}

/**
 * The same for a server of somebody else's: `url` is the app's, `ownerUrl` the owner's if it was given. Without it the app's own role migrates,
 * if it owns the tables; if it does not, they must be up to date. Answers what was applied, and whether the app could change the record. Throws what names the setting when one of them leads nowhere.
 * @param {{ url: string, ownerUrl: string | undefined }} addresses
 * @param {{ report?: (line: string) => void }} [options]
 * @returns {Promise<{ applied: string[], ownsLog: boolean }>}
 */
export async function prepareGivenDatabase({ url, ownerUrl }, options = {}) {
  if (ownerUrl) await demandUsable("ASSAY_OWNER_DATABASE_URL", ownerUrl);
  await demandUsable("DATABASE_URL", url);
  if (ownerUrl) {
    const applied = await migrate(ownerUrl, options);
    const { role, ownsTables } = await whoConnects(url);
    if (!ownsTables) await prepareDatabase(ownerUrl, role, options);
    return { applied, ownsLog: ownsTables };
  }
  const isThere = await databaseIsThere(url);
  const { role, ownsTables } = isThere ? await whoConnects(url) : { role: "", ownsTables: true };
  if (ownsTables) return { applied: await migrate(url, options), ownsLog: true };
  const missing = await missingMigrations(url);
  if (missing.length === 0) return { applied: [], ownsLog: false };
  throw new Error(
    `The database lacks ${missing.join(", ")}, and ${role} of DATABASE_URL does not own its tables. Give the owner's address as ASSAY_OWNER_DATABASE_URL once.`,
  );
}
