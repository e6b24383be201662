import "server-only";
import { once } from "node:events";
import { type MessagePort, parentPort } from "node:worker_threads";
import { checkEvents, type EventsFound, type EventsWanted } from "./check-events";
import { type CopiedRow, takeEvents } from "./copied-events";
import type { SharedMoment } from "./log-snapshot";

/** What this thread is asked: to check a log as of a moment, and to tell of it at `port`. `isShown`: whether its events are wanted, too. */
export type EventsRequest = { moment: SharedMoment; wanted: EventsWanted; port: MessagePort; isShown: boolean };

/** Events that hold, each with the text of its openings behind it, in one memory; `ends` says where each event and each such text ends. */
export type HeldEvents = { bytes: Uint8Array<ArrayBuffer>; ends: Uint32Array<ArrayBuffer> };

/** What it tells: the events that it checked, as long as nothing was found wrong; in the end what was found, or why nothing could be. */
export type EventsAnswer = { held: HeldEvents } | { found: EventsFound } | { failed: Error };

/** So many pages may wait for whoever asked, who tells of each that was taken by a message. */
const pagesUnderwayMax = 4;
const pageBytes = 1 << 17;

/** Gathers the very bytes that were hashed, in a memory that can be given away. */
class Page {
  #bytes = new Uint8Array(2 * pageBytes);
  #length = 0;
  #ends: number[] = [];

  add({ bytes, opened }: CopiedRow): void {
    this.#put(bytes);
    this.#put(opened);
  }

  get isFull(): boolean {
    return this.#length >= pageBytes;
  }

  /** What was added since it was asked last; null where that is nothing. */
  take(): HeldEvents | null {
    if (this.#length === 0) return null;
    const held = { bytes: this.#bytes.slice(0, this.#length), ends: Uint32Array.from(this.#ends) };
    this.#length = 0;
    this.#ends = [];
    return held;
  }

  #put(piece: Uint8Array): void {
    const length = this.#length + piece.length;
    if (length > this.#bytes.length) {
      const longer = new Uint8Array(2 * length);
      longer.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = longer;
    }
    this.#bytes.set(piece, this.#length);
    this.#length = length;
    this.#ends.push(length);
  }
}

async function check({ moment, wanted, port, isShown }: EventsRequest): Promise<EventsFound> {
  const events = checkEvents(wanted);
  const page = new Page();
  const gone = new AbortController();
  port.once("close", () => gone.abort());
  let underway = 0;
  port.on("message", () => {
    underway -= 1;
  });
  const hand = () => {
    const held = page.take();
    if (held === null) return;
    port.postMessage({ held } satisfies EventsAnswer, [held.bytes.buffer, held.ends.buffer]);
    underway += 1;
  };
  const room = async () => {
    while (underway >= pagesUnderwayMax) await once(port, "message", { signal: gone.signal });
  };
  await takeEvents(moment, wanted.workspaceId, (row) => {
    gone.signal.throwIfAborted();
    if (!events.see(row) || !isShown) return null;
    page.add(row);
    if (!page.isFull) return null;
    hand();
    return underway < pagesUnderwayMax ? null : room();
  });
  hand();
  return events.found();
}

async function answer(request: EventsRequest): Promise<void> {
  const { port } = request;
  try {
    port.postMessage({ found: await check(request) } satisfies EventsAnswer);
  } catch (error) {
    port.postMessage({ failed: error instanceof Error ? error : new Error(String(error)) } satisfies EventsAnswer);
  } finally {
    port.close();
  }
}

parentPort?.on("message", answer);
