import { z } from "zod";
import type { Link } from "@/lib/articles/links";
import type { Block } from "@/lib/breakdown/blocks";

const blocks = z.array(
  z
    .object({
      kind: z.enum(["heading", "paragraph", "list-item", "quote", "caption", "table"]),
      start: z.number().int(),
      end: z.number().int(),
      level: z.number().int().optional(),
    })
    .transform(({ level, ...block }) => (level === undefined ? block : { ...block, level })),
);
const links = z.array(z.object({ start: z.number().int(), end: z.number().int(), href: z.string() }));

/** A text without links keeps its blocks alone, as every text did before links were kept. */
const stored = z.union([blocks.transform((found) => ({ blocks: found, links: [] })), z.object({ blocks, links })]);

/** The blocks of what a snapshot keeps of its structure. */
export const blocksStored: z.ZodType<Block[]> = stored.transform((found) => found.blocks);

/** The links of what a snapshot keeps of its structure. */
export const linksStored: z.ZodType<Link[]> = stored.transform((found) => found.links);

/** What a snapshot keeps of a text's structure. */
export function toStore(structure: { blocks: Block[]; links?: Link[] }): Block[] | { blocks: Block[]; links: Link[] } {
  const { blocks, links = [] } = structure;
  return links.length === 0 ? blocks : { blocks, links };
}
