import { createHash, generateKeyPairSync } from "node:crypto";
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import os from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { askWitness, type Witness, witnessOf } from "@/lib/audit/ask-witness";
import { formatCheckpoint } from "@/lib/audit/checkpoint";
import { cosign, verifiedCosigners } from "@/lib/audit/cosignature";
import { emptyRoot } from "@/lib/audit/merkle";
import { newestCheckpoint } from "@/lib/audit/public-log";
import { signCheckpoint } from "@/lib/audit/sign-checkpoint";
import {
  formatNote,
  formatSignatureLine,
  formatVerifierKey,
  MalformedNote,
  parseNote,
  parseVerifierKey,
  type SignerKey,
  signatureTypes,
  signerKey,
  signNote,
} from "@/lib/audit/signed-note";
import { readLogKeys, verifierKeys } from "@/lib/audit/signing-keys";
import { proveConsistency, storedHashes } from "@/lib/audit/tile-hashes";
import { DamagedMemory, openWitness } from "@/lib/audit/witness";
import { formatWitnessRequest } from "@/lib/audit/witness-request";
import { signOutEverywhere } from "@/lib/people/sign-out-everywhere";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { rewriteLog } from "@/tests/builders/tampering";

let folder: string;
let superuser: pg.Client;
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "assay-witness-"));
  superuser = new pg.Client({ connectionString: process.env.ASSAY_OWNER_DATABASE_URL });
  await superuser.connect();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await superuser.end();
});

function aWitnessKey(): SignerKey {
  const { privateKey } = generateKeyPairSync("ed25519");
  const pkcs8 = privateKey.export({ format: "der", type: "pkcs8" }).toString("base64");
  return signerKey({ name: "archive.example/witness", type: signatureTypes.cosignature, pkcs8 });
}

const grow = async (room: Newsroom) => accepted(await signOutEverywhere(room.owner, { memberId: room.viewer.userId ?? "" }));

async function aWitnessedNewsroom() {
  const room = await aNewsroom();
  await signCheckpoint(room.workspaceId);
  const keys = await readLogKeys(room.workspaceId);
  if (keys === null) throw new Error("There are no keys.");
  const key = aWitnessKey();
  const settings = { key, logs: verifierKeys(keys).map(parseVerifierKey), folder: path.join(folder, room.workspaceId) };
  return { room, key, settings, witness: openWitness(settings) };
}

const order = 2n ** 252n + 27742317777372353535851937790883648493n;
const littleEndian = (bytes: Uint8Array) => bytes.reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n);

/** What the owner of a key can make, and OpenSSL takes: a signature whose first half is the point that adds nothing. */
function withSmallPoint(text: string, key: SignerKey): string {
  const seconds = 1_796_000_000n;
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(seconds);
  const seed = key.privateKey.export({ format: "der", type: "pkcs8" }).subarray(-32);
  const scalar = createHash("sha512").update(seed).digest().subarray(0, 32);
  scalar.writeUInt8(scalar.readUInt8(0) & 248, 0);
  scalar.writeUInt8((scalar.readUInt8(31) & 127) | 64, 31);
  const point = Buffer.concat([Buffer.of(1), Buffer.alloc(31)]);
  const hash = createHash("sha512").update(point).update(key.publicKey).update(`cosignature/v1\ntime ${seconds}\n${text}`).digest();
  const half = (littleEndian(hash) * littleEndian(scalar)) % order;
  const rest = Buffer.from(half.toString(16).padStart(64, "0"), "hex").reverse();
  return formatSignatureLine({ name: key.name, id: key.id, signature: Buffer.concat([time, point, rest]) });
}

/** A request as the log would send it now. */
async function request(room: Newsroom, oldSize: bigint) {
  const { note, size } = await signCheckpoint(room.workspaceId);
  const path = oldSize === 0n || oldSize === size ? [] : await proveConsistency(storedHashes(room.workspaceId), { oldSize, newSize: size });
  return { size, note, path, body: formatWitnessRequest({ oldSize, path, note }) };
}

