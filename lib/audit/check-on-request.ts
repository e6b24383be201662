import "server-only";
import { once } from "node:events";
import { type MessagePort, parentPort } from "node:worker_threads";
import { anchorsNothing, apartReplayer, apartTables } from "./apart-facts";
import { copyJson } from "./binary-copy";
import { checkEvents, type EventsFound, type EventsWanted } from "./check-events";
import { type Comparison, compareRows } from "./compare-rows";
import { type CopiedRow, takeEvents } from "./copied-events";
import { readTables } from "./read-tables";
import { type SharedMoment, withSharedMoment } from "./shared-moment";
import type { LogFault } from "./verify";
import { type Replayed, watchReplay } from "./watch-replay";

/** What this thread is asked: to check a log as of a moment, and to tell of it at `port`. `shown`: which kinds of its events are wanted, too; null where none is replayed. */
export type EventsRequest = { moment: SharedMoment; wanted: EventsWanted; port: MessagePort; shown: readonly string[] | null };

/** Events that hold, each with the text of its openings behind it, in one memory; `ends` says where each event and each such text ends. */
export type HeldEvents = { bytes: Uint8Array<ArrayBuffer>; ends: Uint32Array<ArrayBuffer> };

/** What it is told at the port: that a page was taken, or that what it replayed is to be compared. */
export type EventsAsked = "taken" | "compare";

/**
 * What it tells: the events that it checked, as long as nothing was found wrong; then what was found, and which of its own events cannot be replayed; how its rows
 * compare, once it is asked; or why nothing could be found.
 */
export type EventsAnswer =
  | { held: HeldEvents }
  | { found: EventsFound; unread: LogFault | null }
  | { compared: Comparison }
  | { failed: Error };

/** So many pages may wait for whoever asked. */
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

const tell = (port: MessagePort, answer: EventsAnswer) => port.postMessage(answer);

async function check({ moment, wanted, port, shown }: EventsRequest, gone: AbortSignal): Promise<Replayed> {
  const events = checkEvents(wanted);
  const own = watchReplay(apartReplayer);
  const others: ReadonlySet<string> = new Set(shown);
  const page = new Page();
  let underway = 0;
  port.on("message", (asked: EventsAsked) => {
    if (asked === "taken") underway -= 1;
  });
  const hand = () => {
    const held = page.take();
    if (held === null) return;
    port.postMessage({ held } satisfies EventsAnswer, [held.bytes.buffer, held.ends.buffer]);
    underway += 1;
  };
  const room = async () => {
    while (underway >= pagesUnderwayMax) await once(port, "message", { signal: gone });
  };
  await takeEvents(moment, wanted.workspaceId, (row) => {
    gone.throwIfAborted();
    const sound = events.see(row);
    if (sound === null || shown === null) return null;
    const { event, parts, openings } = sound;
    own.lookOn(event, parts, openings);
    if (!others.has(event.type) || anchorsNothing(event)) return null;
    page.add(row);
    if (!page.isFull) return null;
    hand();
    return underway < pagesUnderwayMax ? null : room();
  });
  hand();
  const replayed = own.replayed();
  tell(port, { found: events.found(), unread: replayed.fault });
  return replayed;
}

/** Compares the rows that this thread's own events say something of, as of the moment that the log was read as of. */
function compareApart({ moment, wanted }: EventsRequest, { replay, fault }: Replayed, gone: AbortSignal): Promise<Comparison> {
  if (replay === null) throw new Error(`There is nothing to compare with: ${fault.fault}.`);
  const { workspaceId } = wanted;
  return withSharedMoment(moment, (client) => {
    const json = (statement: string, take: (value: unknown) => void) =>
      copyJson(client, statement, (value) => {
        gone.throwIfAborted();
        take(value);
      });
    return compareRows(replay, (take) => readTables({ json }, { workspaceId, tables: apartTables }, take));
  });
}

async function answer(request: EventsRequest): Promise<void> {
  const { port } = request;
  const gone = new AbortController();
  port.once("close", () => gone.abort());
  const orSayWhyNot = async (work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      tell(port, { failed: error instanceof Error ? error : new Error(String(error)) });
    }
  };
  await orSayWhyNot(async () => {
    const replayed = await check(request, gone.signal);
    port.on("message", (asked: EventsAsked) => {
      if (asked === "compare") orSayWhyNot(async () => tell(port, { compared: await compareApart(request, replayed, gone.signal) }));
    });
  });
}

parentPort?.on("message", answer);
