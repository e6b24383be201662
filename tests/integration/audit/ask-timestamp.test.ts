import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { visitor } from "@/lib/actor";
import { askTimestamp } from "@/lib/audit/ask-timestamp";
import { stampEveryLog } from "@/lib/audit/hourly-and-nightly";
import { verifyProof } from "@/lib/audit/offline-verifier.mjs";
import { getNewestStamp } from "@/lib/audit/queries";
import { signCheckpoint } from "@/lib/audit/sign-checkpoint";
import { database } from "@/lib/database";
import { proveVersion } from "@/lib/reports/prove-version";
import { getPublishedReport } from "@/lib/reports/queries";
import { aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { aPublishedReport } from "@/tests/builders/report";

const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;
if (!hasOpenssl) console.warn("There is no openssl on this machine: what needs a time stamp authority is left out.");

const settings = `
[tsa]
default_tsa = here
[here]
serial = serial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
[usage]
extendedKeyUsage = critical,timeStamping
`;

let folder: string;
let server: Server;
let newsroom: Newsroom;
let slug: string;
/** What the authority makes of a question. */
let answer: (query: Buffer) => { status: number; body: Buffer };
const openssl = (...given: string[]) => execFileSync("openssl", given, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });

function stamp(query: Buffer): Buffer {
  writeFileSync(path.join(folder, "query.tsq"), query);
  const reply = [
    "ts",
    "-reply",
    "-config",
    "tsa.cnf",
    "-queryfile",
    "query.tsq",
    "-signer",
    "tsa.pem",
    "-inkey",
    "tsa.key",
    "-out",
    "reply.tsr",
  ];
  openssl(...reply);
  return readFileSync(path.join(folder, "reply.tsr"));
}

