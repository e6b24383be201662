#!/usr/bin/env node
// A private PostgreSQL server for one machine: programs from npm, data in a folder, loopback only.
//   node bin/local-postgres.mjs start|stop|status
// `npm start` and the tests call startPostgres() themselves; by hand this is for `prisma migrate dev` and the like.
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { findPrograms } from "./postgres/binaries.mjs";
import { findHome } from "./postgres/home.mjs";
import { rememberAddresses } from "./postgres/remember-addresses.mjs";
import { answers, findFreePort, mustRun, readPidFile, run } from "./postgres/server.mjs";
import { dataFolder } from "./setup/folders.mjs";

const defaultPort = 54329;
const startTimeoutS = 60;
const startAttemptsMax = 5;
const betweenAttemptsMs = 500;
const answerPollMs = 100;
const superuser = "postgres";

/** Collation by code point with Unicode case mapping, from PostgreSQL itself: the same on every machine. */
const localeArguments = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];

const passwordFileIn = (home) => path.join(home, "password");
const keepFileIn = (home) => path.join(home, "keep-running");

async function createCluster({ home, cluster, identity }, programs) {
  const passwordFile = passwordFileIn(home);
  writeFileSync(passwordFile, randomBytes(24).toString("base64url"), { mode: 0o600 });
  identity.own(passwordFile, 0o600);
  // A name of its own until it is whole: a killed first start must not look like a database.
  const unfinished = `${cluster}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  const access = ["--auth=scram-sha-256", `--pwfile=${passwordFile}`, "-U", superuser];
  await mustRun(programs.initdb, ["-D", unfinished, ...localeArguments, ...access, "--data-checksums"], { identity });
  renameSync(unfinished, cluster);
}

function serverOptions(port, settings) {
  const all = { listen_addresses: "127.0.0.1", unix_socket_directories: "''", max_connections: "100", timezone: "UTC", ...settings };
  return [`-p ${port}`, ...Object.entries(all).map(([name, value]) => `-c ${name}=${value}`)].join(" ");
}

function lastLines(file) {
  return existsSync(file) ? readFileSync(file, "utf8").trim().split("\n").slice(-5).join("\n") : "";
}

async function isRunning({ cluster, identity }, programs) {
  if (readPidFile(cluster) === null) return false;
  return (await run(programs.pg_ctl, ["status", "-D", cluster], { identity })).status === 0;
}

/** The port of the running server, once it takes connections; null when it went away meanwhile. */
async function waitForAnswer(place, programs) {
  const giveUpAt = Date.now() + startTimeoutS * 1000;
  while (await isRunning(place, programs)) {
    const port = readPidFile(place.cluster)?.port ?? null;
    if (port !== null && (await answers(port))) return port;
    if (Date.now() > giveUpAt) throw new Error(`PostgreSQL in ${place.cluster} runs but does not answer; see ${place.home}/server.log.`);
    await pause(answerPollMs);
  }
  return null;
}

async function launch({ home, cluster, identity }, programs, { port, settings }) {
  const log = path.join(home, "server.log");
  const args = [
    "start",
    "-w",
    "-t",
    String(startTimeoutS),
    "-D",
    cluster,
    "-l",
    log,
    "-o",
    serverOptions(await findFreePort(port), settings),
  ];
  const { status } = await run(programs.pg_ctl, args, { identity, isDaemon: true });
  return status === 0 ? null : lastLines(log);
}

/** Reuses a server that runs on this folder already, one that a killed parent left behind above all, or starts one. */
async function ensureRunning(place, programs, options) {
  let complaint = "";
  for (let attempt = 0; attempt < startAttemptsMax; attempt += 1) {
    const port = await waitForAnswer(place, programs);
    if (port !== null) return { port, isReused: attempt === 0 };
    const failure = await launch(place, programs, options);
    if (failure === null) continue;
    complaint = failure;
    // What a killed server leaves behind needs a moment to notice that it is alone.
    await pause(betweenAttemptsMs);
  }
  const port = await waitForAnswer(place, programs);
  if (port !== null) return { port, isReused: false };
  throw new Error(`PostgreSQL does not start in ${place.cluster}:\n${complaint}`);
}

/**
 * Starts (or finds) the server of a place from `findHome`: `{ port, urlOf(database), stop({ isUrgent }), isCreated, isReused, isKept }`.
 * Creates the cluster the first time. `isKept` means that someone started it by hand and wants it left running.
 */
export async function startPostgres(place, { port = defaultPort, settings = {} } = {}) {
  const programs = findPrograms(place);
  const isCreated = !existsSync(place.cluster);
  if (isCreated) {
    await createCluster(place, programs);
    place.remember();
  }
  const server = await ensureRunning(place, programs, { port, settings });
  const password = readFileSync(passwordFileIn(place.home), "utf8").trim();
  const stop = async ({ isUrgent = false } = {}) => {
    if (!(await isRunning(place, programs))) return;
    await mustRun(programs.pg_ctl, ["stop", "-m", isUrgent ? "immediate" : "fast", "-w", "-D", place.cluster], place);
  };
  return {
    isCreated,
    isReused: server.isReused,
    isKept: existsSync(keepFileIn(place.home)),
    port: server.port,
    urlOf: (database) => `postgresql://${superuser}:${password}@127.0.0.1:${server.port}/${database}`,
    stop,
  };
}

const commands = {
  async start(place) {
    const server = await startPostgres(place);
    writeFileSync(keepFileIn(place.home), "started by hand\n");
    rememberAddresses(place.dataFolder, server.urlOf("assay"));
    console.log(server.urlOf("assay"));
  },
  async stop(place) {
    rmSync(keepFileIn(place.home), { force: true });
    if (!(await isRunning(place, findPrograms(place)))) return console.log("PostgreSQL is not running.");
    await (await startPostgres(place)).stop();
    console.log("PostgreSQL stopped.");
  },
  async status(place) {
    const running = await isRunning(place, findPrograms(place));
    console.log(
      running ? `PostgreSQL runs on port ${readPidFile(place.cluster)?.port}, data in ${place.home}.` : "PostgreSQL is not running.",
    );
  },
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const name = process.argv[2] ?? "start";
  if (!Object.hasOwn(commands, name)) {
    console.error("Usage: node bin/local-postgres.mjs start|stop|status");
    process.exit(2);
  }
  await commands[name](findHome(dataFolder()));
}
