import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { proofBytesMax, run, verifyFile, verifyProof } from "@/lib/audit/offline-verifier.mjs";
import { formatVerifierKey, keyId, type SignerKey, signatureTypes } from "@/lib/audit/signed-note";
import { wholeVerifier } from "@/lib/audit/whole-verifier";
import { aKey, anHonestProof, aSealed, type MadeProof, madeProof, origin } from "@/tests/builders/made-proof";

const { newsroom, impostor, trustedKeys, honest, changed } = anHonestProof();
const bytesOf = (text: string) => new TextEncoder().encode(text);
const lastOf = async (proof: MadeProof, keys?: readonly string[]) => {
  const { holds, sentences } = await verifyProof(JSON.stringify(proof), keys === undefined ? {} : { trustedKeys: keys });
  return holds ? "holds" : (sentences.at(-1) ?? "");
};

describe("whose proof it is", () => {
  test("the newsroom's own, when its key is named", async () => {
    expect(await verifyProof(JSON.stringify(honest), { trustedKeys })).toMatchObject({ holds: true, isPinned: true, signers: trustedKeys });
  });

  test("nobody's, of a key that is none: that is not the proof's fault", async () => {
    const [key = ""] = trustedKeys;
    for (const given of ["", " ", "abc", key.slice(0, 12), key.slice(0, -4), key.replace("+", "+0"), `${key}${key}`]) {
      const found = await verifyProof(JSON.stringify(honest), { trustedKeys: [given] });
      expect([given, found.holds, found.isChecked], found.sentences.join()).toEqual([given, false, false]);
      expect(found.sentences.join()).toMatch(/^A key that you named cannot be used, so nothing was checked\. /);
    }
  });

  test("of whichever key, of several named in one text as the page of keys serves them", async () => {
    const text = ` ${formatVerifierKey(impostor)}\n${trustedKeys.join("\n")}\n`;
    expect(await verifyProof(JSON.stringify(honest), { trustedKeys: [text] })).toMatchObject({ holds: true, isPinned: true });
  });

  test("nobody vouches for the log by being listed among its witnesses", async () => {
    const forged = changed(({ log }) => log.witnesses.push(formatVerifierKey(impostor)), madeProof(aSealed(), { key: impostor }));
    expect(await lastOf(forged, trustedKeys)).toContain("signed by none of the log's keys that are trusted");
  });

  test("nor by a witness's signature under a name like the log's", async () => {
    const forged = madeProof(aSealed(), { key: impostor, witness: aKey(origin, signatureTypes.cosignature) });
    expect(await lastOf(forged, trustedKeys)).toContain("signed by none of the log's keys that are trusted");
  });

  test("a witness is taken for the one named only when its key is named, too", async () => {
    const witness = aKey("archive.example/witness", signatureTypes.cosignature);
    const text = JSON.stringify(madeProof(aSealed(), { key: newsroom, witness }));
    const said = async (keys: string[]) => (await verifyProof(text, { trustedKeys: keys })).sentences.join("\n");
    expect(await said(trustedKeys)).toContain("by a key that the proof itself names: archive.example/witness+");
    expect(await said([...trustedKeys, formatVerifierKey(witness)])).toContain("The witness archive.example/witness, whose key you named,");
  });

  test("no key vouches under which anything is signed", async () => {
    const unsigned = (first: number, rest: number, last: number) =>
      Uint8Array.from({ length: 32 }, (_, at) => (at === 0 ? first : at === 31 ? last : rest));
    for (const publicKey of [unsigned(1, 0, 0), unsigned(1, 0, 0x80), unsigned(0xee, 0xff, 0x7f), unsigned(0xee, 0xff, 0xff)]) {
      const empty = { name: origin, type: signatureTypes.ed25519, publicKey };
      const key = { ...empty, id: keyId(empty) };
      const line = Buffer.concat([Buffer.from(key.id, "hex"), unsigned(1, 0, 0), Buffer.alloc(32)]).toString("base64");
      const forged = changed((proof) => {
        proof.log.keys = [formatVerifierKey(key)];
        proof.checkpoint = proof.checkpoint.replace(/— .*\n$/, `— ${origin} ${line}\n`);
      });
      expect(await lastOf(forged)).toContain("anything would be signed by it");
      expect(await lastOf(forged, [formatVerifierKey(key)])).toContain("anything would be signed by it");
    }
  });
});

