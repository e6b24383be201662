import type { Embed } from "@/lib/breakdown/providers/embeddings";

/**
 * Sentence embeddings by which a text has the same vector whatever it is embedded with; `groupsOf` parts texts into groups, so many in one at most, that
 * are embedded together in less time than one by one.
 */
export type GroupedEmbed = { embed: Embed; groupsOf: (texts: readonly string[], most: number) => string[][] };

/** Together they take half the time of one by one; more of them save little, and hold the processor longer. */
const groupMax = 8;

/**
 * Embeds texts of equally many tokens together. Among longer ones a text is filled up, and its vector is another one in the seventh digit; among its equals
 * it is to the last bit the one that it has by itself.
 */
export function embedAmongEquals(embed: Embed, lengthOf: (text: string) => number): GroupedEmbed {
  const groupsOf: GroupedEmbed["groupsOf"] = (texts, most) => {
    const groups: string[][] = [];
    const open = new Map<number, string[]>();
    for (const text of texts) {
      const length = lengthOf(text);
      const group = open.get(length);
      if (group !== undefined && group.length < most) group.push(text);
      else {
        const opened = [text];
        open.set(length, opened);
        groups.push(opened);
      }
    }
    return groups;
  };
  return {
    groupsOf,
    embed: async (texts) => {
      const vectors = new Map<string, readonly number[]>();
      for (const group of groupsOf([...new Set(texts)], groupMax))
        for (const [at, vector] of (await embed(group)).entries()) vectors.set(group[at] ?? "", vector);
      return texts.map((text) => vectors.get(text) ?? []);
    },
  };
}
