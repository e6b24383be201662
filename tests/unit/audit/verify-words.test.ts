import { describe, expect, test } from "vitest";
import { type FindingWords, sayFinding } from "@/lib/audit/finding-kinds";
import { verifyFile, verifyProof } from "@/lib/audit/offline-verifier.mjs";
import { formatVerifierKey, signatureTypes } from "@/lib/audit/signed-note";
import { verifyLanguages, verifyPath, verifyWordsIn } from "@/lib/audit/verify-words/by-language";
import { english } from "@/lib/audit/verify-words/english";
import { catalogues } from "@/lib/reports/speech";
import { aKey, anHonestProof, aSealed, madeProof } from "@/tests/builders/made-proof";

const { newsroom, trustedKeys, honest, changed } = anHonestProof();
const others = verifyLanguages.filter((code) => code !== "en");

function wordsOf(code: string): { findings: FindingWords } & Omit<typeof english, "findings"> {
  const words = verifyWordsIn(code);
  if (words?.findings == null) throw new Error(`No findings in ${code}.`);
  return { ...words, findings: words.findings };
}

/** Everything the verifier says of sound proofs, and of those that people are likeliest to meet. */
async function sentencesSaid(): Promise<string[]> {
  const witness = aKey("archive.example/witness", signatureTypes.cosignature);
  const cosigned = madeProof(aSealed(), { key: newsroom, witness });
  const withSealed = structuredClone(honest);
  const retold = aSealed();
  retold.decided.payload = { verdictId: "verdict", rating: { key: "true", label: "True" } };
  const undecided = aSealed();
  undecided.decided.payload = {};
  const late = aSealed();
  late.published.time = "2026-11-28T13:00:00.000Z";
  const unpublished = aSealed();
  unpublished.published.type = "report.drafted";
  const checks = [
    ...[verifyProof(JSON.stringify(honest), { trustedKeys }), verifyProof(JSON.stringify(withSealed))],
    ...[cosigned, ...[retold, undecided, late, unpublished].map((sealed) => madeProof(sealed, { key: newsroom }))].map((proof) =>
      verifyProof(JSON.stringify(proof)),
    ),
    verifyProof(JSON.stringify(cosigned), { trustedKeys: [...trustedKeys, formatVerifierKey(witness)] }),
    verifyProof(
      JSON.stringify(
        changed((proof) => {
          proof.version = proof.version.replace("38.2", "48.2");
        }),
      ),
    ),
    verifyProof(JSON.stringify(honest), { trustedKeys: ["abc"] }),
    ...["{}", "no proof"].map((text) => verifyProof(text)),
    ...[new Uint8Array([0xff]), new Uint8Array(65 * 1024 * 1024)].map((bytes) => verifyFile(bytes)),
  ];
  return [...new Set((await Promise.all(checks)).flatMap(({ sentences }) => sentences))];
}

// A time stamp and a sealed event need a server and a log: their sentences, as the verifier's source has them.
const elsewhereSaid = [
  "2 events are in that log, each at its place (1 of them sealed).",
  "A time stamp says that this checkpoint was there at 2026-11-28T12:00:00Z (its signature was not checked here; openssl ts tells whether to trust it).",
  "A time stamp says that this checkpoint was there at 2026-11-28T12:00:00Z (signed by a certificate that names itself TSA (2026); openssl ts tells whether to trust it).",
];

describe("the page that checks a proof", () => {
  test("speaks the languages that public pages speak, each at an address of its own", () => {
    expect([...verifyLanguages].toSorted()).toEqual(Object.keys(catalogues).toSorted());
    expect(["en", "en-GB", "de-AT", "ar", "cy", "__proto__"].map(verifyPath)).toEqual([
      ...["/verify", "/verify", "/verify/de", "/verify/ar", "/verify", "/verify"],
    ]);
    for (const code of ["cy", "EN", "__proto__", "constructor"]) expect(verifyWordsIn(code)).toBeNull();
  });

  test.each(others)("says in %s all that it says in English, with the same put in", (code) => {
    const { findings, ...words } = wordsOf(code);
    const { findings: _, ...told } = english;
    const toldBy = new Map(Object.entries(told));
    const holes = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted();
    expect(Object.keys(words)).toEqual(Object.keys(told));
    for (const [key, text] of Object.entries(words)) {
      expect(text.trim(), key).not.toBe("");
      expect(holes(text), key).toEqual(holes(toldBy.get(key) ?? ""));
    }
    expect(new Set(Object.values(findings)).size).toBe(Object.keys(findings).length);
  });

  test.each(others)("says each of the verifier's findings in %s, with every name, number and hash of it", async (code) => {
    const { findings } = wordsOf(code);
    const said = new Set<string>();
    for (const sentence of [...(await sentencesSaid()), ...elsewhereSaid]) {
      const own = sayFinding(sentence, findings);
      expect(own, sentence).not.toBeNull();
      said.add((own ?? "").replace(/\u2068[^\u2069]*\u2069/g, "…"));
      const values =
        sentence.match(/[0-9a-f]{64}|\d{4}-\d\d-\d\dT[\d:.]+Z|“[^”]*”|courier\.example[\w/]*|Edith Editor|archive\.example[\w/]*/g) ?? [];
      for (const value of values) expect(own).toContain(value.replace(/[“”]/g, ""));
      expect(own).not.toMatch(/\{\d\}/);
    }
    // Each kind was said by the verifier here, or stands above: none of them waits for a sentence that it does not say.
    expect(said.size).toBe(Object.keys(findings).length);
  });

  test("leaves in English what it has no sentence for, and lets nothing in a proof choose the sentence", () => {
    const { findings } = wordsOf("de");
    expect(sayFinding("The key is not one this program can check.", findings)).toBeNull();
    const sly =
      "A checkpoint of 2 events of the log x is signed by a key that you named. y is signed by a key that the proof itself names.";
    expect(sayFinding(sly, findings)).toContain("den der Nachweis selbst nennt");
  });
});
