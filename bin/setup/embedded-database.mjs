import path from "node:path";
import pg from "pg";
import { startPostgres } from "../local-postgres.mjs";
import { appRole, appUrlOf, ensureAppRole } from "../postgres/app-role.mjs";
import { findHome } from "../postgres/home.mjs";
import { prepareDatabase } from "../postgres/prepare-database.mjs";
import { rememberAddresses } from "../postgres/remember-addresses.mjs";
import { answers } from "../postgres/server.mjs";
import { withConnection } from "../postgres/temporary.mjs";
import { inRoot } from "./folders.mjs";
import { takeLock } from "./lock.mjs";
import { mustSucceed } from "./processes.mjs";
import { quickStep, say, step } from "./progress.mjs";
import { isShuttingDown, onShutdown, shutDown } from "./shutdown.mjs";

const databaseName = "assay";
/** The name that the database has until it is migrated and seeded: a start that was killed meanwhile begins anew. */
const unfinishedName = "assay_unfinished";
const watchMs = 1000;
const demoNote = "The demo newsroom: its passwords are known to everybody.";

const quoted = (name) => pg.escapeIdentifier(name);

async function databaseExists(server) {
  return withConnection(server.urlOf("postgres"), async (client) => {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [databaseName]);
    return rowCount === 1;
  });
}

/** Whether this is the demo newsroom: the database itself carries the note. */
async function isDemo(server) {
  return withConnection(server.urlOf(databaseName), async (client) => {
    const { rows } = await client.query(
      "SELECT shobj_description(oid, 'pg_database') AS note FROM pg_database WHERE datname = current_database()",
    );
    return rows[0].note === demoNote;
  });
}

async function isEmpty(url) {
  return withConnection(url, async (client) => {
    const { rows } = await client.query('SELECT NOT EXISTS (SELECT 1 FROM "Workspace") AND NOT EXISTS (SELECT 1 FROM "User") AS empty');
    return rows[0].empty;
  });
}

async function seed(url, env) {
  const program = inRoot("prisma/seed.ts");
  await step("Writing the demo newsroom", () =>
    mustSucceed("The demo newsroom", process.execPath, ["--import", "tsx", "--conditions=react-server", program], {
      env: { ...env, DATABASE_URL: url, ASSAY_DEMO: "1" },
    }),
  );
}

async function noteDemo(url) {
  await withConnection(url, async (client) => {
    const { rows } = await client.query("SELECT current_database() AS name");
    await client.query(`COMMENT ON DATABASE ${quoted(rows[0].name)} IS ${pg.escapeLiteral(demoNote)}`);
  });
}

async function createSeeded(server, env) {
  const url = server.urlOf(unfinishedName);
  const onServer = (sql) => withConnection(server.urlOf("postgres"), (client) => client.query(sql));
  await onServer(`DROP DATABASE IF EXISTS ${quoted(unfinishedName)} WITH (FORCE)`);
  await quickStep("Creating the tables", () => prepareDatabase(url, appRole));
  await seed(appUrlOf(url), env);
  await noteDemo(url);
  await onServer(`ALTER DATABASE ${quoted(unfinishedName)} RENAME TO ${quoted(databaseName)}`);
}

async function bringUpToDate(server, env) {
  const url = server.urlOf(databaseName);
  const applied = await quickStep(
    "Database up to date",
    () => prepareDatabase(url, appRole),
    (names) => (names.length > 0 ? `: applied ${names.join(", ")}` : ""),
  );
  if (applied.length === 0 || !(await isEmpty(url))) return;
  await seed(appUrlOf(url), env);
  await noteDemo(url);
}

function takeFolder(place) {
  const lock = takeLock(path.join(place.home, "lock"), "starting up");
  if (lock.holder === null) return lock;
  const pid = Number.parseInt(lock.holder.fingerprint, 10);
  throw new Error(
    `Assay runs already on this data folder: ${lock.holder.note} (process ${pid}).\nFor a second one beside it: ASSAY_DATA=another-folder PORT=another-port npm start`,
  );
}

/** Starts the server again on the port that the web server knows. */
async function revive(place, port) {
  say("PostgreSQL has gone away: starting it again …");
  const server = await startPostgres(place, { port });
  if (server.port !== port) throw new Error(`PostgreSQL came back on port ${server.port}, but the web server knows ${port}. Start anew.`);
  say("PostgreSQL is back.");
}

/** Brings the server back when it died under us; what it had acknowledged is there again. */
function keepAlive(place, { port }) {
  const check = async () => {
    if (isShuttingDown()) return;
    try {
      if (!(await answers(port)) && !isShuttingDown()) await revive(place, port);
      timer = setTimeout(check, watchMs);
    } catch (error) {
      console.error(error.message);
      await shutDown(1);
    }
  };
  let timer = setTimeout(check, watchMs);
  onShutdown(() => clearTimeout(timer));
}

/**
 * Starts the embedded server on the data folder, which nobody else may use meanwhile, with a migrated database that holds the demo
 * newsroom if it was empty: `{ url, isDemo, announce(address) }`, where `url` is of a role that owns nothing. Registers how to stop it.
 */
export async function openEmbeddedDatabase(dataFolder, env) {
  const place = findHome(dataFolder);
  const lock = takeFolder(place);
  onShutdown(() => lock.release());
  const server = await quickStep(
    "PostgreSQL ready",
    () => startPostgres(place),
    ({ isReused }) => (isReused ? " (was running already)" : ""),
  );
  if (!server.isKept) onShutdown((wish) => server.stop(wish));
  keepAlive(place, server);
  if (place.isOutside) say(`  ${place.identity.account}, who runs it, cannot reach ${dataFolder}: the data are in ${place.home}`);
  await ensureAppRole(server.urlOf("postgres"));
  if (await databaseExists(server)) await bringUpToDate(server, env);
  else await createSeeded(server, env);
  rememberAddresses(dataFolder, server.urlOf(databaseName));
  return { url: appUrlOf(server.urlOf(databaseName)), isDemo: await isDemo(server), announce: lock.annotate };
}
