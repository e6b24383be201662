import { z } from "zod";
import { eventKind } from "@/lib/audit/event";

const count = z.number().int();

/** What the log can say about fact-checks of others. `rowsHash` is over the content hashes of what came in, in order, one a line. */
export const factCheckEvents = {
  "factChecks.imported": eventKind(
    z.object({
      ...{ origin: z.string(), fileHash: z.string(), imported: count, known: count, refused: count },
      rowsHash: z.string(),
      publishers: z.array(z.string()),
      /** Since imports have names: which one, and a hash over every column of its rows. */
      ...{ importId: z.string().optional(), tableHash: z.string().optional() },
    }),
    (p) => `imported ${p.imported} fact-check${p.imported === 1 ? "" : "s"} of others from ${p.origin}`,
  ),
  "factChecks.withdrawn": eventKind(
    z.object({
      ...{ factCheckId: z.string(), importId: z.string().nullable(), scope: z.enum(["one", "import"]), withdrawn: count },
      ...{ origin: z.string(), restingEvidence: count, reason: z.string() },
    }),
    (p) =>
      `took back ${p.scope === "one" ? "a fact-check of others" : `${p.withdrawn} fact-checks of others`} from ${p.origin}, because ${p.reason}`,
  ),
} as const;
