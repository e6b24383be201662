import { parentPort, workerData } from "node:worker_threads";
import { fixedLayer } from "@/lib/breakdown/training/encoder/encoder-net";
import { heldOutOdds, trainOn } from "@/lib/breakdown/training/encoder/train-folds";
import { loadEncoderGraph } from "./encoder-graph";
import type { EncoderTask, ThreadWord } from "./encoders-in-threads";
import { openLowerOutputs } from "./lower-outputs";

const encoder = await loadEncoderGraph(import.meta.url);
if (encoder === null || parentPort === null) throw new Error("there is no sentence encoder in this thread");
const port = parentPort;
const say = (word: ThreadWord) => port.postMessage(word);
const { lessons, heldOut, kept, vectors, plan, model }: EncoderTask = workerData;

const { engine, graph } = encoder;
const outputs = openLowerOutputs(kept);
const source = { engine, weights: graph.weights, fixed: fixedLayer(engine, graph.weights), lower: outputs.read };
const width = vectors.length / lessons.length;
const before = new Map(lessons.map((lesson, at) => [lesson, vectors.subarray(at * width, (at + 1) * width)]));
const own = lessons.filter(({ group }) => !heldOut.has(group));
say({ line: `${own.length} sentences` });
const trained = trainOn(source, own, { model, plan, before, say: (loss) => say({ line: `mean loss of the pass ${loss.toFixed(4)}` }) });
const others = lessons.filter(({ group }) => heldOut.has(group));
const odds = heldOutOdds(source, trained, others).map(({ lesson, ...rest }) => ({ place: lesson.place, ...rest }));
outputs.close();
say({ trained, odds });
