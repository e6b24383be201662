import { readdirSync, readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { bucketOf, logistic } from "@/lib/breakdown/linear-model";
import { fitCalibration, partsByOrigin } from "@/lib/breakdown/training/calibration";
import { readArticle, readDocumentLabels, readRelabelled, readRestated, readSpeeches } from "@/lib/breakdown/training/corpus";
import { fitLogistic } from "@/lib/breakdown/training/logistic-regression";

const folder = resolve(import.meta.dirname, "../../../lib/breakdown");

describe("the weights in the repository", () => {
  const files = readdirSync(folder).filter((file) => file.startsWith("weights"));
  const sizeOf = (file: string) => statSync(resolve(folder, file)).size;
  const ofEncoder = ["weights-encoder.json", "weights-likeness.json"];

  it("take less than 1.5 MB together", () => {
    const always = files.filter((file) => !ofEncoder.includes(file));
    expect(always.length).toBeGreaterThanOrEqual(4);
    expect(always.reduce((total, file) => total + sizeOf(file), 0)).toBeLessThan(1_500_000);
  });

  it.each(ofEncoder)("add less than 200 kB to the encoder of the optional packages: %s", (file) => {
    expect(files).toContain(file);
    expect(sizeOf(file)).toBeLessThan(200_000);
  });
});

describe("the corpus", () => {
  const files = readdirSync(resolve(folder, "corpus")).filter((file) => file.endsWith(".txt"));

  it("can be read to the last line and names genre, title and date of each article", () => {
    const articles = files.map((file) => readArticle(file, readFileSync(resolve(folder, "corpus", file), "utf8")));
    expect(articles.reduce((total, { sentences }) => total + sentences.length, 0)).toBeGreaterThan(800);
    for (const { facts } of articles) {
      expect(Object.keys(facts)).toEqual(expect.arrayContaining(["genre", "title", "author", "published"]));
      expect(facts.published).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
  });

  it("never calls a sentence worth a check that nothing could verify", () => {
    for (const file of files) {
      const { sentences } = readArticle(file, readFileSync(resolve(folder, "corpus", file), "utf8"));
      expect(sentences.filter(({ isWorthy, isVerifiable }) => isWorthy && !isVerifiable).map(({ text }) => `${file}: ${text}`)).toEqual([]);
    }
  });

  it("names the file and the line of a fault", () => {
    expect(() => readArticle("x.txt", "# title: A\nC110 Right.\nwrong")).toThrow("x.txt, line 3");
  });
});

describe("our labels on other people's sentences", () => {
  it("give each sentence's id three labels and none of its text", () => {
    const labels = readRelabelled(readFileSync(resolve(folder, "corpus/claimbuster-labels.tsv"), "utf8"));
    expect(labels.size).toBeGreaterThan(1_000);
    for (const id of labels.keys()) expect(id).toMatch(/^\d+$/);
    for (const answer of ["isVerifiable", "isSubjective"] as const) {
      const share = [...labels.values()].filter((own) => own[answer]).length / labels.size;
      expect(share, answer).toBeGreaterThan(0.3);
      expect(share, answer).toBeLessThan(0.6);
    }
  });

  it.each([
    ["a label that is none", "id\tworth a check\tverifiable\tsubjective\n1\t0\t1\t0\n2\t0\tyes\t0\n"],
    ["an id that comes twice", "id\tworth a check\tverifiable\tsubjective\n1\t1\t1\t0\n1\t0\t0\t0\n"],
  ])("refuse %s and name the line", (_, content) => {
    expect(() => readRelabelled(content)).toThrow("line 3");
  });

  it("say of sentences of whole documents whether they are verifiable and subjective, by place and without their words", () => {
    const labels = readDocumentLabels(readFileSync(resolve(folder, "corpus/ewt-verifiable-subjective.tsv"), "utf8"));
    expect(labels.size).toBeGreaterThan(1_000);
    const subjective = [...labels.values()].filter(({ isSubjective }) => isSubjective).length / labels.size;
    expect(subjective).toBeGreaterThan(0.3);
    expect(subjective).toBeLessThan(0.6);
  });

  it.each([
    ["a label that is none", "document\tsentence\tverifiable\tsubjective\nblog\t0\t1\t0\nblog\t1\t1\n"],
    ["a sentence that comes twice", "document\tsentence\tverifiable\tsubjective\nblog\t0\t1\t0\nblog\t0\t0\t0\n"],
  ])("of documents refuse %s and name the line", (_, content) => {
    expect(() => readDocumentLabels(content)).toThrow("line 3");
  });
});

describe("our labels on addresses to Congress", () => {
  const sentences = readSpeeches(readFileSync(resolve(folder, "corpus/state-of-the-union.tsv"), "utf8"));

  it("are of many speakers and years, none of them later than 1998, since later speeches are what others are measured on", () => {
    expect(sentences.length).toBeGreaterThan(5_000);
    const years = sentences.map(({ address }) => Number(address.slice(0, 4)));
    expect([Math.min(...years), Math.max(...years)]).toEqual([1961, 1998]);
    expect(new Set(sentences.map(({ address }) => address.slice(5))).size).toBe(9);
  });

  it("never call a sentence worth a check that nothing could verify", () => {
    expect(sentences.filter(({ isWorthy, isVerifiable }) => isWorthy && !isVerifiable)).toEqual([]);
  });

  it.each([
    ["two labels", "1961-a\t0\t1\t1\t0\tWe won.\n1961-a\t1\t1\t1\tWe lost.\n"],
    ["a sentence that comes twice", "1961-a\t0\t1\t1\t0\tWe won.\n1961-a\t0\t1\t1\t0\tWe lost.\n"],
    ["no words", "1961-a\t0\t1\t1\t0\tWe won.\n1961-a\t1\t1\t1\t0\t\n"],
  ])("refuse %s and name the line", (_, lines) => {
    expect(() => readSpeeches(`address\tsentence\tworth a check\tverifiable\tsubjective\ttext\n${lines}`)).toThrow("line 3");
  });
});

describe("our claims that restate lines", () => {
  const lines = readRestated(readFileSync(resolve(folder, "corpus/restated-claims.tsv"), "utf8"));

  it("are many, and say the same in two ways", () => {
    expect(lines.length).toBeGreaterThan(5_000);
    expect(lines.filter(({ claim, restated }) => claim === restated)).toEqual([]);
  });

  it.each([
    ["one claim", "1\tTaxes rose.\tTaxes went up.\n2\tTaxes fell.\n"],
    ["a line that comes twice", "1\tTaxes rose.\tTaxes went up.\n1\tTaxes fell.\tTaxes went down.\n"],
    ["an empty claim", "1\tTaxes rose.\tTaxes went up.\n2\t\tTaxes went down.\n"],
  ])("refuse %s and name the line", (_, content) => {
    expect(() => readRestated(`id\tclaim\tin other words\n${content}`)).toThrow("line 3");
  });
});

describe("training", () => {
  const examples = Array.from({ length: 200 }, (_, at) => ({
    features: Int32Array.of(at % 7, 100 + (at % 3)),
    label: at % 7 < 3 ? (1 as const) : (0 as const),
    weight: 1,
  }));
  const fitting = { bits: 10, passes: 10, step: 0.1, decay: 1e-6, seed: 7 };

  it("gives the same weights twice and other ones for another seed", () => {
    expect(fitLogistic(examples, fitting)).toEqual(fitLogistic(examples, fitting));
    expect(fitLogistic(examples, fitting).weights).not.toEqual(fitLogistic(examples, { ...fitting, seed: 8 }).weights);
  });

  it("lets every feature of an example count its share", () => {
    const shared = examples.map((example) => ({ ...example, share: 0.5 }));
    const whole = fitLogistic(examples, fitting);
    const half = fitLogistic(shared, fitting);
    const sumOf = (model: { bits: number; bias: number; weights: Float64Array }, share: number) =>
      Int32Array.of(0, 100).reduce((sum, feature) => sum + share * (model.weights[bucketOf(feature, model.bits)] ?? 0), model.bias);
    expect(sumOf(half, 0.5)).toBeGreaterThan(0);
    expect(sumOf(half, 0.5)).toBeLessThan(sumOf(whole, 1));
  });

  it("calibrates sums that are too bold", () => {
    const heldOut = Array.from({ length: 1000 }, (_, at) => ({ sum: at % 2 === 0 ? 6 : -6, isTrue: at % 10 < 8 === (at % 2 === 0) }));
    const { slope } = fitCalibration([heldOut]);
    expect(slope).toBeGreaterThan(0);
    expect(slope).toBeLessThan(0.5);
  });

  it("lets each origin set probabilities as much as each other, however many sentences it has", () => {
    const held = (origin: string, total: number, share: number) =>
      Array.from({ length: total }, (_, at) => ({ origin, sum: 0, isTrue: at < share * total }));
    const parts = partsByOrigin([...held("debates", 900, 0.6), ...held("articles", 100, 0.2)]);
    expect(parts.map(({ length }) => length)).toEqual([900, 100]);
    const { shift } = fitCalibration(parts);
    expect(logistic(shift)).toBeCloseTo(0.4, 5);
    expect(fitCalibration([[], ...parts])).toEqual({ ...fitCalibration(parts), shift });
  });
});
