import { accountSayings } from "./account-facts";
import { apartSayings } from "./apart-facts";
import { breakdownSayings } from "./breakdown-facts";
import { claimSayings } from "./claim-facts";
import { copiedSayings } from "./copied-facts";
import { evidenceSayings } from "./evidence-facts";
import type { Fact, Replay, Sayings } from "./fact";
import { factCheckSayings } from "./fact-check-facts";
import { machineSayings } from "./machine-facts";
import { newsroomSayings } from "./newsroom-facts";
import { openedSayings } from "./opened-facts";
import { outgoingSayings } from "./outgoing-facts";
import { placeSayings } from "./place-facts";
import type { ReadEvent } from "./read-event";
import { replayerOf } from "./replay";
import { reportSayings } from "./report-facts";
import { rulingSayings } from "./ruling-facts";
import { wordingSayings } from "./wording-facts";

// What several of them say of the same row adds up, the newest last.
const deskSayings: readonly Sayings[] = [
  ...[evidenceSayings, factCheckSayings, wordingSayings, claimSayings, newsroomSayings, reportSayings],
  ...[outgoingSayings, placeSayings, rulingSayings, openedSayings, machineSayings, copiedSayings, accountSayings, breakdownSayings],
];

/** Replays what is not replayed apart. */
export const deskReplayer = replayerOf(deskSayings);

const wholeReplayer = replayerOf([...apartSayings, ...deskSayings]);

/** The kinds of events that say what a row holds. */
export const sayingTypes = wholeReplayer.types;

/** Adds all that events say of rows to a replay of those before them, in the order of the log. */
export function replayFacts(events: Iterable<ReadEvent>, replay: Replay): Map<string, Fact> {
  for (const event of events) wholeReplayer.tell(event, replay);
  return replay.facts;
}
