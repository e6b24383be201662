import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { run } from "@/lib/audit/offline-verifier.mjs";
import { formatVerifierKey } from "@/lib/audit/signed-note";
import { anHonestProof, aSealed, madeProof } from "@/tests/builders/made-proof";
import { buildGo } from "@/tests/support/go";

const { newsroom, impostor, trustedKeys, honest, changed } = anHonestProof();
const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Proofs by what is wrong with them, and whether they hold for the newsroom's key. */
const bytesByCase: Record<string, [bytes: Uint8Array, holds: boolean]> = {
  "nothing is wrong": [bytesOf(JSON.stringify(honest)), true],
  "a byte order mark stands before it": [bytesOf(`\ufeff${JSON.stringify(honest)}`), true],
  "it is by another's key, listed as a witness": [
    bytesOf(JSON.stringify(changed(({ log }) => log.witnesses.push(formatVerifierKey(impostor)), madeProof(aSealed(), { key: impostor })))),
    false,
  ],
  "something stands behind it": [bytesOf(`${JSON.stringify(honest)}{}`), false],
  "it is no text": [Uint8Array.of(0xff, 0xfe), false],
  "it is empty": [new Uint8Array(), false],
  "a word of it is no text": [
    Buffer.concat([bytesOf(`{"about":"`), Uint8Array.of(0xff), bytesOf(`",${JSON.stringify(honest).slice(1)}`)]),
    false,
  ],
  "it is of another format": [bytesOf(JSON.stringify(changed((copy) => (copy.formatVersion = 2)))), false],
  "a place is beyond all numbers": [bytesOf(JSON.stringify(honest).replace('"index":0', '"index":1e400')), false],
  "an event is empty": [
    bytesOf(
      JSON.stringify(changed(({ events: [event] }) => event && Object.assign(event, { entry: "", leaf: honest.events[1]?.inclusion[0] }))),
    ),
    false,
  ],
  "an event has neither bytes nor hash": [
    bytesOf(JSON.stringify(changed(({ events: [event] }) => event && Object.assign(event, { entry: undefined })))),
    false,
  ],
  "an event stands in it twice": [
    bytesOf(JSON.stringify(changed(({ events }) => events.push(...structuredClone(events.slice(1)))))),
    false,
  ],
  "the size has a leading zero": [
    bytesOf(JSON.stringify(madeProof(aSealed(), { key: newsroom, text: (text) => text.replace("\n2\n", "\n02\n") }))),
    false,
  ],
  "the checkpoint ends early": [
    bytesOf(JSON.stringify(madeProof(aSealed(), { key: newsroom, text: (text) => `${text.split("\n")[0]}\n` }))),
    false,
  ],
  "the checkpoint is of another log": [
    bytesOf(JSON.stringify(madeProof(aSealed(), { key: newsroom, text: (text) => text.replace("courier", "herald") }))),
    false,
  ],
  "an event was recorded elsewhere": [
    bytesOf(JSON.stringify(madeProof({ ...aSealed(), decided: { ...aSealed().decided, sequence: 7 } }, { key: newsroom }))),
    false,
  ],
  "the hash of the text is written otherwise": [
    bytesOf(JSON.stringify(changed((copy) => (copy.contentHash = copy.contentHash.toUpperCase())))),
    false,
  ],
};

describe("Go's own notes and trees, and ours", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "assay-go-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("answer alike, with the same exit code, whatever is wrong (passed over without Go and golang.org/x/mod)", async (context) => {
    const program = buildGo("docs/check-proof.go", folder);
    // Go is nothing that this project installs: said in the name, and counted as skipped.
    if (program === null) return context.skip();
    const file = path.join(folder, "a.json");
    const silent = { out: () => undefined, complain: () => undefined };
    for (const [name, [bytes, holds]] of Object.entries(bytesByCase)) {
      writeFileSync(file, bytes);
      const go = spawnSync(program, [file, ...trustedKeys], { encoding: "utf8" });
      const codes = [go.status, await run([file, "--key", ...trustedKeys], silent)];
      expect([name, ...codes], go.stdout + go.stderr).toEqual([name, holds ? 0 : 1, holds ? 0 : 1]);
    }
    writeFileSync(file, JSON.stringify(honest));
    for (const key of ["", "abc", trustedKeys.join("").slice(0, -4), trustedKeys.join("").replace("+", "+0"), `${trustedKeys}=`]) {
      const go = spawnSync(program, [file, key], { encoding: "utf8" });
      expect([key, go.status, await run([file, "--key", key], silent)], go.stdout).toEqual([key, 2, 2]);
    }
    const missing = path.join(folder, "none.json");
    expect([spawnSync(program, [missing, ...trustedKeys]).status, await run([missing], silent)]).toEqual([2, 2]);
    expect([spawnSync(program, []).status, await run([], silent)]).toEqual([2, 2]);
  });
});
