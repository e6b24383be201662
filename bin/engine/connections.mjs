import { randomUUID } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { catalogueAware } from "./catalogue.mjs";

const connectTimeoutMs = 10_000;
const poolSize = 2;

/** The name of the database that a connection URL points at. */
export const databaseNameOf = (url) => decodeURIComponent(new URL(url).pathname.slice(1)) || "postgres";

const schemaOf = (url) => new URL(url).searchParams.get("schema") ?? "public";

function withDatabaseName(url, name) {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  changed.searchParams.delete("schema");
  return changed.toString();
}

/** Runs `work` on one connection and closes it, whatever happens. */
export async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: connectTimeoutMs });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const onServer = (url, work) => withClient(withDatabaseName(url, "postgres"), work);

/** Creates the database of `url` if the server lacks it; answers its name. */
export async function createDatabase(url) {
  const name = databaseNameOf(url);
  await onServer(url, async (client) => {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  });
  return name;
}

/** Drops the database of `url` if it is there. */
export async function dropDatabase(url) {
  await onServer(url, (client) => client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(databaseNameOf(url))}`));
}

/** Opens the connections that one engine asks for, among them a throw-away shadow database, and closes what was left open. */
export class ConnectionFactory extends PrismaPg {
  #url;
  #shadowUrl;
  #opened = [];

  constructor({ url, shadowDatabaseUrl }) {
    super({ connectionString: url, max: poolSize }, { schema: schemaOf(url) });
    this.#url = url;
    this.#shadowUrl = shadowDatabaseUrl;
  }

  #track(adapter) {
    const corrected = catalogueAware(adapter);
    this.#opened.push(corrected);
    return corrected;
  }

  async connect() {
    return this.#track(await super.connect());
  }

  async connectToShadowDb() {
    if (this.#shadowUrl) return this.#connectTo(this.#shadowUrl);
    const url = withDatabaseName(this.#url, `prisma_migrate_shadow_db_${randomUUID()}`);
    await createDatabase(url);
    const adapter = await this.#connectTo(url);
    const dispose = adapter.dispose.bind(adapter);
    adapter.dispose = async () => {
      await dispose();
      await dropDatabase(url);
    };
    return adapter;
  }

  async #connectTo(url) {
    return this.#track(await new PrismaPg({ connectionString: url, max: poolSize }, { schema: schemaOf(url) }).connect());
  }

  async close() {
    for (const adapter of this.#opened) if (!adapter.underlyingDriver().ended) await adapter.dispose();
  }
}