describe("a witness", () => {
  test("cosigns the first checkpoint it sees, and each later one with a proof", async () => {
    const { room, key, witness } = await aWitnessedNewsroom();
    const { body, note, size } = await request(room, 0n);
    const answer = await witness.addCheckpoint(body);
    expect(answer.status).toBe(200);
    expect(verifiedCosigners(parseNote(`${note}${answer.body}`), [key])).toHaveLength(1);
    await grow(room);
    const later = await request(room, size);
    expect(later.path.length).toBeGreaterThan(0);
    expect((await witness.addCheckpoint(later.body)).status).toBe(200);
  });

  test("remembers over a restart, and tells what it saw last", async () => {
    const { room, settings, witness } = await aWitnessedNewsroom();
    const { body, size } = await request(room, 0n);
    await witness.addCheckpoint(body);
    const restarted = openWitness(settings);
    expect(await restarted.addCheckpoint(body)).toEqual({ status: 409, body: `${size}\n`, contentType: "text/x.tlog.size" });
    expect((await restarted.addCheckpoint((await request(room, size)).body)).status).toBe(200);
  });

  test("cosigns nothing without a proof, for another log, or without the log's signature", async () => {
    const { room, witness } = await aWitnessedNewsroom();
    const { body, note, size } = await request(room, 0n);
    await witness.addCheckpoint(body);
    await grow(room);
    const later = await request(room, size);
    const stranger = await aWitnessedNewsroom();
    const answers = await Promise.all([
      witness.addCheckpoint(formatWitnessRequest({ oldSize: size, path: [], note: later.note })),
      witness.addCheckpoint(formatWitnessRequest({ oldSize: size, path: later.path.toReversed().slice(1), note: later.note })),
      witness.addCheckpoint((await request(stranger.room, 0n)).body),
      witness.addCheckpoint(later.body.replace(/\n([A-Za-z0-9+/]{43}=)\n\n—/, `\n${Buffer.alloc(32).toString("base64")}\n\n—`)),
      witness.addCheckpoint(formatWitnessRequest({ oldSize: later.size + 5n, path: [], note })),
      witness.addCheckpoint("old one\n\nnonsense"),
      witness.addCheckpoint(""),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([422, 422, 404, 403, 400, 400, 400]);
  });

  test("lets no two requests at once roll its memory back", async () => {
    const { room, witness } = await aWitnessedNewsroom();
    const older = await request(room, 0n);
    await grow(room);
    const newer = await request(room, 0n);
    const answers = await Promise.all([witness.addCheckpoint(newer.body), witness.addCheckpoint(older.body)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 409]);
    expect((await witness.addCheckpoint((await request(room, 0n)).body)).body).toBe(`${newer.size}\n`);
  });
});

describe("a witness's memory", () => {
  const memoryOf = ({ folder }: { folder: string }) =>
    path.join(folder, readdirSync(folder).find((name) => name.endsWith(".checkpoint")) ?? "");

  test.each([
    ["empty", ""],
    ["cut short", "courier.example/log\n1"],
    ["zeroes", "\0".repeat(200)],
  ])("that is %s after a power cut is its own fault, and lets nothing through", async (_, content) => {
    const { room, settings, witness } = await aWitnessedNewsroom();
    const { body, size } = await request(room, 0n);
    await witness.addCheckpoint(body);
    await grow(room);
    writeFileSync(memoryOf(settings), content);
    for (const oldSize of [0n, size])
      await expect(openWitness(settings).addCheckpoint((await request(room, oldSize)).body)).rejects.toThrow(DamagedMemory);
    expect(readFileSync(memoryOf(settings), "utf8")).toBe(content);
  });

  test("of another log, put in this one's place, is none of this one", async () => {
    const [one, other] = [await aWitnessedNewsroom(), await aWitnessedNewsroom()];
    for (const { room, witness } of [one, other]) await witness.addCheckpoint((await request(room, 0n)).body);
    copyFileSync(memoryOf(other.settings), memoryOf(one.settings));
    await grow(one.room);
    await expect(one.witness.addCheckpoint((await request(one.room, 0n)).body)).rejects.toThrow(one.settings.logs[0]?.name ?? "?");
  });

  test("takes only the root of nothing for an empty log", async () => {
    const { privateKey } = generateKeyPairSync("ed25519");
    const pkcs8 = privateKey.export({ format: "der", type: "pkcs8" }).toString("base64");
    const log = signerKey({ name: "young.example/log", type: signatureTypes.ed25519, pkcs8 });
    const witness = openWitness({ key: aWitnessKey(), logs: [log], folder: path.join(folder, "young") });
    const answerTo = (root: Uint8Array) => {
      const text = formatCheckpoint({ origin: log.name, size: 0n, root: Uint8Array.from(root) });
      return witness.addCheckpoint(formatWitnessRequest({ oldSize: 0n, path: [], note: formatNote(text, [signNote(text, log)]) }));
    };
    expect((await answerTo(Buffer.alloc(32, 7))).status).toBe(400);
    expect((await answerTo(emptyRoot())).status).toBe(200);
  });
});

describe("asking a witness over the network", () => {
  /** Serves a witness as `assay witness` does, for the time of the work. */
  async function served(witness: ReturnType<typeof openWitness>, key: SignerKey, work: (asked: Witness) => Promise<void>) {
    const server = createServer(async (incoming, response) => {
      const { status, body, contentType = "text/plain" } = await witness.addCheckpoint(await text(incoming));
      response.writeHead(status, { "content-type": contentType }).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" ? address?.port : 0;
    try {
      await work(witnessOf(`http://127.0.0.1:${port}=${formatVerifierKey(key)}`));
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  }

  test("brings a cosignature that stands under the public checkpoint from then on", async () => {
    const { room, key, witness } = await aWitnessedNewsroom();
    await served(witness, key, async (asked) => {
      expect(await askWitness(room.owner, asked)).toEqual({ ok: true });
      await grow(room);
      await signCheckpoint(room.workspaceId);
      expect(await askWitness(room.owner, asked)).toEqual({ ok: true });
    });
    const checkpoint = await newestCheckpoint(room.workspaceId);
    expect(verifiedCosigners(parseNote(checkpoint?.note ?? ""), [key])).toHaveLength(1);
    expect(checkpoint?.witnesses).toEqual([formatVerifierKey(key)]);
  });

  test("shows a log that was rewritten, data folder and all", async () => {
    const { room, key, witness } = await aWitnessedNewsroom();
    await served(witness, key, async (asked) => {
      await grow(room);
      await signCheckpoint(room.workspaceId);
      expect(await askWitness(room.owner, asked)).toEqual({ ok: true });
      // Who has the database and the data folder can sign another history; who has seen the first will not put their name to it.
      rmSync(path.join(process.env.ASSAY_DATA ?? "", "record", room.workspaceId, "checkpoint"));
      await rewriteLog(superuser, room.workspaceId, { change: (events) => events.filter((_, at) => at !== 4) });
      await grow(room);
      await grow(room);
      await signCheckpoint(room.workspaceId);
      const outcome = await askWitness(room.owner, asked);
      expect(outcome).toMatchObject({ ok: false, reason: expect.stringContaining("422") });
    });
  });

  /** A witness that answers whatever it likes. */
  async function answering(answer: (response: ServerResponse) => void) {
    const { room, key } = await aWitnessedNewsroom();
    const server = createServer((_, response) => answer(response));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
    try {
      return await askWitness(room.owner, witnessOf(`${url}=${formatVerifierKey(key)}`));
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  }

  test("cuts an answer off that does not end", async () => {
    let sent = 0;
    const outcome = await answering((response) => {
      const piece = "a".repeat(100_000);
      const timer = setInterval(() => response.write(piece, () => (sent += piece.length)), 1);
      response.once("close", () => clearInterval(timer));
    });
    expect(outcome).toEqual({ ok: false, reason: "it answered more than 10000 bytes" });
    expect(sent).toBeLessThan(20_000_000);
  });

  test.each<[string, (text: string, key: SignerKey) => string]>([
    ["of a time that nobody can tell", (text, key) => cosign(text, key, new Date(253_402_300_800_000))],
    ["that some programs take and others do not", (text, key) => withSmallPoint(text, key)],
  ])("takes no cosignature %s: every proof under it would fall with it", async (_, cosigned) => {
    const key = aWitnessKey();
    const { room } = await aWitnessedNewsroom();
    const before = await newestCheckpoint(room.workspaceId);
    const server = createServer((_request, response) => response.end(`${cosigned(parseNote(before?.note ?? "").text, key)}\n`));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
    const outcome = await askWitness(room.owner, witnessOf(`${url}=${formatVerifierKey(key)}`));
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    expect(outcome).toMatchObject({ ok: false, reason: expect.stringContaining("does not hold") });
    expect(await newestCheckpoint(room.workspaceId)).toEqual(before);
  });

  test("follows it nowhere else, and shows nothing of it that could steer a terminal", async () => {
    const elsewhere = await answering((response) => response.writeHead(307, { location: "http://127.0.0.1:1/add-checkpoint" }).end());
    expect(elsewhere).toMatchObject({ ok: false, reason: expect.stringContaining("cannot be reached") });
    const steering = await answering((response) => response.writeHead(403).end(`\u001b]0;owned\u0007\u202ehere\n${"a".repeat(900)}`));
    expect(steering).toEqual({ ok: false, reason: expect.stringMatching(/^it answered 403 \]0;owned here a+$/) });
    expect("reason" in steering && steering.reason.length).toBeLessThan(250);
  });

  test("says why when there is no answer", async () => {
    const { room, key } = await aWitnessedNewsroom();
    const nobody = witnessOf(`http://127.0.0.1:1=${formatVerifierKey(key)}`);
    expect(await askWitness(room.owner, nobody)).toMatchObject({ ok: false, reason: expect.stringContaining("cannot be reached") });
    expect(() => witnessOf("http://127.0.0.1:1")).toThrow(MalformedNote);
  });
});
