// The role that the app and its worker have in the database: it owns nothing, so that whoever speaks with its voice can neither change what
// was recorded nor take the guards away. What it may is computed from the tables themselves (docs/decisions/103).
import { createHmac } from "node:crypto";
import pg from "pg";

/** The role's name on servers that we start ourselves. */
export const appRole = "assay_app";

/** Tables of sessions and counters: the only rows that the app ever deletes. */
const deletable = ["Session", "VerificationToken", "RateLimit"];
/** What the app only reads: what the migrations wrote. */
const onlyRead = ["_prisma_migrations"];
/** What the app only adds to, though rows may change there in one way: private parts of events go through `erase_private_parts`. */
const onlyAdded = ["AuditEvent"];

/** Takes part in the lock of the migrations, so that two starts at once do not grant at once. */
const migrateLock = 72707369;

/**
 * The app's address of the same database, on a server of our own: its password follows from the owner's, and does not betray it.
 * @param {string} ownerUrl
 */
export function appUrlOf(ownerUrl) {
  const url = new URL(ownerUrl);
  const password = createHmac("sha256", decodeURIComponent(url.password)).update(appRole).digest("base64url");
  url.username = appRole;
  url.password = password;
  return url.toString();
}

async function asOwner(ownerUrl, work) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * Makes the app's role on a server of our own, or gives it the password it should have.
 * @param {string} ownerUrl
 */
export async function ensureAppRole(ownerUrl) {
  const password = pg.escapeLiteral(new URL(appUrlOf(ownerUrl)).password);
  await asOwner(ownerUrl, async (client) => {
    const { rowCount } = await client.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [appRole]);
    const rights = "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS";
    await client.query(`${rowCount === 0 ? "CREATE" : "ALTER"} ROLE ${appRole} ${rights} PASSWORD ${password}`);
  });
}

// A trigger that refuses every change and removal makes a table one that is only added to.
const wrongTableRights = `
  WITH wanted AS (
    SELECT c.oid, p.privilege, CASE
      WHEN n.nspname <> 'public' THEN p.privilege IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
      WHEN p.privilege = 'SELECT' THEN true
      WHEN c.relname = ANY ($2) THEN false
      WHEN p.privilege = 'INSERT' THEN true
      WHEN p.privilege = 'UPDATE' THEN c.relname <> ALL ($3) AND NOT EXISTS (
        SELECT 1 FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgfoid = to_regproc('public.refuse_change'))
      WHEN p.privilege = 'DELETE' THEN c.relname = ANY ($4)
      ELSE false END AS is_wanted
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    CROSS JOIN unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) AS p (privilege)
    WHERE n.nspname IN ('public', 'graphile_worker') AND c.relkind IN ('r', 'p', 'v')
  )
  SELECT oid::regclass::text AS place, privilege, is_wanted AS "isWanted" FROM wanted WHERE has_table_privilege($1, oid, privilege) <> is_wanted`;

const missingSequences = `
  SELECT c.oid::regclass::text AS place FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname IN ('public', 'graphile_worker') AND CASE c.relkind WHEN 'S' THEN NOT has_sequence_privilege($1, c.oid, 'USAGE') ELSE false END`;

// The queue keeps its tables to their owner, row by row.
const missingPolicies = `
  SELECT c.oid::regclass::text AS place FROM pg_class c
  WHERE c.relnamespace = to_regnamespace('graphile_worker') AND c.relrowsecurity
    AND NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND (SELECT oid FROM pg_roles WHERE rolname = $1) = ANY (p.polroles))`;

/** The statements that give a role what it needs and take what it must not have: none where all is so already. */
async function statementsFor(client, role) {
  const name = pg.escapeIdentifier(role);
  const { rows } = await client.query(
    `SELECT pg_catalog.quote_ident(current_database()) AS database, to_regnamespace('graphile_worker') IS NOT NULL AS "hasQueue"`,
  );
  const [{ database, hasQueue }] = rows;
  const schemas = hasQueue ? "public, graphile_worker" : "public";
  const tables = await client.query(wrongTableRights, [role, onlyRead, onlyAdded, deletable]);
  const sequences = await client.query(missingSequences, [role]);
  const policies = await client.query(missingPolicies, [role]);
  return [
    // A temporary table of the same name would stand in for the log where a guard looks for an event.
    `REVOKE TEMPORARY, CREATE ON DATABASE ${database} FROM PUBLIC, ${name}`,
    `REVOKE CREATE ON SCHEMA ${schemas} FROM PUBLIC, ${name}`,
    `GRANT USAGE ON SCHEMA ${schemas} TO ${name}`,
    ...tables.rows.map(({ place, privilege, isWanted }) =>
      isWanted ? `GRANT ${privilege} ON ${place} TO ${name}` : `REVOKE ${privilege} ON ${place} FROM PUBLIC, ${name}`,
    ),
    ...sequences.rows.map(({ place }) => `GRANT USAGE ON SEQUENCE ${place} TO ${name}`),
    ...policies.rows.map(({ place }) => `CREATE POLICY ${name} ON ${place} FOR ALL TO ${name} USING (true) WITH CHECK (true)`),
  ];
}

/**
 * Gives a role the rights of the app in a migrated database, and no others; tables that came since are included. `ownerUrl` belongs to the
 * role that owns the tables.
 * @param {string} ownerUrl
 * @param {string} role
 */
export async function grantRights(ownerUrl, role) {
  await asOwner(ownerUrl, async (client) => {
    await client.query("BEGIN");
    await client.query("SELECT pg_advisory_xact_lock($1)", [migrateLock]);
    for (const statement of await statementsFor(client, role)) await client.query(statement);
    await client.query("COMMIT");
  });
}

/**
 * Settings of a database that a copy of it does not take along.
 * @param {string} ownerUrl
 * @param {string} name
 */
export async function restoreSettings(ownerUrl, name) {
  const database = pg.escapeIdentifier(name);
  await asOwner(ownerUrl, (client) =>
    client.query(`ALTER DATABASE ${database} SET timezone TO 'UTC'; REVOKE TEMPORARY ON DATABASE ${database} FROM PUBLIC`),
  );
}

/**
 * Who a connection is, and whether it could change the record: `{ role, ownsTables, ownsLog }`. `ownsTables` is true, too, where there are none yet.
 * @param {string} url
 * @returns {Promise<{ role: string, ownsTables: boolean, ownsLog: boolean }>}
 */
export async function whoConnects(url) {
  return asOwner(url, async (client) => {
    const { rows } = await client.query(`
      SELECT current_user AS role,
        coalesce((SELECT pg_has_role(relowner, 'MEMBER') FROM pg_class WHERE oid = to_regclass('public._prisma_migrations')), true) AS "ownsTables",
        coalesce((SELECT pg_has_role(relowner, 'MEMBER') FROM pg_class WHERE oid = to_regclass('public."AuditEvent"')), false) AS "ownsLog"`);
    return rows[0];
  });
}
