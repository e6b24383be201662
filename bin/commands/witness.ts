import { generateKeyPairSync } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import path from "node:path";
import { parseArgs } from "node:util";
import { writeDurably } from "@/lib/audit/record-folder";
import { formatVerifierKey, MalformedNote, parseVerifierKey, type SignerKey, signatureTypes, signerKey } from "@/lib/audit/signed-note";
import { openWitness, type WitnessAnswer } from "@/lib/audit/witness";

const usage = `usage: assay witness --name NAME --folder FOLDER --log KEY… [--port 4320] [--host 127.0.0.1]
  Runs a witness: remembers the newest checkpoint of each log whose verifier key is given, and cosigns a newer one only with a proof that
  nothing before it changed. NAME is how others know the witness, such as archive.example/witness; its key is made in FOLDER the first time.
`;
const bodyLengthMax = 100_000;

async function keyIn(folder: string, name: string): Promise<SignerKey> {
  const file = path.join(folder, "witness-key");
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync("ed25519");
    await writeDurably(file, `${privateKey.export({ format: "der", type: "pkcs8" }).toString("base64")}\n`);
  }
  return signerKey({ name, type: signatureTypes.cosignature, pkcs8: readFileSync(file, "utf8").trim() });
}

async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    const bytes = Buffer.from(part);
    length += bytes.length;
    if (length > bodyLengthMax) return null;
    parts.push(bytes);
  }
  return Buffer.concat(parts).toString("utf8");
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
  if (name === undefined || folder === undefined || log.length === 0) throw new TypeError("--name, --folder and --log are needed.");
  return { name, folder, logs: log.map(parseVerifierKey), port: Number(values.port), host };
}

/** `assay witness`: serves until it is stopped; 2 on wrong usage. */
export async function run(given: readonly string[]): Promise<number> {
  let options: ReturnType<typeof readOptions>;
  try {
    options = readOptions(given);
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof MalformedNote)) throw error;
    process.stderr.write(`${error.message}\n${usage}`);
    return 2;
  }
  const { folder, logs } = options;
  const key = await keyIn(folder, options.name);
  const witness = openWitness({ key, logs, folder });
  const answerTo = async (request: IncomingMessage): Promise<WitnessAnswer> => {
    if (request.method !== "POST" || request.url !== "/add-checkpoint")
      return { status: 404, body: "A witness takes POST /add-checkpoint.\n" };
    try {
      const body = await bodyOf(request);
      return body === null ? { status: 413, body: "That is too long.\n" } : await witness.addCheckpoint(body);
    } catch (error) {
      process.stderr.write(`${String(error)}\n`);
      return { status: 500, body: "The witness could not answer.\n" };
    }
  };
  const server = createServer((request, response) => {
    answerTo(request).then(({ status, body, contentType = "text/plain; charset=utf-8" }) => {
      response.writeHead(status, { "content-type": contentType }).end(body);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, options.host, resolve);
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : options.port;
  process.stdout.write(`Witness ${options.name} at http://${options.host}:${port}\nIts key: ${formatVerifierKey(key)}\n`);
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => server.close(() => resolve()));
  });
  return 0;
}