beforeAll(async () => {
  newsroom = await aNewsroom();
  ({ slug } = await aPublishedReport(newsroom));
  await signCheckpoint(newsroom.workspaceId);
  if (!hasOpenssl) return;
  folder = mkdtempSync(path.join(os.tmpdir(), "assay-tsa-"));
  writeFileSync(path.join(folder, "tsa.cnf"), settings);
  writeFileSync(path.join(folder, "serial"), "01\n");
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", "tsa.key"];
  const named = ["-subj", "/CN=A stamping office", "-addext", "extendedKeyUsage=critical,timeStamping"];
  openssl("req", "-x509", ...key, "-out", "tsa.pem", "-days", "30", ...named);
  server = createServer(async (request, response) => {
    const { status, body } = answer(await buffer(request));
    response.writeHead(status, { "content-type": "application/timestamp-reply" }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
beforeEach(() => {
  if (!hasOpenssl) return;
  const { port } = server.address() as AddressInfo;
  vi.stubEnv("ASSAY_TIMESTAMP_URL", `http://127.0.0.1:${port}/tsr`);
  vi.stubEnv("ASSAY_TEST_PUBLIC_ADDRESSES", "127.0.0.1");
  vi.stubEnv("ASSAY_FETCH_PORTS", String(port));
  answer = (query) => ({ status: 200, body: stamp(query) });
});
afterAll(async () => {
  vi.unstubAllEnvs();
  if (!hasOpenssl) return;
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

async function theProof(): Promise<string> {
  const published = await getPublishedReport(visitor, { newsroom: newsroom.slug, report: slug });
  const proof = published === null ? null : await proveVersion(published);
  if (proof === null || "refused" in proof) throw new Error("There is no proof.");
  return proof.file;
}

const ask = () => askTimestamp(newsroom.workspaceId);
const stored = () => database.timestamp.count({ where: { workspaceId: newsroom.workspaceId } });

test("asks nobody where no authority is set", async () => {
  vi.stubEnv("ASSAY_TIMESTAMP_URL", undefined);
  expect(await ask()).toBeNull();
  expect(await getNewestStamp(newsroom.owner)).toBeNull();
});

describe.skipIf(!hasOpenssl)("a time stamp of a checkpoint", () => {
  test("that does not come, or is of something else, is refused with its reason and changes nothing", async () => {
    const refusals: [typeof answer, RegExp][] = [
      [() => ({ status: 503, body: Buffer.from("busy") }), /503/],
      [() => ({ status: 200, body: Buffer.from("<html>") }), /malformed/],
      [() => ({ status: 200, body: Buffer.alloc(100_000) }), /^The answer is larger than 64 kB\.$/],
      // Bytes of the hash, of the nonce, and of the signature at its end.
      [(query) => ({ status: 200, body: stamp(changed(query, 30)) }), /something else/],
      [(query) => ({ status: 200, body: stamp(changed(query, query.length - 5)) }), /another question/],
      [(query) => ({ status: 200, body: changed(stamp(query), -3) }), /signed by no certificate|malformed/],
    ];
    for (const [answered, reason] of refusals) {
      answer = answered;
      expect(await ask()).toEqual({ ok: false, reason: expect.stringMatching(reason) });
    }
    expect(await stored()).toBe(0);
    const said: string[] = [];
    answer = () => ({ status: 503, body: Buffer.from("busy") });
    await stampEveryLog((line) => said.push(line));
    expect(said).toEqual([expect.stringContaining("no time stamp")]);
    expect(await getNewestStamp(newsroom.owner)).toMatchObject({ stamp: null });
    expect(await verifyProof(await theProof())).toMatchObject({ holds: true });
  });

  test("is kept as it came, stands in proofs, and holds for this program and for openssl", async () => {
    const said: string[] = [];
    await stampEveryLog((line) => said.push(line));
    expect(said).toEqual([expect.stringContaining("the checkpoint is stamped at 20")]);
    expect(await ask()).toBeNull();
    expect(await stored()).toBe(1);
    expect(await getNewestStamp(newsroom.owner)).toMatchObject({ stamp: { authority: "127.0.0.1" } });
    const file = await theProof();
    const { holds, sentences } = await verifyProof(file);
    expect({ holds, sentences }).toMatchObject({
      holds: true,
      sentences: expect.arrayContaining([expect.stringContaining("CN=A stamping office")]),
    });
    const { timestamp, checkpoint } = JSON.parse(file) as { timestamp: string; checkpoint: string };
    writeFileSync(path.join(folder, "message"), checkpoint.slice(0, checkpoint.indexOf("\n\n") + 1));
    writeFileSync(path.join(folder, "stamp.tsr"), Buffer.from(timestamp, "base64"));
    const checked = spawnSync("openssl", ["ts", "-verify", "-data", "message", "-in", "stamp.tsr", "-CAfile", "tsa.pem"], { cwd: folder });
    expect(String(checked.stdout) + String(checked.stderr)).toContain("Verification: OK");
  });

  test("makes a proof worthless when it was changed or is of another checkpoint", async () => {
    const file = await theProof();
    const proof = JSON.parse(file) as { timestamp: string };
    const bytes = Buffer.from(proof.timestamp, "base64");
    const damaged = JSON.stringify({ ...proof, timestamp: changed(bytes, -3).toString("base64") });
    expect(await verifyProof(damaged)).toMatchObject({ holds: false });
    const cut = JSON.stringify({ ...proof, timestamp: bytes.subarray(0, 300).toString("base64") });
    expect(await verifyProof(cut)).toMatchObject({ holds: false, sentences: expect.arrayContaining(["The time stamp is malformed."]) });
    const other = stamp(queryOf("another text"));
    expect(await verifyProof(JSON.stringify({ ...proof, timestamp: other.toString("base64") }))).toMatchObject({
      holds: false,
      sentences: expect.arrayContaining(["The time stamp is of something else than this checkpoint."]),
    });
  });
});

function changed(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  const place = at < 0 ? copy.length + at : at;
  copy[place] = (copy[place] ?? 0) ^ 1;
  return copy;
}

function queryOf(text: string): Buffer {
  writeFileSync(path.join(folder, "text"), text);
  openssl("ts", "-query", "-data", "text", "-sha256", "-cert", "-out", "text.tsq");
  return readFileSync(path.join(folder, "text.tsq"));
}
