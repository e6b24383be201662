#!/usr/bin/env node
// Starts itself again with the condition under which server files of lib may be imported, then runs one command.
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const condition = "--conditions=react-server";
const folder = new URL("./commands/", import.meta.url);
const files = readdirSync(folder).filter((file) => /\.(ts|mjs)$/.test(file));
const commands = files.map((file) => file.replace(/\.(ts|mjs)$/, "")).sort();

const [name = "", ...rest] = process.argv.slice(2);

if (!commands.includes(name)) {
  process.stderr.write(`usage: assay COMMAND [ARGUMENTS]\ncommands: ${commands.join(", ")}\n`);
  process.exit(name === "" || name === "help" || name === "--help" ? 0 : 2);
}

if (files.includes(`${name}.mjs`)) {
  // Needs nothing but Node, so that it runs where nothing is installed.
  const { run } = await import(new URL(`${name}.mjs`, folder).href);
  process.exitCode = await run(rest);
} else if (process.execArgv.includes(condition)) {
  const { register } = await import("tsx/esm/api");
  register({ tsconfig: fileURLToPath(new URL("../tsconfig.json", import.meta.url)) });
  const { run } = await import(new URL(`${name}.ts`, folder).href);
  process.stdout.on("error", (error) => {
    if (error.code !== "EPIPE") throw error;
    process.exit(0);
  });
  process.exitCode = await run(rest);
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
