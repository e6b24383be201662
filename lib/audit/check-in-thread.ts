import "server-only";
import { MessageChannel, type MessagePort, Worker } from "node:worker_threads";
import type { EventsFound, EventsWanted } from "./check-events";
import type { EventsAnswer, EventsRequest, HeldEvents } from "./check-on-request";
import type { StoredEvent } from "./event";
import type { SharedMoment } from "./log-snapshot";
import { type Openings, type SealedPart, sealedPartsOf } from "./private-parts";
import { UnfinishedCheck } from "./unfinished-check";

/** Is shown each event as it is read, with its private parts and their openings, while nothing was found wrong so far. */
export type Onlooker = (event: StoredEvent, parts: readonly SealedPart[], openings: Openings) => void;

/** Loading what it needs takes a thread some tenths of a second, so that one checks log after log; who audits once a night is rid of it soon. */
const idleMsMax = 10_000;

let thread: { worker: Worker; audits: number; idle: NodeJS.Timeout | undefined } | null = null;

function takeThread() {
  const taken = thread ?? { worker: startWorker(), audits: 0, idle: undefined };
  thread = taken;
  clearTimeout(taken.idle);
  taken.audits += 1;
  taken.worker.ref();
  return taken;
}

function startWorker(): Worker {
  // With what `server-only` asks for, as everywhere outside a browser.
  const worker = new Worker(new URL("./events-worker.mjs", import.meta.url), { execArgv: ["--conditions=react-server"] });
  worker.setMaxListeners(0);
  worker.once("exit", () => {
    if (thread?.worker === worker) thread = null;
  });
  return worker;
}

function leaveThread(left: NonNullable<typeof thread>): void {
  left.audits -= 1;
  if (left.audits > 0) return;
  left.worker.unref();
  left.idle = setTimeout(() => left.worker.terminate(), idleMsMax).unref();
}

/** Each by itself: of a longer text, one sign that is not Latin makes all of it twice as wide, and slow to read. */
function showEach({ bytes, ends }: HeldEvents, lookOn: Onlooker): void {
  const texts = Buffer.from(bytes.buffer);
  let begin = 0;
  for (let at = 0; at + 1 < ends.length; at += 2) {
    const middle = ends[at] ?? 0;
    const end = ends[at + 1] ?? 0;
    const event: StoredEvent = JSON.parse(texts.toString("utf8", begin, middle));
    const openings: Openings = JSON.parse(texts.toString("utf8", middle, end));
    lookOn(event, sealedPartsOf(event), openings);
    begin = end;
  }
}

/** Waits for what the thread tells of one log at a port. */
function answerAt(port: MessagePort, worker: Worker, lookOn: Onlooker | null): { answer: Promise<EventsFound>; stopListening: () => void } {
  let stopListening = () => {};
  const answer = new Promise<EventsFound>((resolve, reject) => {
    const ended = (code: number) => reject(new UnfinishedCheck(`The thread that checks a log ended with ${code} before it was done.`));
    const take = (said: EventsAnswer) => {
      if ("found" in said) return resolve(said.found);
      if ("failed" in said) return reject(said.failed);
      try {
        if (lookOn !== null) showEach(said.held, lookOn);
        port.postMessage(null);
      } catch (error) {
        reject(error);
      }
    };
    worker.once("error", reject).once("exit", ended);
    port.on("message", take).once("messageerror", reject);
    stopListening = () => worker.off("error", reject).off("exit", ended);
  });
  return { answer, stopListening };
}

/**
 * Checks a log's events in a thread of their own, while this one looks on at what was found to hold. Throws when the thread cannot start, or ends before it is done:
 * of such a log nothing is known.
 */
export async function checkInThread(moment: SharedMoment, wanted: EventsWanted, lookOn: Onlooker | null): Promise<EventsFound> {
  const taken = takeThread();
  const { port1: ours, port2: theirs } = new MessageChannel();
  const { answer, stopListening } = answerAt(ours, taken.worker, lookOn);
  try {
    taken.worker.postMessage({ moment, wanted, port: theirs, isShown: lookOn !== null } satisfies EventsRequest, [theirs]);
    return await answer;
  } finally {
    stopListening();
    ours.close();
    leaveThread(taken);
  }
}
