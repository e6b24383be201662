import { z } from "zod";
import { eventKind } from "./event";

/** What the log can say about itself. */
export const recordEvents = {
  "log.key-adopted": eventKind(
    z.object({ origin: z.string(), key: z.string() }),
    (p) => `adopted a key that signs this log, ${p.key.split("+").at(-2) ?? ""}`,
  ),
  "log.checked": eventKind(
    z.object({
      ...{ checkId: z.string(), events: z.int(), root: z.string(), faults: z.int() },
      ...{ signedUpTo: z.int().nullable(), rows: z.int().nullable() },
      /** SHA-256 of the canonical JSON of the faults that were kept. Absent in events from before it was said. */
      faultsHash: z.string().optional(),
    }),
    (p) => {
      const found = p.faults === 0 ? "found all as recorded" : `found ${p.faults} ${p.faults === 1 ? "fault" : "faults"}`;
      return `checked the log of ${p.events} events${p.rows === null ? "" : ` and ${p.rows} rows`}, and ${found}`;
    },
  ),
  "record.erased": eventKind(
    z.object({
      ...{ sequence: z.int(), parts: z.array(z.string()), ground: z.string() },
      /** Of a comment's words: for whom the comment is kept, so that nobody else is told of this either. */
      of: z.object({ about: z.string(), reservedFor: z.array(z.string()) }).optional(),
    }),
    (p) => `erased ${p.parts.map((part) => part.replace(/^.*\./, "")).join(", ")} from event ${p.sequence}, on the ground: ${p.ground}`,
  ),
} as const;
