import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { visitor } from "@/lib/actor";
import { parseCheckpoint } from "@/lib/audit/checkpoint";
import { leafHash } from "@/lib/audit/merkle";
import { verifyProof } from "@/lib/audit/offline-verifier.mjs";
import { publicCheckpoint, publicKeys, publicTile } from "@/lib/audit/public-log";
import { readRecordFile } from "@/lib/audit/record-folder";
import { MalformedNote, parseNote } from "@/lib/audit/signed-note";
import { formatTlogProof, parseTlogProof } from "@/lib/audit/tlog-proof";
import { isIncluded } from "@/lib/audit/tree-proof";
import { wholeVerifier } from "@/lib/audit/whole-verifier";
import { database } from "@/lib/database";
import { proveVersion } from "@/lib/reports/prove-version";
import { getPublishedReport } from "@/lib/reports/queries";
import { aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { aPublishedReport } from "@/tests/builders/report";
import { buildGo } from "@/tests/support/go";

type ProofFile = {
  contentHash: string;
  version: string;
  checkpoint: string;
  log: { keys: string[]; origin: string };
  events: { index: number; entry?: string | undefined; leaf?: string; inclusion: string[]; openings?: Record<string, string> }[];
};

let newsroom: Newsroom;
let text: string;
let tlogProof: string;
let proof: ProofFile;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "assay-proof-"));
  newsroom = await aNewsroom();
  const { slug } = await aPublishedReport(newsroom);
  const published = await getPublishedReport(visitor, { newsroom: newsroom.slug, report: slug });
  if (published === null) throw new Error("The report is not public.");
  const made = await proveVersion(published);
  if ("refused" in made) throw new Error(made.refused);
  text = made.file;
  tlogProof = made.tlogProof;
  proof = JSON.parse(text) as ProofFile;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const changed = (change: (copy: ProofFile) => void) => {
  const copy = structuredClone(proof);
  change(copy);
  return JSON.stringify(copy);
};
const first = <Value>(values: readonly Value[]): Value => {
  const [value] = values;
  if (value === undefined) throw new Error("There is none.");
  return value;
};
const disclosed = (copy: ProofFile, type: string) => first(copy.events.filter(({ entry }) => entry?.includes(`"type":"${type}"`)));

