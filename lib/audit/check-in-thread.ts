import "server-only";
import { MessageChannel, type MessagePort, Worker } from "node:worker_threads";
import type { EventsFound, EventsWanted } from "./check-events";
import type { EventsAnswer, EventsAsked, EventsRequest, HeldEvents } from "./check-on-request";
import type { Comparison } from "./compare-rows";
import type { StoredEvent } from "./event";
import { type Openings, sealedPartsOf } from "./private-parts";
import type { SharedMoment } from "./shared-moment";
import { UnfinishedCheck } from "./unfinished-check";
import type { LogFault } from "./verify";
import type { LookOn } from "./watch-replay";

/** Is shown each event of some kinds as it is read, while nothing was found wrong so far. */
export type Onlooker = { types: readonly string[]; lookOn: LookOn };

/**
 * What the thread found of a log's events, which of those that it replays by itself (`apart-facts.ts`) cannot be read, null where there is none, and how its rows compare
 * with them: asked once, where somebody looked on and nothing is wrong.
 */
export type CheckedEvents = { found: EventsFound; unread: LogFault | null; compareApart: () => Promise<Comparison> };

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
  left.idle = setTimeout(endIdleThread, idleMsMax).unref();
}

/** Ends the thread, where no log is being checked. What is asked for from now on is checked by another: a thread that ends takes a while to do it. */
export function endIdleThread(): void {
  if (thread === null || thread.audits > 0) return;
  const { worker } = thread;
  thread = null;
  worker.terminate();
}

/** Each by itself: of a longer text, one sign that is not Latin makes all of it twice as wide, and slow to read. */
function showEach({ bytes, ends }: HeldEvents, lookOn: LookOn): void {
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

/** What the thread tells of one log at a port, one answer after another. */
class Answers {
  readonly #port: MessagePort;
  readonly #worker: Worker;
  readonly #failure: Promise<never>;
  #fail: (error: unknown) => void = () => {};
  #settle: (answer: EventsAnswer) => void = () => {};

  constructor(port: MessagePort, worker: Worker, lookOn: LookOn | null) {
    this.#port = port;
    this.#worker = worker;
    this.#failure = new Promise((_, reject) => {
      this.#fail = reject;
    });
    // Whoever waits for an answer hears of it, then or later.
    Promise.allSettled([this.#failure]);
    worker.once("error", this.#fail).once("exit", this.#ended);
    port.on("message", (said: EventsAnswer) => this.#take(said, lookOn)).once("messageerror", this.#fail);
  }

  /** The next answer that is no page of events. Throws why there will be none. */
  next(): Promise<EventsAnswer> {
    const answer = new Promise<EventsAnswer>((resolve) => {
      this.#settle = resolve;
    });
    return Promise.race([answer, this.#failure]);
  }

  ask(asked: EventsAsked): void {
    this.#port.postMessage(asked);
  }

  close(): void {
    this.#worker.off("error", this.#fail).off("exit", this.#ended);
    this.#port.close();
  }

  readonly #ended = (code: number) =>
    this.#fail(new UnfinishedCheck(`The thread that checks a log ended with ${code} before it was done.`));

  #take(said: EventsAnswer, lookOn: LookOn | null): void {
    if ("failed" in said) this.#fail(said.failed);
    else if ("held" in said) this.#show(said.held, lookOn);
    else this.#settle(said);
  }

  #show(held: HeldEvents, lookOn: LookOn | null): void {
    try {
      if (lookOn !== null) showEach(held, lookOn);
      this.ask("taken");
    } catch (error) {
      this.#fail(error);
    }
  }
}

/** What is asked for, and who looks on: nobody where only the events count. */
export type EventsChecked = { wanted: EventsWanted; onlooker: Onlooker | null };

const outOfTurn = (answer: EventsAnswer) =>
  new UnfinishedCheck(`The thread that checks a log told out of turn of: ${Object.keys(answer)}.`);

/**
 * Checks a log's events in a thread of their own, while this one looks on at what was found to hold, and works with what was found. Throws when the thread cannot
 * start, or ends before it is done: of such a log nothing is known.
 */
export async function withCheckedEvents<Value>(
  moment: SharedMoment,
  { wanted, onlooker }: EventsChecked,
  work: (checked: CheckedEvents) => Promise<Value>,
): Promise<Value> {
  const taken = takeThread();
  const { port1: ours, port2: theirs } = new MessageChannel();
  const answers = new Answers(ours, taken.worker, onlooker?.lookOn ?? null);
  try {
    const first = answers.next();
    taken.worker.postMessage({ moment, wanted, port: theirs, shown: onlooker?.types ?? null } satisfies EventsRequest, [theirs]);
    const checked = await first;
    if (!("found" in checked)) throw outOfTurn(checked);
    const compareApart = async () => {
      const second = answers.next();
      answers.ask("compare");
      const answer = await second;
      if (!("compared" in answer)) throw outOfTurn(answer);
      return answer.compared;
    };
    return await work({ ...checked, compareApart });
  } finally {
    answers.close();
    leaveThread(taken);
  }
}
