import { generateKeyPairSync } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatCheckpoint, parseCheckpoint } from "@/lib/audit/checkpoint";
import { cosign, verifiedCosigners } from "@/lib/audit/cosignature";
import { emptyRoot } from "@/lib/audit/merkle";
import {
  formatNote,
  formatVerifierKey,
  MalformedNote,
  parseNote,
  parseVerifierKey,
  type SignerKey,
  signatureTypes,
  signerKey,
  signNote,
  verifiedSigners,
} from "@/lib/audit/signed-note";

function aKey(name: string, type: number = signatureTypes.ed25519): SignerKey {
  const { privateKey } = generateKeyPairSync("ed25519");
  return signerKey({ name, type, pkcs8: privateKey.export({ format: "der", type: "pkcs8" }).toString("base64") });
}

const log = aKey("news.example/log");
const text = formatCheckpoint({ origin: "news.example/log", size: 7n, root: emptyRoot() });
const note = formatNote(text, [signNote(text, log)]);

describe("signed notes", () => {
  const vectors = "../shared/vectors/tlog/signed-note-vectors.json";
  test.skipIf(!existsSync(vectors))(`agree with the published vectors (${vectors}, skipped when absent)`, () => {
    const reference = JSON.parse(readFileSync(vectors, "utf8")) as {
      valid: { vkey: string; note: string }[];
      badVkeys: string[];
      goodVkey: string;
    };
    expect(reference.valid.length).toBeGreaterThan(10);
    for (const { vkey, note: signed } of reference.valid) {
      const key = parseVerifierKey(vkey);
      expect(formatVerifierKey(key)).toBe(vkey);
      expect(verifiedSigners(parseNote(signed), [key])).toEqual([key]);
      expect(() => verifiedSigners(parseNote(signed.replace(/^./, "X")), [key])).toThrow(MalformedNote);
    }
    expect(formatVerifierKey(parseVerifierKey(reference.goodVkey))).toBe(reference.goodVkey);
    for (const vkey of reference.badVkeys) expect(() => parseVerifierKey(vkey), vkey).toThrow(MalformedNote);
  });

  test("hold for the key that signed and say nothing of others", () => {
    expect(verifiedSigners(parseNote(note), [parseVerifierKey(formatVerifierKey(log))])).toHaveLength(1);
    expect(verifiedSigners(parseNote(note), [aKey("news.example/log")])).toEqual([]);
    expect(verifiedSigners(parseNote(note), [])).toEqual([]);
  });

  test("count for nothing when any line was altered", () => {
    fc.assert(
      fc.property(fc.nat({ max: text.length - 2 }), (at) => {
        const letter = text[at] === "1" ? "2" : "1";
        const altered = text[at] === "\n" ? note : note.slice(0, at) + letter + note.slice(at + 1);
        if (altered === note) return;
        expect(() => verifiedSigners(parseNote(altered), [log])).toThrow(MalformedNote);
      }),
    );
  });

  test.each([
    ["without signatures", `${text}\n`],
    ["without a blank line", text],
    ["without a final newline", note.slice(0, -1)],
    ["with a control character", note.replace("7", "7\r")],
    ["with half a character", note.replace("news", "\ud800")],
    ["with a hyphen for the dash", note.replace("—", "-")],
    ["with words after the signature", note.replace(/\n$/, " more\n")],
    ["with a signature that is no base64", note.replace(/=\n$/, "\n")],
    ["with a signature of a key's id alone", `${text}\n— news.example/log AAAAAA==\n`],
    [
      "with more than a hundred signatures",
      formatNote(
        text,
        Array.from({ length: 101 }, () => signNote(text, log)),
      ),
    ],
  ])("are refused %s", (_, malformed) => {
    expect(() => parseNote(malformed)).toThrow(MalformedNote);
  });

  test("carry a rotated key's signature beside the new one's", () => {
    const next = aKey("news.example/log");
    const both = parseNote(formatNote(text, [signNote(text, next), signNote(text, log)]));
    expect(verifiedSigners(both, [log])).toEqual([log]);
    expect(verifiedSigners(both, [next])).toEqual([next]);
  });
});

describe("checkpoints", () => {
  test("come back as they were written", () => {
    expect(parseCheckpoint(text)).toEqual({ origin: "news.example/log", size: 7n, root: emptyRoot() });
  });

  test.each([
    ["a size with a leading zero", text.replace("7", "07")],
    ["a negative size", text.replace("7", "-7")],
    ["no root", "news.example/log\n7\n"],
    ["a root that is too short", "news.example/log\n7\nAAAA\n"],
    ["an empty extension line", `${text}\n`],
    ["no origin", text.replace("news.example/log", "")],
  ])("are refused with %s", (_, malformed) => {
    expect(() => parseCheckpoint(malformed)).toThrow(MalformedNote);
  });
});

describe("cosignatures", () => {
  const witness = aKey("archive.example/witness", signatureTypes.cosignature);
  const at = new Date("2026-11-24T12:00:00.900Z");

  test("hold with the second they were made in", () => {
    const cosigned = parseNote(`${note}${cosign(text, witness, at)}\n`);
    expect(verifiedCosigners(cosigned, [witness])).toEqual([{ key: witness, at: new Date("2026-11-24T12:00:00Z") }]);
    expect(verifiedSigners(cosigned, [log])).toEqual([log]);
  });

  test("do not hold for another checkpoint or another time", () => {
    const other = text.replace("7", "8");
    const moved = parseNote(formatNote(other, [cosign(text, witness, at)]));
    expect(() => verifiedCosigners(moved, [witness])).toThrow(MalformedNote);
    const line = cosign(text, witness, at).split(" ");
    const bytes = Buffer.from(line[2] ?? "", "base64");
    bytes.writeBigUInt64BE(1n, 4);
    const backdated = parseNote(formatNote(text, [`— ${witness.name} ${bytes.toString("base64")}`]));
    expect(() => verifiedCosigners(backdated, [witness])).toThrow(MalformedNote);
  });

  test("are not taken for the log's own signature", () => {
    const disguised = parseNote(formatNote(text, [cosign(text, witness, at)]));
    expect(verifiedSigners(disguised, [witness])).toEqual([]);
  });
});
