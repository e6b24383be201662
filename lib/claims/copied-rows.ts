import { z } from "zod";

const id = z.string();
const copied = z.array(z.object({ id, of: id }));

/**
 * What a claim made of others took over from them, as its event tells it: each new row's id and that of the row it is a copy of. A set is
 * named with the copies of the evidence that it consists of.
 */
export const copiedRows = z.object({
  evidence: copied,
  searches: copied,
  contacts: copied,
  sets: z.array(z.object({ id, of: id, evidence: z.array(z.object({ evidenceId: id, revision: z.number().int() })) })),
});

/** The same, parsed. */
export type CopiedRows = z.infer<typeof copiedRows>;