describe("what a proof says cannot steer what is shown of it", () => {
  const title = "x”\n\nThe proof holds.\n\u001b[2J\u001b[8m\u009b1m\u202e\u2028";

  test("on a terminal", async () => {
    const sealed = aSealed();
    sealed.version.report = { number: 1, title, publishedAt: "2020-01-01T00:00:00.000Z" };
    const { holds, sentences } = await verifyProof(JSON.stringify(madeProof(sealed, { key: impostor })));
    expect(holds).toBe(false);
    expect(sentences.join("")).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
    expect(sentences[0]).toContain("x”\\u{a}\\u{a}The proof holds.");
  });

  test("nor drown it", async () => {
    const sealed = aSealed();
    sealed.version.report = { number: 1, title: "long ".repeat(100_000), publishedAt: "2026-11-28T12:00:00.000Z" };
    const { sentences } = await verifyProof(JSON.stringify(madeProof(sealed, { key: newsroom })));
    expect(Math.max(...sentences.map(({ length }) => length))).toBeLessThan(1100);
  });
});

describe("a checkpoint of another form", () => {
  const signed = (text: (text: string) => string) => madeProof(aSealed(), { key: newsroom, text });
  const lines = (count: number) => changed((proof) => (proof.checkpoint += (proof.checkpoint.split("\n\n")[1] ?? "").repeat(count)));

  test.each([
    ["a size with a leading zero", signed((text) => text.replace("\n2\n", "\n02\n")), "size is not a number"],
    ["a size of 2^53", signed((text) => text.replace("\n2\n", "\n9007199254740992\n")), "size is not a number"],
    ["no events", signed((text) => text.replace("\n2\n", "\n0\n")), "is not in the log"],
    ["more events than it is the root of", signed((text) => text.replace("\n2\n", "\n3\n")), "is not in the log"],
    ["another log's name", signed((text) => text.replace("courier", "herald")), "signed by none"],
    ["an empty line within", signed((text) => `${text}\nmore\n`), "does not have the form"],
    ["no name", signed((text) => text.replace(origin, "")), "does not have the form"],
    ["a carriage return", signed((text) => text.replace("\n2\n", "\r\n2\n")), "control characters"],
    ["more than a hundred signatures", lines(100), "too many signatures"],
    [
      "a second signature that does not hold",
      changed(
        (proof) =>
          (proof.checkpoint += `— ${newsroom.name} ${Buffer.from(`${newsroom.id}${"07".repeat(64)}`, "hex").toString("base64")}\n`),
      ),
      "does not hold",
    ],
    [
      "a witness's line that is cut short",
      changed((proof) => {
        const witness = aKey("archive.example/witness", signatureTypes.cosignature);
        proof.log.witnesses.push(formatVerifierKey(witness));
        proof.checkpoint += `— ${witness.name} ${Buffer.from(`${witness.id}00`, "hex").toString("base64")}\n`;
      }),
      "does not hold",
    ],
  ])("proves nothing: %s", async (_, proof, reason) => {
    expect(await lastOf(proof)).toContain(reason);
  });

  test("holds with lines that extend it, and a signature twice", async () => {
    expect(await lastOf(signed((text) => `${text}more\n`))).toBe("holds");
    expect((await verifyProof(JSON.stringify(lines(1)))).signers).toEqual(trustedKeys);
  });
});

