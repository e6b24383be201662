import { z } from "zod";
import { momentOf, type Said, type Sayings } from "./fact";
import type { ReadEvent } from "./read-event";

const text = z.string();

/** What is not said by older events is optional. */
const told = z.object({
  snapshot: z.object({ id: text }),
  breakdown: z.object({
    ...{
      provider: text,
      version: text,
      model: text.nullable().optional(),
      threshold: z.number().optional(),
      layer: z.int().nullable().optional(),
    },
    ...{ fallback: text.nullable().optional(), sentencesHash: text.optional(), proposalsHash: text.optional() },
  }),
});

function breakdown(event: ReadEvent): Said {
  const { snapshot, breakdown: said } = told.parse(event.payload);
  return { table: "Breakdown", row: snapshot.id, expected: { ...said, createdAt: momentOf(event) } };
}

/** What events say of how the machine took texts apart. */
export const breakdownSayings: Sayings = { "article.submitted": breakdown, "article.renewed": breakdown };
