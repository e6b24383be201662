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
