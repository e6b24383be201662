import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { verifyProof } from "@/lib/audit/offline-verifier.mjs";
import { signatureTypes } from "@/lib/audit/signed-note";
import { aKey, anHonestProof, aSealed, madeProof } from "@/tests/builders/made-proof";

const { newsroom, trustedKeys, changed } = anHonestProof();

describe("a change of one value of a proof", () => {
  type Place = readonly (string | number)[];
  const witness = aKey("archive.example/witness", signatureTypes.cosignature);
  const opening = '["AAAAAAAAAAAAAAAAAAAAAA==","Edith Editor"]';
  const sealed = aSealed();
  sealed.published.actor = { name: { commitment: createHash("sha256").update(opening).digest("hex") } };
  const whole = changed(
    ({ events }) => Object.assign(events[1] ?? {}, { openings: { "actor.name": opening } }),
    madeProof(sealed, { key: newsroom, witness }),
  );
  const odd = [null, true, -1, 0, 1, 0.5, 1e308, 2 ** 53, "", "0", "1", "\0", "__proto__", "a".repeat(10_000), {}, [], [null]];

  const placesOf = (value: unknown, at: Place = []): Place[] =>
    typeof value !== "object" || value === null
      ? []
      : Object.entries(value).flatMap(([key, inner]) => [[...at, key], ...placesOf(inner, [...at, key])]);

  /** Every way in which one text is another: in its case, at its ends, in one letter of it, in letters that only look alike. */
  function otherTexts(text: string): string[] {
    const flipped = [0, text.length >> 1, text.length - 1].map(
      (at) => `${text.slice(0, at)}${String.fromCharCode(text.charCodeAt(at) ^ 1)}${text.slice(at + 1)}`,
    );
    return [text.toUpperCase(), `${text} `, `${text}\n`, `\ufeff${text}`, `${text}\ud800`, text.replaceAll("e", "\u0435"), ...flipped];
  }

  function* changesAt(place: Place): Generator<[string, unknown]> {
    const copy = () => {
      const root: unknown = structuredClone(whole);
      const parent = place.slice(0, -1).reduce<unknown>((at, key) => Reflect.get(Object(at), key), root);
      const key = String(place.at(-1));
      return { root, parent: Object(parent), key, value: Reflect.get(Object(parent), key) as unknown };
    };
    const { value } = copy();
    const others = [...odd, [value], ...(typeof value === "string" ? otherTexts(value) : [])];
    for (const other of others) {
      const { root, parent, key } = copy();
      Reflect.set(parent, key, other);
      yield [`${place.join(".")} = ${JSON.stringify(other).slice(0, 60)}`, root];
    }
    for (const [name, start, count] of [
      ["dropped", 0, 1],
      ["doubled", 1, 0],
    ] as const) {
      const { root, parent, key } = copy();
      if (Array.isArray(parent)) parent.splice(Number(key) + start, count, ...(count === 0 ? [structuredClone(value)] : []));
      else if (count === 1) Reflect.deleteProperty(parent, key);
      yield [`${place.join(".")} ${name}`, root];
    }
  }

  test("makes it say nothing new: it says the same, or less, or does not hold", async () => {
    const said = new Set((await verifyProof(JSON.stringify(whole), { trustedKeys })).sentences);
    const nameless = [...said].map((sentence) => sentence.replace("Edith Editor published", "somebody published"));
    let tried = 0;
    for (const place of placesOf(whole)) {
      for (const [name, proof] of changesAt(place)) {
        const { holds, sentences } = await verifyProof(JSON.stringify(proof), { trustedKeys });
        const more = holds ? sentences.filter((sentence) => !said.has(sentence) && !nameless.includes(sentence)) : [];
        expect([name, ...more]).toEqual([name]);
        tried += 1;
      }
    }
    expect(tried).toBeGreaterThan(500);
  });
});
