/** Most topics of one article. */
export const topicsMax = 5;

/** Longest topic, in UTF-16 units. */
export const topicLengthMax = 40;

// Two spellings of one topic would be two topics to readers.
const folded = (topic: string) => topic.normalize("NFKC").toLowerCase();

/** The topics in a text with commas, semicolons or line breaks between them: each once, in the order they were written. */
export function topicsIn(text: string): string[] {
  const written = text.split(/[,;،؛、\r\n\u2028\u2029]+/u).map((topic) => topic.normalize("NFC").replace(/\s+/gu, " ").trim());
  const byFold = new Map<string, string>();
  for (const topic of written) if (topic !== "" && !byFold.has(folded(topic))) byFold.set(folded(topic), topic);
  return [...byFold.values()];
}

/** Topics in the spelling that is in use already, where there is one. */
export function spelledAsInUse(topics: readonly string[], inUse: readonly string[]): string[] {
  const known = new Map(inUse.map((topic) => [folded(topic), topic]));
  return topics.map((topic) => known.get(folded(topic)) ?? topic);
}

/** Topics of articles, those in most of them first, then by name. */
export function mostUsed(articles: readonly { topics: readonly string[] }[]): string[] {
  const counts = new Map<string, number>();
  for (const topic of articles.flatMap(({ topics }) => topics)) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  return [...counts].toSorted(([one, often], [other, seldom]) => seldom - often || one.localeCompare(other)).map(([topic]) => topic);
}
