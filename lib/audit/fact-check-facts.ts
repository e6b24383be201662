import { z } from "zod";
import { momentOf, personOf, type Replay, type Said, type Sayings } from "./fact";
import type { ReadEvent } from "./read-event";

const text = z.string();
const factCheckStep = z.object({ stepId: text, rowsHash: text, reason: text });

const factChecksWithdrawn = factCheckStep.partial({ stepId: true, rowsHash: true }).extend({ withdrawn: z.int() });

const doneBy = (event: ReadEvent) => ({ by: personOf(event), at: momentOf(event) });

/** Of rows from before imports and steps had names, events say how many there are. */
function unnamed(table: "FactCheckImport" | "FactCheckWithdrawal", { facts }: Replay, more: number): Said {
  const before = facts.get(`${table}/unnamed`)?.expected.rows;
  return { table, row: "unnamed", expected: { rows: (typeof before === "number" ? before : 0) + more } };
}

const factChecksImported = z.object({ imported: z.int(), importId: text.optional(), tableHash: text.optional() });

/** What events say of fact-checks of others: imports, and steps that took them back or put them back. */
export const factCheckSayings: Sayings = {
  "factChecks.imported": (event, replay) => {
    const { imported, importId, tableHash } = factChecksImported.parse(event.payload);
    if (importId === undefined) return unnamed("FactCheckImport", replay, imported);
    return { table: "FactCheckImport", row: importId, expected: { tableHash, ...doneBy(event) } };
  },
  "factChecks.withdrawn": (event, replay) => {
    const { stepId, withdrawn, ...said } = factChecksWithdrawn.parse(event.payload);
    if (stepId === undefined) return unnamed("FactCheckWithdrawal", replay, withdrawn);
    return { table: "FactCheckWithdrawal", row: stepId, expected: { ...said, ...doneBy(event) } };
  },
  "factChecks.reinstated": (event) => {
    const { stepId, ...said } = factCheckStep.parse(event.payload);
    return { table: "FactCheckReinstatement", row: stepId, expected: { ...said, ...doneBy(event) } };
  },
};
