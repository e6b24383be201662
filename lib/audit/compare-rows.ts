import { type Fact, keptValue, type Replay } from "./fact";
import { GatheredFaults } from "./gathered-faults";
import { heldAs } from "./held-values";
import type { PresentRow } from "./present-row";
import { faultOfUntold } from "./untold-rows";
import type { LogFault } from "./verify";

/** How many rows were compared with a log, and what differs, at the event that says otherwise; `further` counts what is not told. */
export type Comparison = { rows: number; faults: LogFault[]; further: number };

/** Takes a row as it stands in the database. */
export type TakeRow = (row: PresentRow) => void;

const none: readonly LogFault[] = [];

function untoldFaults(present: PresentRow, replay: Replay): readonly LogFault[] {
  const fault = faultOfUntold(present, replay);
  return fault === null ? none : [{ sequence: null, fault: `the row ${present.of.table}/${present.row} ${fault}` }];
}

function rowFaults({ of, row, values }: PresentRow, { sequence, expected }: Fact): readonly LogFault[] {
  let faults = none;
  // Not `Object.keys`: in a loop of this kind, V8 knows where each value lies.
  for (const column in expected) {
    const told = expected[column];
    if (told === undefined) continue;
    const known = of.at.get(column);
    if (known !== undefined) {
      const held = values[known.place];
      // Most of them: what is told as it is held.
      if (known.kind === "plain" && held === told) continue;
      if (keptValue(column, heldAs(known.kind, held)) === told) continue;
    }
    faults = [...faults, { sequence, fault: `the row ${of.table}/${row} holds another ${column} than was recorded` }];
  }
  return faults;
}

/** Compares rows, as they are read, with what a log was found to say of them, which is used up: what is left of it are rows that are missing. */
export async function compareRows(replay: Replay, read: (take: TakeRow) => Promise<void>): Promise<Comparison> {
  const gathered = new GatheredFaults();
  const unseen = replay.facts;
  let rows = 0;
  await read((present) => {
    rows += 1;
    const place = `${present.of.table}/${present.row}`;
    const fact = unseen.get(place);
    unseen.delete(place);
    const found = fact === undefined ? untoldFaults(present, replay) : rowFaults(present, fact);
    if (found.length > 0) gathered.add(found);
  });
  for (const { table, row, sequence } of unseen.values()) gathered.add([{ sequence, fault: `the row ${table}/${row} is missing` }]);
  return { rows, faults: gathered.told, further: gathered.further };
}

/** What several comparisons of one log found, together. */
export function together(comparisons: readonly Comparison[]): Comparison {
  const gathered = new GatheredFaults();
  let [rows, further] = [0, 0];
  for (const one of comparisons) {
    gathered.add(one.faults);
    rows += one.rows;
    further += one.further;
  }
  return { rows, faults: gathered.told, further: further + gathered.further };
}
