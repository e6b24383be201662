import { z } from "zod";
import { because } from "@/lib/audit/because";
import { eventKind } from "@/lib/audit/event";

const count = z.number().int();
/** Since fact-checks can be put back: which step it was, and a hash over its rows (`stepHashOf`). */
const step = { stepId: z.string().optional(), rowsHash: z.string().optional() };

/** What the log can say about fact-checks of others. `rowsHash` is over the content hashes of what came in, in order, one a line. */
export const factCheckEvents = {
  "factChecks.imported": eventKind(
    z.object({
      ...{ origin: z.string(), fileHash: z.string(), imported: count, known: count, refused: count },
      rowsHash: z.string(),
      publishers: z.array(z.string()),
      /** Since imports have names: which one, and a hash over every column of its rows. */
      ...{ importId: z.string().optional(), tableHash: z.string().optional() },
      /** Since what was taken back can come in again: how many of the imported had been, and how many were left out as taken back. */
      ...{ again: count.optional(), leftOut: count.optional() },
    }),
    (p) =>
      `imported ${p.imported} fact-check${p.imported === 1 ? "" : "s"} of others from ${p.origin}${p.again ? `, ${p.again} of them again after being taken back` : ""}`,
  ),
  "factChecks.withdrawn": eventKind(
    z.object({
      ...{ factCheckId: z.string(), importId: z.string().nullable(), scope: z.enum(["one", "import"]), withdrawn: count },
      ...{ origin: z.string(), restingEvidence: count, reason: z.string() },
      ...step,
    }),
    (p) =>
      `took back ${p.scope === "one" ? "a fact-check of others" : `${p.withdrawn} fact-checks of others`} from ${p.origin}${because(p.reason)}`,
  ),
  "factChecks.reinstated": eventKind(
    z.object({
      ...{ factCheckId: z.string(), scope: z.enum(["one", "step"]), reinstated: count, cameAgain: count },
      ...{ origin: z.string(), restingEvidence: count, reason: z.string() },
      ...{ stepId: z.string(), rowsHash: z.string() },
    }),
    (p) =>
      `put back ${p.reinstated === 1 ? "a fact-check of others" : `${p.reinstated} fact-checks of others`} from ${p.origin}${because(p.reason)}`,
  ),
} as const;
