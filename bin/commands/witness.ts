import { generateKeyPairSync } from "node:crypto";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import path from "node:path";
import { parseArgs } from "node:util";
import { askedOptions } from "@/bin/asked-options";
import { takeLock } from "@/bin/setup/lock.mjs";
import { writeDurably } from "@/lib/audit/record-folder";
import {
  formatVerifierKey,
  isKeyName,
  parseVerifierKey,
  type SignerKey,
  signatureTypes,
  signerKey,
  type VerifierKey,
} from "@/lib/audit/signed-note";
import { openWitness, type WitnessAnswer } from "@/lib/audit/witness";
import { keyOpenToOthers } from "@/lib/open-to-others";

/** How it is used. */
export const usage = `usage: assay witness --name NAME --folder FOLDER --log KEY… [--port 4320] [--host 127.0.0.1]
  Runs a witness: remembers the newest checkpoint of each log whose verifier key is given, and cosigns a newer one only with a proof that
  nothing before it changed. NAME is how others know the witness, such as archive.example/witness; its key is made in FOLDER the first time.
`;
const bodyLengthMax = 100_000;
const requestTimeoutMs = 30_000;
const portMax = 65_535;
const keyName = "witness-key";

/** The witness cannot work so. The message is one plain sentence. */
class CannotWitness extends Error {}

async function keyIn(folder: string, name: string): Promise<SignerKey> {
  const file = path.join(folder, keyName);
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync("ed25519");
    await writeDurably(file, `${privateKey.export({ format: "der", type: "pkcs8" }).toString("base64")}\n`);
  }
  try {
    return signerKey({ name, type: signatureTypes.cosignature, pkcs8: readFileSync(file, "utf8").trim() });
  } catch (cause) {
    throw new CannotWitness(`${file} holds no key. Put a copy of it back.`, { cause });
  }
}

async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let length = 0;
  // Left before its end, it must stay open: the answer goes the same way.
  for await (const part of request.iterator({ destroyOnReturn: false })) {
    const bytes = Buffer.from(part);
    length += bytes.length;
    if (length > bodyLengthMax) return null;
    parts.push(bytes);
  }
  return Buffer.concat(parts).toString("utf8");
}

// A log that signs with several keys serves them one a line.
function logKeys(given: readonly string[]): VerifierKey[] {
  const keys = given.flatMap((one) => one.split(/\s+/).filter((word) => word !== "")).map(parseVerifierKey);
  if (keys.some(({ type }) => type !== signatureTypes.ed25519)) throw new TypeError("--log takes the key of a log, not that of a witness.");
  return keys;
}

function readOptions(given: readonly string[]) {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    args: [...given],
    options: {
      name: text,
      folder: text,
      log: { ...text, multiple: true },
      port: { ...text, default: "4320" },
      host: { ...text, default: "127.0.0.1" },
    },
  });
  const { name, folder, log = [], host } = values;
  const logs = logKeys(log);
  if (name === undefined || folder === undefined || logs.length === 0) throw new TypeError("--name, --folder and --log are needed.");
  if (!isKeyName(name)) throw new TypeError("--name holds no spaces and no plus sign.");
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > portMax) throw new TypeError("--port is a number up to 65535.");
  return { name, folder, logs, port, host };
}

type Options = ReturnType<typeof readOptions>;

function serverFor({ folder, logs }: Options, key: SignerKey): Server {
  const witness = openWitness({ key, logs, folder });
  const answerTo = async (request: IncomingMessage): Promise<WitnessAnswer> => {
    if (request.method !== "POST" || request.url !== "/add-checkpoint")
      return { status: 404, body: "A witness takes POST /add-checkpoint.\n" };
    try {
      const body = await bodyOf(request);
      return body === null ? { status: 413, body: "That is too long.\n" } : await witness.addCheckpoint(body);
    } catch (error) {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      return { status: 500, body: "The witness could not answer.\n" };
    }
  };
  const server = createServer((request, response) => {
    answerTo(request).then(({ status, body, contentType = "text/plain; charset=utf-8" }) => {
      response.writeHead(status, { "content-type": contentType, ...(status === 413 ? { connection: "close" } : {}) }).end(body);
    });
  });
  server.requestTimeout = requestTimeoutMs;
  return server;
}

async function listen(server: Server, { port, host }: Options): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause) => reject(new CannotWitness(`It cannot listen at ${host}:${port}: ${cause.message}.`, { cause })));
    server.listen(port, host, resolve);
  });
}

async function serve(options: Options): Promise<void> {
  mkdirSync(options.folder, { recursive: true, mode: 0o700 });
  // Two that remember in one folder would each forget what the other saw.
  const lock = takeLock(path.join(options.folder, "lock"), options.name);
  if (lock.holder !== null)
    throw new CannotWitness(`A witness works in this folder already (process ${Number.parseInt(lock.holder.fingerprint, 10)}).`);
  try {
    const key = await keyIn(options.folder, options.name);
    const open = await keyOpenToOthers(path.join(options.folder, keyName));
    if (open !== null) process.stderr.write(`! ${open}\n`);
    const server = serverFor(options, key);
    await listen(server, options);
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : options.port;
    process.stdout.write(`Witness ${options.name} at http://${options.host}:${port}\nIts key: ${formatVerifierKey(key)}\n`);
    await new Promise<void>((resolve) => {
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => server.close(() => resolve()));
    });
  } finally {
    lock.release();
  }
}

/** `assay witness`: serves until it is stopped; 1 when it cannot, 2 on wrong usage. */
export async function run(given: readonly string[]): Promise<number> {
  const options = askedOptions(usage, () => readOptions(given));
  if (options === null) return 2;
  try {
    await serve(options);
    return 0;
  } catch (error) {
    // What the operating system refuses, such as a folder that may not be written, says itself what it is.
    if (!(error instanceof CannotWitness || (error instanceof Error && "syscall" in error))) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}
