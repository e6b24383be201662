import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Embed } from "@/lib/breakdown/providers/embeddings";

type Vectors = readonly (readonly number[])[];

/** What the thread says: that it is ready, or the vectors of what it was given. */
export type ThreadAnswer = { ready: true } | { vectors: Vectors };

/** A thread that embeds, one lot of texts after the other, once it is ready. */
export type EmbeddingThread = {
  ready: Promise<unknown>;
  embed: (texts: readonly string[]) => Promise<Vectors>;
  close: () => Promise<unknown>;
};

/** So many texts are embedded here alone: the thread takes a second of a processor to start, and 100 MB. */
const aloneMax = 400;
/** Fewer texts at once are not worth being shared. */
const sharedMin = 16;

/** Starts the thread; whoever does ends it. */
export function startThread(): EmbeddingThread {
  const worker = new Worker(new URL("./embedding-thread.mjs", import.meta.url), { execArgv: ["--conditions=react-server"] });
  const next = async () => {
    try {
      return await new Promise<ThreadAnswer>((resolve, reject) => {
        worker.once("message", resolve);
        worker.once("error", reject);
        worker.once("exit", (code) => reject(new Error(`it ended with ${code}`)));
      });
    } finally {
      for (const event of ["message", "error", "exit"]) worker.removeAllListeners(event);
    }
  };
  return {
    ready: next(),
    embed: async (texts) => {
      const answered = next();
      worker.postMessage(texts);
      const answer = await answered;
      return "vectors" in answer ? answer.vectors : [];
    },
    close: () => worker.terminate(),
  };
}

/** Deals texts to two piles, one by one: many long ones stand together in a file. */
function inTwoPiles(texts: readonly string[]): [string[], string[]] {
  return [texts.filter((_, at) => at % 2 === 0), texts.filter((_, at) => at % 2 === 1)];
}

/**
 * How embedding is shared: among so many processors, after so many texts alone, by a thread that `start` starts; `tell` is told why one failed, and all goes on
 * without it.
 */
export type Sharing = { processors?: number; alone?: number; start?: () => EmbeddingThread; tell: (why: unknown) => void };

/** Embedding that may be shared with a second thread; `close` ends that. */
export type SharedEmbedding = { embed: Embed; close: () => Promise<void> };

/**
 * Embeds here and, once some hundred texts have been and where the machine has two processors, in a second thread, too: the same vectors, sooner where a processor is free.
 * Each call waits for the one before it.
 */
export function shareEmbedding(
  embed: Embed,
  { processors = availableParallelism(), alone = aloneMax, start = startThread, tell }: Sharing,
): SharedEmbedding {
  let total = 0;
  let started: EmbeddingThread | null = null;
  let ready: EmbeddingThread | null = null;
  const fail = (why: unknown) => {
    ready = null;
    tell(why);
  };
  const begin = (thread: EmbeddingThread) => {
    started = thread;
    thread.ready.then(() => {
      ready = thread;
    }, fail);
  };
  const embedBeside = async (texts: readonly string[], thread: EmbeddingThread): Promise<Vectors> => {
    try {
      return await thread.embed(texts);
    } catch (error) {
      fail(error);
      return embed(texts);
    }
  };
  return {
    embed: async (texts) => {
      total += texts.length;
      if (started === null && processors > 1 && total > alone) begin(start());
      if (ready === null || texts.length < sharedMin) return embed(texts);
      const [own, others] = inTwoPiles([...new Set(texts)]);
      const [found, given] = await Promise.all([embed(own), embedBeside(others, ready)]);
      const vectors = new Map([...own, ...others].map((text, at) => [text, (at < own.length ? found[at] : given[at - own.length]) ?? []]));
      return texts.map((text) => vectors.get(text) ?? []);
    },
    close: async () => {
      await started?.close();
    },
  };
}
