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
    }),
    (p) => `imported ${p.imported} fact-check${p.imported === 1 ? "" : "s"} of others from ${p.origin}`,
  ),
} as const;
