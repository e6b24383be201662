import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import net from "node:net";
import path from "node:path";

const loopback = "127.0.0.1";

/** Runs one of PostgreSQL's programs as `identity`; answers `{ status, output }`. Output is not kept when `isDaemon`: a server would hold it open. */
export function run(program, args, { identity, isDaemon = false }) {
  const env = { ...process.env, LC_ALL: "C", PGOPTIONS: "" };
  const stdio = isDaemon ? "ignore" : ["ignore", "pipe", "pipe"];
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...identity.spawnOptions, env, cwd: "/", stdio });
    let output = "";
    child.stdout?.on("data", (chunk) => (output += chunk));
    child.stderr?.on("data", (chunk) => (output += chunk));
    child.once("error", reject);
    child.once(isDaemon ? "exit" : "close", (status) => resolve({ status, output }));
  });
}

/** The same, where anything but success is an error that carries the program's own words. */
export async function mustRun(program, args, options) {
  const { status, output } = await run(program, args, options);
  if (status !== 0) throw new Error(`${path.basename(program)} failed (${status}): ${output.trim()}`);
  return output;
}

function listenOnce(port) {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", reject);
    server.listen({ port, host: loopback }, () => {
      const address = server.address();
      server.close(() => resolve(address.port));
    });
  });
}

/** `wanted` if nothing listens there, else a port that the system picks. */
export async function findFreePort(wanted) {
  try {
    return await listenOnce(wanted);
  } catch (error) {
    if (error.code !== "EADDRINUSE" && error.code !== "EACCES") throw error;
    return listenOnce(0);
  }
}

/** Whether something accepts connections on a port of this machine. */
export function answers(port) {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host: loopback }, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}

/** A killed process that nobody has waited for (containers without an init) has a number still, but no life. */
function isZombie(pid) {
  const file = `/proc/${pid}/stat`;
  return existsSync(file) && /^\d+ \(.*\) [ZX]/s.test(readFileSync(file, "utf8"));
}

/** What `postmaster.pid` says: `{ pid, port }`, or null when there is no such file. The port is null until the server has written it. */
export function readPidFile(cluster) {
  const file = path.join(cluster, "postmaster.pid");
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, "utf8").split("\n");
  const pid = Number(lines[0]);
  const port = Number(lines[3]) || null;
  if (!isZombie(pid)) return { pid, port };
  rmSync(file, { force: true });
  return null;
}
