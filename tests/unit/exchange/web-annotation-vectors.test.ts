import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import Ajv from "ajv";
import { describe, expect, it } from "vitest";
import { annotationContext, annotationOf, collectionOf } from "@/lib/exchange/annotation";
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

const address = (name: string) => new URL(name, "https://schemas.example/").href;

/** The schemas are of draft 4, which differs from today's in the ways that occur here: one is that nothing beside a `$ref` counts. */
function modernised(schema: object): object {
  const renew = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(renew);
    if (typeof value !== "object" || value === null) return value;
    if ("$ref" in value) return { $ref: value.$ref };
    const entries = Object.entries(value).filter(([key]) => key !== "$schema");
    return Object.fromEntries(entries.map(([key, inner]) => [key.trim(), renew(inner)]));
  };
  const { id, ...rest } = renew(schema) as { id?: string };
  return id === undefined ? rest : { $id: address(id), ...rest };
}

const schemaAt = (file: string) => JSON.parse(readFileSync(path.join(folder, file), "utf8")) as object;

type Assertion = { file: string; holds: (annotation: object) => boolean };

/** The assertions of the files, compiled. Two schemas that no list names have the ids of others, so each is known by its file. */
function compiled(files: readonly string[]): Assertion[] {
  const ajv = new Ajv({ strict: false, validateSchema: false, allErrors: true });
  ajv.addFormat("uri", (text: string) => URL.canParse(text));
  ajv.addFormat("date-time", (text: string) => !Number.isNaN(Date.parse(text)));
  for (const name of readdirSync(path.join(folder, "definitions")).filter((name) => name.endsWith(".json")))
    ajv.addSchema(modernised(schemaAt(`definitions/${name}`)));
  return files.map((file) => {
    const schema = schemaAt(file) as { expectedResult: string };
    const validate = ajv.compile({ ...modernised(schema), $id: address(file.replaceAll("/", ".")) });
    const isWanted = schema.expectedResult === "valid";
    return { file, holds: (annotation) => validate({ "@context": annotationContext, ...annotation }) === isWanted };
  });
}

const listOf = (name: string) => (schemaAt(`annotations/${name}.test`) as { assertions: string[] }).assertions;

const failing = (assertions: readonly Assertion[], annotation: object) =>
  assertions.filter(({ holds }) => !holds(annotation)).map(({ file }) => file.replace("annotations/", ""));

const place = { start: 3, end: 9, textHash: "0".repeat(64), retrievedAt: "2026-11-28T00:00:00.000Z" };
const claim = {
  ...{ id: "https://desk.example/courier/claims/1", created: "2026-11-27T10:00:00.000Z", modified: "2026-11-28T10:00:00.000Z" },
  creator: { type: "Organization", name: "The Harbour Courier", homepage: "https://desk.example/newsrooms/courier" },
  ...{ language: "en", statement: "The fee doubled.", rating: "False", note: "Seen <b>here</b>.", tags: ["fees"] },
  source: "https://paper.example/fees",
  quote: { exact: "fee doubled", prefix: "The ", suffix: " in March." },
  place,
} as const;

/** What an export leaves out of the optional parts of the model: each file of one reason, each reason with its number of files. */
const leftOut: Readonly<Record<string, { files: RegExp; count: number; onlyOf?: string }>> = {
  "no program is named as the maker": { files: /annotationGenerat/, count: 10 },
  "the newsroom is named by its name and page, people by no address": { files: /annotationCreatorAgent(Id|Nickname|Email)/, count: 4 },
  "nobody has said it of a claim": { files: /annotation(Audience|Rights|Canonical|Via|Stylesheet)/, count: 5 },
  "bodies are objects, each with its purpose": { files: /bodyValue|bodyETBTypeText\.|bodyType|bodySpecificResource|bodyChoice/, count: 5 },
  "the annotation's own maker and times hold for its bodies": { files: /body(SingleCreator|Creator|Created|Modified)/, count: 12 },
  "of a body no more is known than words and language": {
    files: /body(ProcessingLanguage|TextDirection|Audience|Accessibility|Rights|Canonical|Via|StyleClass|RenderedVia)/,
    count: 9,
  },
  "of the publisher's page no more is said than address, words and copy": { files: /-targ(?!EWR|SpecificResource)/, count: 30 },
  "words are selected by quotation and position": {
    files: /(fragment|css|xpath|dataPosition|svg|range)Selector|conformsTo|requestHeaderState/,
    count: 8,
  },
  "words need no style, program or scope": { files: /specificResource\/4\.(4-styleClass|5-renderedVia|6-scope)/, count: 3 },
  "readers of a report do not have the copy that positions count in": {
    ...{ files: /textPositionSelector|timeState|cached/, count: 3, onlyOf: "a claim of a published report" },
  },
};

describe.skipIf(!isPresent)("what is exported, against the W3C's schemas", () => {
  const musts = isPresent ? compiled(listOf("annotationMusts")) : [];
  const exported = {
    "a settled claim": annotationOf(claim),
    "a claim under review": annotationOf({ ...claim, rating: null, note: "", tags: [] }),
    "a claim of a text without an address": annotationOf({ ...claim, source: `urn:sha256:${place.textHash}` }),
    "a claim of a published report": annotationOf({ ...claim, place: null }),
  };

  it("has every assertion of the model's musts", () => expect(musts.length).toBe(54));

  it.each(Object.entries(exported))("%s", (_, annotation) => {
    expect(failing(musts, annotation)).toEqual([]);
  });

  describe("where the model leaves the choice", () => {
    const listed = isPresent ? [...listOf("annotationOptionals"), ...listOf("annotationsAgentOptionals")] : [];
    const all = isPresent ? readdirSync(path.join(folder, "annotations"), { recursive: true, encoding: "utf8" }) : [];
    const known = new Set([...listed, ...(isPresent ? listOf("annotationMusts") : [])]);
    const unlisted = all.map((name) => `annotations/${name}`).filter((file) => file.endsWith(".json") && !known.has(file));
    const optional = isPresent ? compiled([...listed, ...unlisted]) : [];

    it("has every assertion, and the schemas that no list names", () => expect([listed.length, unlisted.length]).toEqual([110, 7]));

    it.each(Object.entries(exported))("%s leaves out what is listed, and nothing else", (name, annotation) => {
      const failed = failing(optional, annotation).toSorted();
      const reasons = Object.entries(leftOut).filter(([, { onlyOf }]) => onlyOf === undefined || onlyOf === name);
      const expected = optional
        .map(({ file }) => file.replace("annotations/", ""))
        .filter((file) => reasons.some(([, { files }]) => files.test(file)));
      expect(failed).toEqual(expected.toSorted());
      const counts = reasons.map(([reason, { files }]) => [reason, failed.filter((file) => files.test(file)).length]);
      expect(Object.fromEntries(counts)).toEqual(Object.fromEntries(reasons.map(([reason, { count }]) => [reason, count])));
      expect(reasons.reduce((sum, [, { count }]) => sum + count, 0)).toBe(failed.length);
    });
  });

  it("can tell a broken annotation, so that passing means something", () => {
    const failed = failing(musts, { ...annotationOf(claim), id: "no address", body: 3 });
    expect(failed).toEqual(expect.arrayContaining(["3.1-annotationIdValidated.json", "3.2-bodyObjectsRecognized.json"]));
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
