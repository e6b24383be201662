import { z } from "zod";
import type { Block } from "@/lib/breakdown/blocks";

/** The form in which a snapshot keeps its blocks. */
export const blocksStored: z.ZodType<Block[]> = z.array(
  z
    .object({
      kind: z.enum(["heading", "paragraph", "list-item", "quote", "caption", "table"]),
      start: z.number().int(),
      end: z.number().int(),
      level: z.number().int().optional(),
    })
    .transform(({ level, ...block }) => (level === undefined ? block : { ...block, level })),
);
