import type { Extracted } from "@/lib/articles/extract";
import type { Known } from "@/lib/breakdown/providers/provider";

/** What a newsroom knows of an article beside its text. */
export type Described = Pick<Extracted, "blocks" | "author" | "publishedOn" | "language"> & { title: string };

/** What a provider is told of an article beside its text: what is not known is left out. */
export function knownOf({ blocks, title, author, publishedOn, language }: Described): Known {
  return {
    blocks,
    title,
    ...(author === null ? {} : { author }),
    ...(publishedOn === null ? {} : { publishedOn }),
    ...(language === null ? {} : { language }),
  };
}
