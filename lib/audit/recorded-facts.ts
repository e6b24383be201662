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
  return { facts: new Map(), standing: new Map(), listed: new Map(), untold: new Set(), unplaced: new Set(), decisions: new Map() };
}

function keptIn({ table }: Said, column: string, said: unknown): Held | undefined {
  if (said === erasedPart || said === undefined) return undefined;
  const value = comparable(said);
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return keptValue(column, value);
  throw new TypeError(`An event says of ${table}.${column} what no column holds.`);
}

// In their place: adding to an object column by column takes longer than copying it.
function assertKept(values: Record<string, unknown>, said: Said): asserts values is Fact["expected"] {
  for (const column of Object.keys(values)) values[column] = keptIn(said, column, values[column]);
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

/** Adds what events say of rows to a replay, in the order of the log. Parts that were erased say nothing. */
export function replayFacts(events: Iterable<ReadEvent>, replay: Replay): Map<string, Fact> {
  for (const event of events) {
    // All of them are asked before what they say is added: each is told what was known before this event.
    const said = (tellersOf.get(event.type) ?? []).map((tell) => tell(event, replay));
    for (const each of said) {
      if (Array.isArray(each)) for (const one of each) addFact(replay, one, event.sequence);
      else if (each !== undefined) addFact(replay, each, event.sequence);
    }
  }
  return replay.facts;
}