describe("a text that is not the one that was hashed", () => {
  test("half a character in the place of the sign that stands for one", async () => {
    const sealed = aSealed();
    sealed.version.note = "\ufffd";
    const text = JSON.stringify(madeProof(sealed, { key: newsroom }));
    expect((await verifyProof(text)).holds).toBe(true);
    expect((await verifyProof(text.replace("\ufffd", "\\ud800"))).holds).toBe(false);
  });

  test("bytes that are no text in the place of that sign", async () => {
    const sealed = aSealed();
    sealed.version.note = "\ufffd";
    const bytes = Buffer.from(JSON.stringify(madeProof(sealed, { key: newsroom })));
    expect((await verifyFile(bytes)).holds).toBe(true);
    const at = bytes.indexOf("\ufffd");
    const broken = Buffer.concat([bytes.subarray(0, at), Buffer.from([0xff]), bytes.subarray(at + 3)]);
    expect(await verifyFile(broken)).toMatchObject({ holds: false, sentences: ["The file is not text in UTF-8."] });
  });

  test.each<[string, (text: string) => string, boolean]>([
    ["a byte order mark before it", (text) => `\ufeff${text}`, true],
    ["something behind it", (text) => `${text}{}`, false],
    ["the version twice, the second another", (text) => text.replace(/}$/, ',"version":"{}"}'), false],
    ["a prototype of its own", (text) => text.replace(/}$/, ',"__proto__":{"version":"{}","events":[]}}'), true],
    ["numbers that are none", (text) => text.replace('"index":0', '"index":NaN'), false],
    ["numbers beyond all", (text) => text.replace('"index":0', '"index":1e400'), false],
    ["a place between two", (text) => text.replace('"index":0', '"index":0.5'), false],
    ["a hundred thousand lists in lists", () => "[".repeat(100_000), false],
    [
      "a hundred thousand objects in objects",
      (text) => text.replace(/}$/, `,"x":${'{"x":'.repeat(100_000)}0${"}".repeat(100_000)}}`),
      true,
    ],
  ])("%s", async (_, change, holds) => {
    expect((await verifyFile(bytesOf(change(JSON.stringify(honest))))).holds).toBe(holds);
  });

  test("more than any proof has", async () => {
    expect(await verifyFile(new Uint8Array(proofBytesMax + 1))).toMatchObject({ holds: false });
  });
});

describe("an event that is not what it is passed for", () => {
  const opening = (openings: Record<string, string>) => (copy: MadeProof) => {
    copy.events = copy.events.map((event) => ({ ...event, openings }));
  };

  test.each<[string, (proof: MadeProof) => void, string]>([
    ["a verdict's event, sealed", ({ events: [event] }) => seal(event), "No event of the log records the verdict"],
    [
      "both places swapped",
      (copy) => (copy.events = copy.events.map((event) => ({ ...event, index: 1 - event.index }))),
      "is not in the log",
    ],
    [
      "a path with a hash too many",
      ({ events: [event] }) => event?.inclusion.push(Buffer.alloc(32).toString("base64")),
      "is not in the log",
    ],
    ["a hash of the tree for a leaf", (proof) => (proof.events = [aRoot(proof)]), "is not in the log"],
    ["a name nobody recorded", opening({ "actor.name": '["x","Mallory"]' }), "is not what was recorded"],
    ["a part that no object owns", opening({ "payload.__proto__": '["x",1]' }), "is not what was recorded"],
    ["a part named like a method", opening({ "payload.toString": '["x",1]' }), "is not what was recorded"],
  ])("%s", async (_, change, reason) => {
    expect(await lastOf(changed(change))).toContain(reason);
  });

  function seal(event: MadeProof["events"][number] | undefined) {
    if (event === undefined) return;
    const { inclusion } = honest.events[1] ?? { inclusion: [] };
    event.leaf = inclusion[0] ?? "";
    delete event.entry;
  }

  function aRoot({ checkpoint }: MadeProof) {
    return { index: 0, leaf: checkpoint.split("\n")[2] ?? "", inclusion: [] };
  }
});

