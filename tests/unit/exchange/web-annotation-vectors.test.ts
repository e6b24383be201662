import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import Ajv from "ajv";
import { describe, expect, it } from "vitest";
import { annotationOf, collectionOf } from "@/lib/exchange/annotation";
import { readAnnotations } from "@/lib/exchange/read-annotations";

// The W3C's own schemas and samples of the Web Annotation model (w3c/web-annotation-tests). What does not apply is listed with its reason.

const folder = path.resolve(import.meta.dirname, "../../../../shared/vectors/annotation/w3c");
const isPresent = existsSync(folder);
if (!isPresent) console.warn("The W3C's samples are not here (../shared/vectors/annotation/w3c); their tests are skipped.");

const samplesIn = (kind: "correct" | "incorrect") => {
  const place = path.join(folder, "samples", kind);
  if (!isPresent) return [];
  return readdirSync(place)
    .toSorted()
    .map((name) => [name, readFileSync(path.join(place, name), "utf8")] as const);
};

const readText = (text: string) => readAnnotations(new TextEncoder().encode(text));

/** Why an annotation of a text cannot be made of it, or null. */
function problemOf(text: string): string | null {
  const file = readText(text);
  if (!file.ok) return file.problem;
  return file.value.rows.find(({ problem }) => problem !== null)?.problem ?? null;
}

/** Correct, but it holds no annotations: they lie at other addresses, which an import does not fetch. */
const withoutAnnotations = new Set(["example41.json"]);

/** Correct, and its words can be looked for. */
const withWords = new Set(["anno26.json", "anno32.json"]);

/** Right about the model, and about something else than words of a text. */
const withoutWords = /whole|names no words|targets|Its position|another address/;

describe.skipIf(!isPresent)("the W3C's samples", () => {
  const correct = samplesIn("correct");
  const incorrect = samplesIn("incorrect");

  it("are all there", () => expect([correct.length, incorrect.length]).toEqual([45, 39]));

  it.each(correct)("correct: %s", (name, text) => {
    const file = readText(text);
    if (withoutAnnotations.has(name)) return expect(file).toMatchObject({ ok: false, problem: expect.stringContaining("another address") });
    if (!file.ok) return expect.fail(file.problem);
    expect(file.value.format).toBe("w3c");
    if (name === "collection1.json") expect(file.value.rows.length).toBeGreaterThan(30);
    for (const { problem, quote } of file.value.rows) {
      if (problem === null) expect(quote?.exact).toBeTruthy();
      // Understood, and left out only since it marks no words.
      else expect(problem).toMatch(withoutWords);
    }
    if (withWords.has(name)) expect(file.value.rows.map(({ problem }) => problem)).toEqual([null]);
  });

  it.each(incorrect)("incorrect: %s", (_, text) => {
    expect(problemOf(text)).toMatch(/^.{20,}\.$/);
    expect(problemOf(text)).not.toMatch(withoutWords);
  });

  /** Of samples that break off with a stray comma or have several ids, too, the fault that they are about is looked at alone. */
  const alone = incorrect.flatMap(([name, text]) => {
    const mended = text
      .replace(/,(\s*})/g, "$1")
      .replace('["http://example.org/1", "http://example.org/2"]', name === "anno7.json" ? "$&" : '"http://example.org/1"');
    return [[name, mended] as const];
  });
  /** The misspelt key “langauage” is no key of the model, so that nothing is wrong with the rest. */
  const faultless = new Set(["anno15.json"]);
  it.each(alone)("incorrect by that fault alone: %s", (name, text) => {
    const problem = problemOf(text);
    if (faultless.has(name)) return expect(problem).toMatch(withoutWords);
    expect(problem).toMatch(/^.{20,}\.$/);
    expect(problem).not.toMatch(withoutWords);
  });
});

