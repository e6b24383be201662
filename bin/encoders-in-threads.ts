import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { PlacedLesson } from "@/lib/breakdown/training/encoder/lessons";
import type { EncoderPlan, HeldOutOdds, TrainedEncoder } from "@/lib/breakdown/training/encoder/train-folds";
import type { KeptOutputs } from "./lower-outputs";

/** What there is to learn: lessons by their places, what the lower layer makes of each, and the package's vectors of all, one behind the other. */
export type EncoderMaterial = {
  lessons: readonly PlacedLesson[];
  kept: KeptOutputs;
  vectors: Float32Array;
  plan: EncoderPlan;
  model: string;
};

/** What one thread does: trains an encoder on the lessons of all groups but some, and asks it of those. */
export type EncoderTask = EncoderMaterial & { heldOut: ReadonlySet<string> };

/** What a thread says: how it goes, and in the end what it learnt. */
export type ThreadWord = { line: string } | { trained: TrainedEncoder; odds: { place: number; odds: HeldOutOdds["odds"] }[] };

/** An encoder, and what it says of the lessons that it did not see. */
export type ThreadTrained = { trained: TrainedEncoder; held: HeldOutOdds[] };

/**
 * Trains an encoder for each set of groups to hold out, as many at once as there are processors, each in a thread with an engine of its own; the same as one
 * after the other. `say` is told which one goes how far. The first that fails ends all.
 */
export async function trainInThreads(
  material: EncoderMaterial,
  sets: readonly { name: string; heldOut: ReadonlySet<string> }[],
  say: (line: string) => void,
  threads = availableParallelism(),
): Promise<ThreadTrained[]> {
  const found: ThreadTrained[] = [];
  const running = new Set<Worker>();
  const waiting = [...sets.entries()];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [at, { name, heldOut }] = next;
      const workerData: EncoderTask = { ...material, heldOut };
      const worker = new Worker(new URL("./encoder-thread.mjs", import.meta.url), { execArgv: ["--conditions=react-server"], workerData });
      running.add(worker);
      found[at] = await resultOf(worker, material.lessons, (line) => say(`${name}: ${line}`));
      running.delete(worker);
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(threads, sets.length) }, work));
  } finally {
    await Promise.all(Array.from(running, (worker) => worker.terminate()));
  }
  return found;
}

function resultOf(worker: Worker, lessons: readonly PlacedLesson[], say: (line: string) => void): Promise<ThreadTrained> {
  return new Promise((resolve, reject) => {
    let result: ThreadTrained | null = null;
    worker.on("message", (word: ThreadWord) => {
      if ("line" in word) say(word.line);
      else
        result = {
          trained: word.trained,
          held: word.odds.flatMap(({ place, odds }) => lessons.slice(place, place + 1).map((lesson) => ({ lesson, odds }))),
        };
    });
    worker.once("error", reject);
    worker.once("exit", (code) => {
      if (result === null) reject(new Error(`a thread that trains ended with ${code}`));
      else resolve(result);
    });
  });
}
