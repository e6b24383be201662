import { z } from "zod";
import { accountSayings } from "./account-facts";
import { breakdownSayings } from "./breakdown-facts";
import { claimSayings } from "./claim-facts";
import { copiedSayings } from "./copied-facts";
import { discussionSayings } from "./discussion-facts";
import { evidenceSayings } from "./evidence-facts";
import { type Fact, keptValue, type Replay, type Said, type Sayings } from "./fact";
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

const held = z.union([z.string(), z.number(), z.boolean()]);

function addFact({ facts }: Replay, { table, row, expected: said }: Said, sequence: number): void {
  const place = `${table}/${row}`;
  const expected = { ...facts.get(place)?.expected };
  for (const [column, value] of Object.entries(said)) {
    if (value === erasedPart || value === undefined) delete expected[column];
    else expected[column] = keptValue(column, held.parse(value));
  }
  facts.set(place, { table, row, sequence, expected });
}

// An audit asks for each event of a log, and most kinds are told of by one or two.
const tellersOf = new Map(
  sayingTypes.map((type) => [type, everySaying.flatMap((one) => (one[type] === undefined ? [] : [one[type]]))] as const),
);

/** Adds what events say of rows to a replay, in the order of the log. Parts that were erased say nothing. */
export function replayFacts(events: Iterable<ReadEvent>, replay: Replay): Map<string, Fact> {
  for (const event of events) {
    const said = (tellersOf.get(event.type) ?? []).flatMap((tell) => tell(event, replay) ?? []);
    for (const one of said) addFact(replay, one, event.sequence);
  }
  return replay.facts;
}
