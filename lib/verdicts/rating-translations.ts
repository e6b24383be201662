import { z } from "zod";

/** The words of a rating in other languages, by language code, as they are stored. */
export const translationsStored = z.record(z.string(), z.object({ label: z.string(), meaning: z.string() }));
