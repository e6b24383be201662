import { comparable, type Fact, type Held, keptValue, type Replay, type Said, type Sayings } from "./fact";
import { erasedPart } from "./private-parts";
import type { ReadEvent } from "./read-event";

/** What is known before the first event of a log. */
export function emptyReplay(): Replay {
  return {
    facts: new Map(),
    standing: new Map(),
    listed: new Map(),
    placed: new Map(),
    untold: new Set(),
    unplaced: new Set(),
    decisions: new Map(),
  };
}

function keptIn({ table }: Said, column: string, said: unknown): Held | undefined {
  if (said === erasedPart || said === undefined) return undefined;
  const value = comparable(said);
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return keptValue(column, value);
  throw new TypeError(`An event says of ${table}.${column} what no column holds.`);
}

// In their place: adding to an object column by column takes longer than copying it.
function assertKept(values: Record<string, unknown>, said: Said): asserts values is Fact["expected"] {
  // Not `Object.keys`: in a loop of this kind, V8 knows where each value lies.
  for (const column in values) {
    const value = values[column];
    const kept = keptIn(said, column, value);
    // Most stay as they are, and setting one takes longer than asking.
    if (kept !== value) values[column] = kept;
  }
}

function addFact({ facts }: Replay, said: Said, sequence: number): void {
  const { table, row } = said;
  const place = `${table}/${row}`;
  const fact = facts.get(place);
  if (fact === undefined) {
    const expected = { ...said.expected };
    assertKept(expected, said);
    facts.set(place, { table, row, sequence, expected });
    return;
  }
  fact.sequence = sequence;
  for (const column of Object.keys(said.expected)) fact.expected[column] = keptIn(said, column, said.expected[column]);
}

function addSaid(replay: Replay, said: Said | Said[] | undefined, sequence: number): void {
  if (Array.isArray(said)) for (const one of said) addFact(replay, one, sequence);
  else if (said !== undefined) addFact(replay, said, sequence);
}

/** Replays events by what their kinds say of rows: `types` are those that say something. */
export type Replayer = {
  types: readonly string[];
  /** Adds what an event says of rows to a replay of those before it. Parts that were erased say nothing. */
  tell: (event: ReadEvent, replay: Replay) => void;
};

/** Replays by some sayings. What several of them say of the same row adds up, the newest last. */
export function replayerOf(sayings: readonly Sayings[]): Replayer {
  const types = [...new Set(sayings.flatMap(Object.keys))];
  // An audit asks for each event of a log, and most kinds are told of by one or two.
  const tellersOf = new Map(types.map((type) => [type, sayings.flatMap((one) => (one[type] === undefined ? [] : [one[type]]))] as const));
  return {
    types,
    tell(event, replay) {
      const tellers = tellersOf.get(event.type) ?? [];
      const [first] = tellers;
      if (first === undefined) return;
      if (tellers.length === 1) addSaid(replay, first(event, replay), event.sequence);
      // All of them are asked before what they say is added: each is told what was known before this event.
      else for (const said of tellers.map((tell) => tell(event, replay))) addSaid(replay, said, event.sequence);
    },
  };
}
