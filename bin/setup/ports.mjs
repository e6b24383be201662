import net from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { say } from "./progress.mjs";

const defaultPort = 4310;
const portMax = 65_535;
const tries = 50;
/** A server that is just ending gets this long to let go of its port. */
const patienceMs = 1500;
const pollMs = 100;

function canListen(port, host) {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", (error) => {
      if (error.code === "EADDRINUSE" || error.code === "EACCES") resolve(false);
      else if (error.code === "EADDRNOTAVAIL" || error.code === "EAFNOSUPPORT") resolve(null);
      else reject(error);
    });
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** A port that nobody listens on at the moment. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", reject);
    server.listen({ port: 0, host: "127.0.0.1" }, () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Browsers may try ::1 first for localhost, so a port counts as free only when nobody listens there either. */
async function isFree(port, host) {
  const onHost = await canListen(port, host);
  if (onHost === null) throw new Error(`HOST=${host} is not an address of this machine.`);
  return onHost && (await canListen(port, "::1")) !== false;
}

function wantedPort() {
  const given = process.env.PORT;
  if (!given) return { port: defaultPort, isGiven: false };
  const port = Number(given);
  if (!Number.isInteger(port) || port < 1 || port > portMax)
    throw new Error(`PORT=${given} is not a port; give a number from 1 to ${portMax}.`);
  return { port, isGiven: true };
}

async function becomesFree(port, host) {
  const giveUpAt = Date.now() + patienceMs;
  while (!(await isFree(port, host))) {
    if (Date.now() > giveUpAt) return false;
    await pause(pollMs);
  }
  return true;
}

/** PORT, which must be free when it is given; else 4310 or the next free one. */
export async function choosePort(host) {
  const { port, isGiven } = wantedPort();
  if (await becomesFree(port, host)) return port;
  if (isGiven) throw new Error(`Port ${port} is in use by another program. Stop that, or choose another: PORT=${port + 1} npm start`);
  for (let next = port + 1; next < port + tries; next += 1) {
    if (!(await isFree(next, host))) continue;
    say(`· Port ${port} is in use by another program: taking ${next}`);
    return next;
  }
  throw new Error(`Ports ${port} to ${port + tries - 1} are all in use; choose one with PORT=… npm start`);
}

const isLoopback = (host) => host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);

/** HOST, else 127.0.0.1. Test mode listens on loopback and nowhere else: it trusts addresses that nobody should. */
export function chooseHost() {
  const host = process.env.HOST || "127.0.0.1";
  if (process.env.ASSAY_MODE === "test" && !isLoopback(host))
    throw new Error(`With ASSAY_MODE=test Assay listens on loopback only, not on HOST=${host}.`);
  return host;
}