describe("the proof of a published version", () => {
  test("holds, with the newsroom's public key as with its own", async () => {
    const trustedKeys = (await publicKeys(newsroom.slug)) ?? [];
    expect(await verifyProof(text)).toMatchObject({ holds: true, isPinned: false, signers: trustedKeys });
    const report = await verifyProof(text, { trustedKeys });
    expect(report).toMatchObject({ holds: true, isPinned: true });
    expect(report.sentences.join("\n")).toContain("Edith Editor published this version");
    expect(proof.checkpoint).toBe(await publicCheckpoint(newsroom.slug));
  });

  test("proves every event it rests on, and discloses only what the version says itself", () => {
    const entries = proof.events.flatMap(({ entry }) => (entry === undefined ? [] : [entry]));
    expect(entries.map((entry) => (JSON.parse(entry) as { type: string }).type)).toEqual([
      "claim.decided",
      "report.published",
      "claim.published",
    ]);
    // Article, mark, source's evidence, two assessments, verdict, draft, publication of report and claim.
    expect(proof.events.length).toBeGreaterThanOrEqual(8);
    expect(text).not.toContain("Rita Reviewer");
    expect(text).not.toContain("Ravi Reviewer");
  });

  const forgeries: [string, (copy: ProofFile) => void, string][] = [
    ["the text was changed", (copy) => (copy.version = copy.version.replace("38.2 million", "48.2 million")), "text was changed"],
    [
      "the text and its hash were changed",
      (copy) => {
        copy.version = copy.version.replace("38.2 million", "48.2 million");
        copy.contentHash = createHash("sha256").update(copy.version).digest("hex");
      },
      "No event of the log records the publication",
    ],
    [
      "an entry was changed",
      (copy) =>
        (disclosed(copy, "report.published").entry = disclosed(copy, "report.published").entry?.replace('"number":1', '"number":2')),
      "is not in the log",
    ],
    ["a sealed leaf was changed", (copy) => (first(copy.events).leaf = Buffer.alloc(32).toString("base64")), "is not in the log"],
    ["an event was moved", (copy) => (first(copy.events).index += 1), "is not in the log"],
    ["a path was cut", (copy) => first(copy.events).inclusion.pop(), "is not in the log"],
    [
      "the verdict's event is left out",
      (copy) => (copy.events = copy.events.filter(({ entry }) => !entry?.includes("claim.decided"))),
      "No event of the log records the verdict",
    ],
    [
      "the publication's event is left out",
      (copy) => (copy.events = copy.events.filter(({ entry }) => !entry?.includes("report.published"))),
      "No event of the log records the publication",
    ],
    ["the checkpoint was changed", (copy) => (copy.checkpoint = copy.checkpoint.replace(/\n[0-9]+\n/, "\n999\n")), "does not hold"],
    [
      "a private part was changed",
      (copy) => (disclosed(copy, "claim.decided").openings = { "payload.justification": '["x","Because."]' }),
      "is not what was recorded",
    ],
    [
      "the key is another's",
      (copy) => (copy.log.keys = ["PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"]),
      "signed by none",
    ],
  ];
  test.each(forgeries)("does not hold when %s", async (_, forge, reason) => {
    const report = await verifyProof(changed(forge));
    expect(report.holds).toBe(false);
    expect(report.sentences.at(-1)).toContain(reason);
  });

  test("holds for Go's own implementation too, and a forged one does not (passed over without Go and golang.org/x/mod)", (context) => {
    const program = buildGo("docs/check-proof.go", folder);
    // Go is nothing that this project installs: said in the name, and counted as skipped.
    if (program === null) return context.skip();
    const check = (copy: string, key: string) => {
      const file = path.join(folder, "for-go.json");
      writeFileSync(file, copy);
      const { status, stdout } = spawnSync(program, [file, key], { encoding: "utf8" });
      return { status, said: stdout.trim() };
    };
    const key = first(proof.log.keys);
    expect(check(text, key)).toEqual({ status: 0, said: expect.stringMatching(/^holds: \d+ events of a log of \d+, signed by /) });
    const told = ["the text was changed", "an entry was changed", "an event was moved", "a path was cut", "the checkpoint was changed"];
    for (const [what, forge] of forgeries.filter(([name]) => told.includes(name)))
      expect([what, check(changed(forge), key).status]).toEqual([what, 1]);
    expect(check(text, "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW").status).toBe(1);
  });

  test("does not hold for a key that is not the newsroom's", async () => {
    const trustedKeys = ["PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"];
    expect(await verifyProof(text, { trustedKeys })).toMatchObject({ holds: false });
  });

  test.each(["", "{}", "[]", "null", "not JSON", '{"format":"assay-proof","formatVersion":2}'])(
    "takes %j for no proof, and does not throw",
    async (given) => {
      expect(await verifyProof(given)).toMatchObject({ holds: false });
    },
  );
});

describe("the verifier by itself", () => {
  const alone = () => path.join(folder, "assay-verify.mjs");
  beforeAll(async () => writeFileSync(alone(), await wholeVerifier()));
  const verify = (...given: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [alone(), ...given], {
      cwd: folder,
      env: { NODE_ENV: "production" },
      encoding: "utf8",
    });
    return { status, said: `${stdout}${stderr}` };
  };

  test("runs outside the checkout with nothing but Node, and ends with 0, 1 or 2", () => {
    const file = path.join(folder, "a.assay-proof.json");
    writeFileSync(file, text);
    expect(verify(file)).toMatchObject({ status: 0, said: expect.stringContaining("The proof holds.") });
    expect(verify(file, "--key", first(proof.log.keys)).said).not.toContain("Compare this key");
    writeFileSync(file, text.replace("38.2 million", "48.2 million"));
    expect(verify(file)).toMatchObject({ status: 1, said: expect.stringContaining("does NOT hold") });
    expect(verify(path.join(folder, "nowhere.json"))).toMatchObject({ status: 2, said: expect.stringContaining("Cannot read") });
    expect(verify()).toMatchObject({ status: 2, said: expect.stringContaining("usage") });
  });

  test("is what `assay verify` runs", () => {
    const file = path.join(folder, "b.assay-proof.json");
    writeFileSync(file, text);
    const said = execFileSync(process.execPath, ["bin/assay.mjs", "verify", file], { encoding: "utf8", env: { NODE_ENV: "production" } });
    expect(said).toContain("The proof holds.");
  });
});

