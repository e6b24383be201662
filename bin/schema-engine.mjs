#!/usr/bin/env node
// Stands in for Prisma's native `schema-engine`: the same arguments and line-delimited JSON-RPC on standard input and output,
// answered by the WebAssembly build of the same engine that npm installs. prisma.config.ts points PRISMA_SCHEMA_ENGINE_BINARY
// here, so that `prisma generate | validate | migrate` work with no download from outside npm. See docs/decisions.
import { readFileSync } from "node:fs";
import readline from "node:readline";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as engineGlue from "@prisma/schema-engine-wasm/schema_engine_bg";
import { ConnectionFactory, createDatabase, databaseNameOf, dropDatabase, withClient } from "./engine/connections.mjs";

const engineFolder = new URL(".", import.meta.resolve("@prisma/schema-engine-wasm/schema_engine_bg"));

function parseArguments(words) {
  const parsed = { datasource: {}, schemaFiles: [], subcommand: null };
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === "--datasource") parsed.datasource = JSON.parse(words[++at]);
    else if (word === "--datamodels" || word === "-d") parsed.schemaFiles.push(words[++at]);
    else if (word === "--enabled-preview-features" || word === "--extension-types") at += 1;
    else if (word === "cli") parsed.subcommand = words[++at];
  }
  return parsed;
}

const { datasource, schemaFiles, subcommand } = parseArguments(process.argv.slice(2));

let loading = null;
function loadEngine() {
  loading ??= (async () => {
    const bytes = readFileSync(new URL("schema_engine_bg.wasm", engineFolder));
    const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": engineGlue });
    engineGlue.__wbg_set_wasm(instance.exports);
    instance.exports.__wbindgen_start?.();
  })();
  return loading;
}

// The engine reports a crash of its own through this global.
globalThis.PRISMA_WASM_PANIC_REGISTRY = {
  message: "",
  set_message(message) {
    this.message = message;
  },
  get() {
    return this.message;
  },
};

/** One engine per request: an engine that has applied migrations no longer finds its shadow database. */
async function withEngine(work) {
  await loadEngine();
  const connections = new ConnectionFactory({ ...datasource, url: datasource.url || "postgresql://localhost/none" });
  const datamodels = schemaFiles.map((file) => [file, readFileSync(file, "utf8")]);
  const log = (message) => process.env.DEBUG && process.stderr.write(`${message}\n`);
  try {
    const options = datamodels.length > 0 ? { datamodels } : {};
    const engine = await engineGlue.SchemaEngine.new(options, log, bindMigrationAwareSqlAdapterFactory(connections));
    return await work(engine);
  } finally {
    await connections.close();
  }
}

function describeError(error) {
  const url = datasource.url ? new URL(datasource.url) : { host: "", username: "" };
  switch (error?.code) {
    case "3D000":
      return {
        error_code: "P1003",
        message: `Database \`${databaseNameOf(datasource.url)}\` does not exist on the database server at \`${url.host}\`.`,
      };
    case "28P01":
    case "28000":
      return { error_code: "P1000", message: `Authentication failed: the credentials for \`${url.username}\` are not valid.` };
    case "ECONNREFUSED":
    case "ENOTFOUND":
    case "ETIMEDOUT":
      return { error_code: "P1001", message: `Can't reach database server at \`${url.host}\`` };
    default:
      return { message: error?.message ?? String(error) };
  }
}

const subcommands = {
  "can-connect-to-database": () => withClient(datasource.url, (client) => client.query("SELECT 1")),
  "create-database": () => createDatabase(datasource.url),
  "drop-database": () => dropDatabase(datasource.url),
};

async function runSubcommand(name) {
  process.stderr.write("\n");
  try {
    if (!Object.hasOwn(subcommands, name)) throw new Error(`Unknown sub-command ${name}.`);
    await subcommands[name]();
    return 0;
  } catch (error) {
    const line = { timestamp: new Date().toISOString(), level: "ERROR", fields: describeError(error), target: "schema_engine::logger" };
    process.stderr.write(`${JSON.stringify(line)}\n`);
    return 1;
  }
}

const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);

let printed = 0;
async function diff(params) {
  const { stdout, exitCode } = await withEngine((engine) => engine.diff(params));
  if (stdout != null) send({ id: `print-${++printed}`, method: "print", params: { content: stdout } });
  return { exitCode, stdout: null };
}

// These requests do not replay the migrations by themselves in this build; the diagnosis does, and leaves the replayed schema behind.
const afterReplay = (method) => (params) =>
  withEngine(async (engine) => {
    await engine.devDiagnostic({ migrationsList: params.migrationsList, filters: params.filters });
    return engine[method](params);
  });

const methods = {
  createDatabase: async () => ({ databaseName: await createDatabase(datasource.url) }),
  getDatabaseVersion: (params) => withEngine((engine) => engine.version(params)),
  diff,
  evaluateDataLoss: afterReplay("evaluateDataLoss"),
  createMigration: afterReplay("createMigration"),
  reset: async (params) => (await withEngine((engine) => engine.reset(params))) ?? null,
  dbExecute: async (params) => (await withEngine((engine) => engine.dbExecute(params))) ?? null,
};

function describeFailure(error) {
  const isKnown = typeof error?.code === "string" && /^P\d{4}$/.test(error.code);
  const known = isKnown ? { error_code: error.code, message: error.message, meta: error.meta ?? {} } : describeError(error);
  return {
    code: 4466,
    message: "An error happened. Check the data field for details.",
    data: { is_panic: error?.name === "RuntimeError", meta: null, ...known },
  };
}

async function answer(line) {
  const request = JSON.parse(line);
  if (!request.method) return; // Prisma's receipt for a `print`.
  const method = Object.hasOwn(methods, request.method)
    ? methods[request.method]
    : (params) => withEngine((engine) => engine[request.method](params));
  try {
    const result = (await method(request.params)) ?? (request.method === "reset" || request.method === "dbExecute" ? null : {});
    send({ id: request.id, result });
  } catch (error) {
    send({ id: request.id, error: describeFailure(error) });
  }
}

if (process.argv.includes("--version") || process.argv.includes("-V")) {
  const { version } = JSON.parse(readFileSync(new URL("package.json", engineFolder), "utf8"));
  console.log(`schema-engine-cli (wasm) ${version}`);
} else if (subcommand !== null) {
  process.exitCode = await runSubcommand(subcommand);
} else {
  for await (const line of readline.createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) await answer(line);
}
