import { expect, onTestFinished, test } from "vitest";
import { type EncoderMaterial, trainInThreads } from "@/bin/encoders-in-threads";
import { keepLowerOutputs, openLowerOutputs } from "@/bin/lower-outputs";
import { fixedLayer } from "@/lib/breakdown/training/encoder/encoder-net";
import { encoderLessons } from "@/lib/breakdown/training/encoder/lessons";
import { heldOutOdds, packageVectors, trainOn } from "@/lib/breakdown/training/encoder/train-folds";
import { encoderGraph } from "./graph-vectors";

const plan = { batchSize: 4, rank: 2, rates: { layer: 1e-3, heads: 3e-3 }, warmUp: 0.1, passes: 1, seed: 5 };
const model = "a model";
const texts = [
  "Taxes went up.",
  "We love this town.",
  "The bridge cost 4 million.",
  "What a day!",
  "He voted for the bill.",
  "Let us be brave.",
];

test("encoders trained in threads are those trained one after the other, and each is asked of what it did not see", async () => {
  if (encoderGraph === null) throw new Error("the optional packages of the sentence embeddings are not installed");
  const { engine, graph, tokensOf } = encoderGraph;
  const sparse = { verifiable: 0.5, subjective: 0.4, worth: 0.3 };
  const lessons = encoderLessons(
    texts.map((text, at) => ({
      ...{ text, sparse, length: tokensOf(text).length, group: at < 3 ? "first" : "second", origin: "speeches" as const },
      ...{ isWorthy: at === 2, isVerifiable: at % 2 === 0, isSubjective: at % 2 === 1 },
    })),
  );
  const { kept, remove } = await keepLowerOutputs(encoderGraph, texts.map(tokensOf));
  onTestFinished(remove);
  const outputs = openLowerOutputs(kept);
  onTestFinished(outputs.close);
  const source = { engine, weights: graph.weights, fixed: fixedLayer(engine, graph.weights), lower: outputs.read };
  const before = packageVectors(source, lessons);
  const vectors = Float32Array.from(lessons.flatMap((lesson) => [...(before.get(lesson) ?? [])]));

  const said: string[] = [];
  const material: EncoderMaterial = { lessons, kept, vectors, plan, model };
  const sets = ["first", "second"].map((group) => ({ name: `without the ${group}`, heldOut: new Set([group]) }));
  const found = await trainInThreads(material, sets, (line) => said.push(line), 2);

  for (const [at, { heldOut }] of sets.entries()) {
    const own = lessons.filter(({ group }) => !heldOut.has(group));
    const trained = trainOn(source, own, { model, plan, before, say: () => undefined });
    expect(found[at]?.trained).toEqual(trained);
    const others = lessons.filter(({ group }) => heldOut.has(group));
    expect(found[at]?.held).toEqual(heldOutOdds(source, trained, others));
    expect(found[at]?.held.map(({ lesson }) => lesson.text)).toEqual(others.map(({ text }) => text));
  }
  expect(found[0]?.trained).not.toEqual(found[1]?.trained);
  expect(said.filter((line) => line === "without the first: 3 sentences")).toHaveLength(1);

  await expect(trainInThreads({ ...material, kept: { ...kept, path: `${kept.path}-gone` } }, sets, () => undefined, 2)).rejects.toThrow(
    "ENOENT",
  );
});
