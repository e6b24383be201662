import { z } from "zod";
import { line } from "@/lib/text";

/** What adopting a key records: the log's name and the key in its verifier form. */
export const adoptLogKeyInput = z.object({ origin: line(500, "Name the log."), key: line(1000, "Give the verifier key.") });

/** Which private parts of which event to erase, and on what legal ground. */
export const erasePrivatePartsInput = z.object({
  sequence: z.int("Give the event's number.").min(0, "Give the event's number."),
  parts: z.array(line(200, "Name the part.")).min(1, "Choose at least one part."),
  ground: line(500, "Say on what legal ground."),
});

/** The most faults of one check that are kept with it; how many there were is kept, too. */
export const keptFaultsMax = 100;

/** One thing that a check of the log found wrong; `sequence` is null for what concerns no single event. */
export const logFault = z.object({ sequence: z.int().nullable(), fault: z.string() });

/** What one check of the whole log showed. `rows`: how many were compared with it; null when it did not prove itself. */
export const recordLogCheckInput = z.object({
  events: z.int().min(0),
  root: z.string().regex(/^[0-9a-f]{64}$/, "Give the root as lower-case hex."),
  signedUpTo: z.int().min(0).nullable(),
  rows: z.int().min(0).nullable(),
  faultCount: z.int().min(0),
  faults: z.array(logFault).max(keptFaultsMax),
});
