import { parentPort } from "node:worker_threads";
import { loadScoreEmbeddings } from "@/lib/sentence-embeddings";
import type { ThreadAnswer } from "./shared-embedding";

const embed = await loadScoreEmbeddings(import.meta.url);
if (embed === null || parentPort === null) throw new Error("there are no sentence embeddings in this thread");
const port = parentPort;
const say = (answer: ThreadAnswer) => port.postMessage(answer);

// What fails here is not caught: it ends the thread, and whoever started it is told.
port.on("message", async (texts: readonly string[]) => say({ vectors: await embed(texts) }));
say({ ready: true });