describe("openssl and nothing of ours", () => {
  test.skipIf(spawnSync("openssl", ["version"]).status !== 0)("checks the checkpoint's signature (skipped without openssl)", () => {
    const split = proof.checkpoint.lastIndexOf("\n\n");
    const [message, signature, key] = ["message", "signature", "key"].map((name) => path.join(folder, name));
    if (message === undefined || signature === undefined || key === undefined) throw new Error("No names.");
    writeFileSync(message, proof.checkpoint.slice(0, split + 1));
    const line = proof.checkpoint.slice(split + 2).split("\n")[0] ?? "";
    writeFileSync(signature, Buffer.from(line.split(" ")[2] ?? "", "base64").subarray(4));
    const bytes = Buffer.from(first(proof.log.keys).split("+").slice(2).join("+"), "base64").subarray(1);
    writeFileSync(key, Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), bytes]));
    const given = ["pkeyutl", "-verify", "-pubin", "-inkey", key, "-keyform", "DER", "-rawin", "-in", message, "-sigfile", signature];
    expect(spawnSync("openssl", given, { encoding: "utf8" }).stdout).toContain("Verified Successfully");
    writeFileSync(message, proof.checkpoint.slice(0, split + 1).replace("/log", "/lag"));
    expect(spawnSync("openssl", given).status).not.toBe(0);
  });
});

test("the publication alone is proven by a C2SP tlog-proof, its entry beside it", () => {
  const { index, path: siblings, checkpoint, extra } = parseTlogProof(tlogProof);
  const { size, root } = parseCheckpoint(parseNote(checkpoint).text);
  expect(isIncluded({ leaf: leafHash(extra ?? new Uint8Array()), index, size, root, path: siblings })).toBe(true);
  expect(JSON.parse(new TextDecoder().decode(extra ?? new Uint8Array()))).toMatchObject({
    type: "report.published",
    sequence: Number(index),
  });
  expect(formatTlogProof(parseTlogProof(tlogProof))).toBe(tlogProof);
  for (const malformed of ["", tlogProof.replace("@v1", "@v2"), tlogProof.replace("index ", "index 0"), tlogProof.replace("\n\n", "\n")]) {
    expect(() => parseTlogProof(malformed)).toThrow(MalformedNote);
  }
});

describe("the public log", () => {
  test("serves tiles of hashes that the checkpoint covers, and no others", async () => {
    const size = BigInt(proof.checkpoint.split("\n")[1] ?? "0");
    const tile = await publicTile(newsroom.slug, { level: 0, index: 0n, width: Number(size) });
    const leaves = await database.auditEvent.findMany({
      where: { workspaceId: newsroom.workspaceId, sequence: { lt: size } },
      orderBy: { sequence: "asc" },
    });
    expect(Buffer.from(tile ?? [])).toEqual(Buffer.concat(leaves.map(({ leafHash }) => leafHash)));
    expect(await publicTile(newsroom.slug, { level: 0, index: 0n, width: Number(size) + 1 })).toBeNull();
    expect(await publicTile("nobody", { level: 0, index: 0n, width: 1 })).toBeNull();
  });

  test("never shows a private key", async () => {
    const secret = JSON.parse((await readRecordFile(newsroom.workspaceId, "signing-keys.json")) ?? "{}") as { keys: { pkcs8: string }[] };
    expect(text).not.toContain(first(secret.keys).pkcs8);
    expect((await publicKeys(newsroom.slug))?.join()).not.toContain(first(secret.keys).pkcs8);
  });
});
