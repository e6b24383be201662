import { accountSayings } from "./account-facts";
import { breakdownSayings } from "./breakdown-facts";
import { claimSayings } from "./claim-facts";
import { copiedSayings } from "./copied-facts";
import { discussionSayings } from "./discussion-facts";
import { evidenceSayings } from "./evidence-facts";
import { comparable, type Fact, type Held, keptValue, type Replay, type Said, type Sayings } from "./fact";
import { factCheckSayings } from "./fact-check-facts";
import { machineSayings } from "./machine-facts";
import { newsroomSayings } from "./newsroom-facts";
import { openedSayings } from "./opened-facts";
import { outgoingSayings } from "./outgoing-facts";
import { placeSayings } from "./place-facts";
import { erasedPart } from "./private-parts";
import type { ReadEvent } from "./read-event";
import { reportSayings } from "./report-facts";
import { rulingSayings } from "./ruling-facts";
import { sourceSayings } from "./source-facts";
import { wordingSayings } from "./wording-facts";

// What several of them say of the same row adds up, the newest last.
const everySaying: readonly Sayings[] = [
  ...[evidenceSayings, factCheckSayings, wordingSayings, claimSayings, newsroomSayings, discussionSayings, reportSayings],
  ...[
    outgoingSayings,
    sourceSayings,
    placeSayings,
    rulingSayings,
    openedSayings,
    machineSayings,
    copiedSayings,
    accountSayings,
    breakdownSayings,
  ],
];

/** The kinds of events that say what a row holds. */
export const sayingTypes: readonly string[] = [...new Set(everySaying.flatMap(Object.keys))];

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
  for (const column of Object.keys(values)) {
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

// An audit asks for each event of a log, and most kinds are told of by one or two.
const tellersOf = new Map(
  sayingTypes.map((type) => [type, everySaying.flatMap((one) => (one[type] === undefined ? [] : [one[type]]))] as const),
);

function addSaid(replay: Replay, said: Said | Said[] | undefined, sequence: number): void {
  if (Array.isArray(said)) for (const one of said) addFact(replay, one, sequence);
  else if (said !== undefined) addFact(replay, said, sequence);
}

/** Adds what an event says of rows to a replay of those before it. Parts that were erased say nothing. */
export function replayEvent(event: ReadEvent, replay: Replay): void {
  const tellers = tellersOf.get(event.type) ?? [];
  const [first] = tellers;
  if (first === undefined) return;
  if (tellers.length === 1) addSaid(replay, first(event, replay), event.sequence);
  // All of them are asked before what they say is added: each is told what was known before this event.
  else for (const said of tellers.map((tell) => tell(event, replay))) addSaid(replay, said, event.sequence);
}

/** The same of many events, in the order of the log. */
export function replayFacts(events: Iterable<ReadEvent>, replay: Replay): Map<string, Fact> {
  for (const event of events) replayEvent(event, replay);
  return replay.facts;
}