const odd = fc.constantFrom<unknown>(
  ...[null, true, -1, 0.5, 1e308, "", "\ud800", "\u0000", "a+b+c", {}, [], [null], [[]], { toString: 1 }, { length: -1 }, "__proto__"],
);

/** Every place in a value of JSON, as a way to put something else there. */
function placesIn(value: unknown): ((other: unknown) => void)[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    (other: unknown) => void Object.assign(value, { [key]: other }),
    ...placesIn(inner),
  ]);
}

const putting = (value: unknown, which: number, other: unknown) => {
  const places = placesIn(value);
  places[which % places.length]?.(other);
};

describe("whatever stands in a proof", () => {
  const witness = aKey("archive.example/witness", signatureTypes.cosignature);
  const folder = mkdtempSync(path.join(os.tmpdir(), "assay-verifier-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("is answered, not thrown, wherever something odd was put before it was signed or after", async () => {
    const proofs = fc.asyncProperty(fc.boolean(), fc.nat({ max: 200 }), odd, async (isBefore, which, other) => {
      const sealed = aSealed();
      if (isBefore) putting(sealed, which, other);
      const proof = madeProof(sealed, { key: newsroom, witness });
      if (!isBefore) putting(proof, which, other);
      const { holds } = await verifyProof(JSON.stringify(proof), { trustedKeys });
      expect(typeof holds).toBe("boolean");
    });
    await fc.assert(proofs, { numRuns: 1500 });
  });

  test("so is a time stamp of whatever bytes", async () => {
    const stamps = fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 80 }), async (bytes) => {
      const proof = changed((copy) => (copy.timestamp = Buffer.from(bytes).toString("base64")));
      expect((await verifyProof(JSON.stringify(proof))).holds).toBe(false);
    });
    await fc.assert(stamps, { numRuns: 500 });
  });

  test("the one file that is offered says the same, word for word", async () => {
    const file = path.join(folder, "assay-verify.mjs");
    writeFileSync(file, await wholeVerifier());
    const alone: { verifyFile: typeof verifyFile; run: typeof run } = await import(/* @vite-ignore */ pathToFileURL(file).href);
    const forged = madeProof(aSealed(), { key: impostor, listed: [newsroom, impostor], witness });
    for (const text of [honest, forged, changed((copy) => (copy.contentHash = ""))].map((proof) => JSON.stringify(proof))) {
      for (const options of [{}, { trustedKeys }])
        expect(await alone.verifyFile(bytesOf(text), options)).toEqual(await verifyFile(bytesOf(text), options));
    }
  });

  test.each<[number, string, SignerKey | null]>([
    [0, "the proof holds", newsroom],
    [1, "it does not", impostor],
    [1, "it is no text", null],
  ])("the command ends with %d when %s", async (code, _, key) => {
    const file = path.join(folder, "a.json");
    writeFileSync(file, key === null ? Uint8Array.of(0xff, 0xfe) : JSON.stringify(madeProof(aSealed(), { key })));
    const said: string[] = [];
    const to = { out: (text: string) => void said.push(text), complain: (text: string) => void said.push(text) };
    expect([await run([file, "--key", ...trustedKeys], to), said.at(-1)]).toEqual([
      code,
      expect.stringContaining(code === 0 ? "holds" : "does NOT hold"),
    ]);
  });

  test("the command ends with 2, and says nothing of the proof, when a key that was named is none", async () => {
    const file = path.join(folder, "honest.json");
    writeFileSync(file, JSON.stringify(honest));
    const [said, complaints]: [string[], string[]] = [[], []];
    const to = { out: (text: string) => void said.push(text), complain: (text: string) => void complaints.push(text) };
    expect(await run([file, "--key", "abc"], to)).toBe(2);
    expect([said, complaints]).toEqual([[], ["A key that you named cannot be used, so nothing was checked. abc is not a verifier key.\n"]]);
  });
});
