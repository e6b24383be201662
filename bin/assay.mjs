#!/usr/bin/env node
// Starts itself again with the condition under which server files of lib may be imported, then runs one command.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { sayCommands, summaries } from "./help.mjs";

const condition = "--conditions=react-server";
const folder = new URL("./commands/", import.meta.url);
const isHelp = (word) => word === "--help" || word === "-h";

const given = process.argv.slice(2);
const [name = "", ...rest] = given[0] === "help" && given.length > 1 ? [...given.slice(1), "--help"] : given;
const plain = new URL(`${name}.mjs`, folder);

/** Runs the command, or tells how it is used. */
const answer = async ({ run, usage }) => {
  if (!rest.some(isHelp)) return run(rest);
  process.stdout.write(usage);
  return 0;
};

if (name === "" || name === "help" || isHelp(name)) {
  process.stdout.write(sayCommands());
} else if (!Object.hasOwn(summaries, name)) {
  process.stderr.write(`There is no command ${name}.\n${sayCommands()}`);
  process.exitCode = 2;
} else if (existsSync(plain)) {
  // Needs nothing but Node, so that it runs where nothing is installed.
  process.exitCode = await answer(await import(plain.href));
} else if (process.execArgv.includes(condition)) {
  const { register } = await import("tsx/esm/api");
  register({ tsconfig: fileURLToPath(new URL("../tsconfig.json", import.meta.url)) });
  const { knownFailure } = await import("./known-failure.ts");
  const command = await import(new URL(`${name}.ts`, folder).href);
  process.stdout.on("error", (error) => {
    if (error.code !== "EPIPE") throw error;
    process.exit(0);
  });
  try {
    process.exitCode = await answer(command);
  } catch (error) {
    const known = knownFailure(error);
    if (known === null) throw error;
    process.stderr.write(`assay ${name}: ${known}\n`);
    process.exitCode = 2;
  }
} else {
  const preload = new URL("./setup/end-with-parent.mjs", import.meta.url).href;
  const child = spawn(process.execPath, [condition, "--import", preload, fileURLToPath(import.meta.url), name, ...rest], {
    // Its end of the channel closes when we are killed: a witness or a backup that nobody can end would be left.
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { ...process.env, ASSAY_STARTED_BY: String(process.pid) },
  });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => {
    process.exitCode = code ?? (signal ? 1 : 0);
  });
}