/** The schemas are of draft 4, which differs from today's in three ways that occur here. */
function modernised(schema: object): object {
  const renew = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(renew);
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).filter(([key]) => key !== "$schema");
    return Object.fromEntries(entries.map(([key, inner]) => [key.trim(), renew(inner)]));
  };
  const { id, ...rest } = renew(schema) as { id?: string };
  return id === undefined ? rest : { $id: id, ...rest };
}

const schemaAt = (file: string) => JSON.parse(readFileSync(path.join(folder, file), "utf8")) as object;

function validators() {
  const ajv = new Ajv({ strict: false, validateSchema: false, allErrors: true });
  ajv.addFormat("uri", (text: string) => URL.canParse(text));
  ajv.addFormat("date-time", (text: string) => !Number.isNaN(Date.parse(text)));
  for (const name of readdirSync(path.join(folder, "definitions")).filter((name) => name.endsWith(".json")))
    ajv.addSchema(modernised(schemaAt(`definitions/${name}`)));
  const { assertions } = schemaAt("annotations/annotationMusts.test") as { assertions: string[] };
  return assertions.map((file) => {
    const schema = schemaAt(file) as { expectedResult: string; errorMessage: string };
    return { file, validate: ajv.compile(modernised(schema)), isWanted: schema.expectedResult === "valid" };
  });
}

const place = { start: 3, end: 9, textHash: "0".repeat(64), retrievedAt: "2026-11-28T00:00:00.000Z" };
const claim = {
  ...{ id: "https://desk.example/courier/claims/1", created: "2026-11-27T10:00:00.000Z", modified: "2026-11-28T10:00:00.000Z" },
  creator: { type: "Organization", name: "The Harbour Courier", homepage: "https://desk.example/newsrooms/courier" },
  ...{ language: "en", statement: "The fee doubled.", rating: "False", note: "Seen <b>here</b>.", tags: ["fees"] },
  source: "https://paper.example/fees",
  quote: { exact: "fee doubled", prefix: "The ", suffix: " in March." },
  place,
} as const;

describe.skipIf(!isPresent)("what is exported, against the W3C's schemas", () => {
  const musts = isPresent ? validators() : [];
  const exported = {
    "a settled claim": annotationOf(claim),
    "a claim under review": annotationOf({ ...claim, rating: null, note: "", tags: [] }),
    "a claim of a text without an address": annotationOf({ ...claim, source: `urn:sha256:${place.textHash}` }),
    "a claim of a published report": annotationOf({ ...claim, place: null }),
  };

  it("has every assertion of the model's musts", () => expect(musts.length).toBe(54));

  it.each(Object.entries(exported))("%s", (_, annotation) => {
    const whole = { "@context": "http://www.w3.org/ns/anno.jsonld", ...annotation };
    const broken = musts.filter(({ validate, isWanted }) => validate(whole) !== isWanted).map(({ file }) => file);
    expect(broken).toEqual([]);
  });

  it("can tell a broken annotation, so that passing means something", () => {
    const broken = { "@context": "http://www.w3.org/ns/anno.jsonld", ...annotationOf(claim), id: "no address", body: 3 };
    const failed = musts.filter(({ validate, isWanted }) => validate(broken) !== isWanted).map(({ file }) => file);
    expect(failed).toEqual(
      expect.arrayContaining(["annotations/3.1-annotationIdValidated.json", "annotations/3.2-bodyObjectsRecognized.json"]),
    );
  });

  it("reads back as it was", () => {
    const file = readText(JSON.stringify(collectionOf({ id: "https://desk.example/x", label: "Fees", items: [annotationOf(claim)] })));
    if (!file.ok) return expect.fail(file.problem);
    expect(file.value.rows).toEqual([
      {
        ...{ row: 1, problem: null, answers: [], id: claim.id, author: "The Harbour Courier", madeAt: claim.created },
        ...{
          statement: claim.statement,
          note: "Classified as: False\n\nSeen <b>here</b>.",
          tags: ["fees"],
          source: claim.source,
          quote: claim.quote,
        },
        place: { start: 3, end: 9, textHash: place.textHash },
      },
    ]);
  });
});
