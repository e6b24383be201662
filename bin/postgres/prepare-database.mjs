import { databaseIsThere, migrate, missingMigrations } from "../migrate.mjs";
import { grantRights, whoConnects } from "./app-role.mjs";

/** The tables of the job queue, which its library makes; as the owner, so that the app's role need not own them. */
async function migrateQueue(ownerUrl) {
  const { runMigrations } = await import("graphile-worker");
  await runMigrations({ connectionString: ownerUrl });
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
 * if it owns the tables; if it does not, they must be up to date. Answers what was applied, and whether the app could change the record.
 * @param {{ url: string, ownerUrl: string | undefined }} addresses
 * @param {{ report?: (line: string) => void }} [options]
 * @returns {Promise<{ applied: string[], ownsLog: boolean }>}
 */
export async function prepareGivenDatabase({ url, ownerUrl }, options = {}) {
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
