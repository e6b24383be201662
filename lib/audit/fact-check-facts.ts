import { z } from "zod";
import { momentOf, personOf, type Sayings } from "./fact";
import type { ReadEvent } from "./read-event";

const text = z.string();
const factCheckStep = z.object({ stepId: text, rowsHash: text, reason: text });

const doneBy = (event: ReadEvent) => ({ by: personOf(event), at: momentOf(event) });

/** What events say of fact-checks of others: imports, and steps that took them back or put them back. */
export const factCheckSayings: Sayings = {
  "factChecks.imported": (event) => {
    // Imports of before they had names say nothing of single rows.
    const { importId, tableHash } = z.object({ importId: text.optional(), tableHash: text.optional() }).parse(event.payload);
    return importId === undefined ? undefined : { table: "FactCheckImport", row: importId, expected: { tableHash, ...doneBy(event) } };
  },
  "factChecks.withdrawn": (event) => {
    // Steps of before they had names say nothing of single rows.
    const { stepId, ...said } = factCheckStep.partial({ stepId: true, rowsHash: true }).parse(event.payload);
    return stepId === undefined ? undefined : { table: "FactCheckWithdrawal", row: stepId, expected: { ...said, ...doneBy(event) } };
  },
  "factChecks.reinstated": (event) => {
    const { stepId, ...said } = factCheckStep.parse(event.payload);
    return { table: "FactCheckReinstatement", row: stepId, expected: { ...said, ...doneBy(event) } };
  },
};
