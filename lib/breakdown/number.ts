import type { Chunk } from "@/lib/breakdown/chunks";
import type { Fact } from "@/lib/breakdown/facts";
import { irregularPasts } from "@/lib/breakdown/lexicon";
import { isPlural } from "@/lib/breakdown/links";
import type { ReadSentence } from "@/lib/breakdown/sentence-features";

type Read = { sentence: ReadSentence; chunks: readonly Chunk[] };

const singular: Readonly<Record<string, string>> = { are: "is", were: "was", have: "has" };
/** Words that say something of several that is true of none alone. */
const together = /^(?:each|another|together|jointly|both|twins|sisters|brothers|siblings|between|among|separately|alike|apart|same)$/;

/**
 * A fact of one of several subjects with the number of its verb, `Anna and Ben were elected`: Anna [was] elected; null where it is true of none alone, or is
 * no English. What tells of a subject that is several, or of the only one, is left as it is.
 */
export function withNumber({ sentence, chunks }: Read, fact: Fact): Fact | null {
  const { tokens, reading, isAside } = fact;
  if (reading !== undefined || isAside) return fact;
  const chosen = new Set(tokens);
  const kept = chunks.filter(({ first }) => chosen.has(first));
  const [subject] = kept;
  const place = kept.findIndex(({ kind }) => kind === "verb");
  const verb = kept[place];
  if (subject?.kind !== "noun" || verb === undefined || verb.form === "infinitive") return fact;
  const isOneOfSeveral = chunks.some(
    ({ kind, word, first }) =>
      kind === "and" &&
      word === "and" &&
      !chosen.has(first) &&
      first < verb.first &&
      chunks.every((other) => other.kind !== "verb" || other.first >= verb.first || chosen.has(other.first)),
  );
  if (!isOneOfSeveral) return fact;
  const before = tokens.filter((at) => at < verb.first);
  const isMany = isPlural({ sentence, chunks }, before);
  // `Anna and Ben won 23 seats`: so many between them
  const counted = kept[place + 1];
  const isCounted =
    counted?.kind === "noun" &&
    counted.last > counted.first &&
    sentence.tags[counted.first] === "NUM" &&
    !/^(?:per ?cent|years?|months?|weeks?|days?|hours?|minutes?|miles?|times)$/.test(sentence.tokens[counted.last]?.lower ?? "");
  if (isCounted) return null;
  if (isMany === true) return fact;
  if (tokens.some((at) => together.test(sentence.tokens[at]?.lower ?? ""))) return null;
  const word = sentence.tokens[verb.first]?.lower ?? "";
  const one = singular[word];
  if (one === undefined) {
    // `Anna and Ben run the mill`: no form of the verb for one stands in the sentence.
    const isBare = sentence.tags[verb.first] === "VERB" && !/(?:s|ed)$/.test(word) && !irregularPasts.has(word);
    return isBare ? null : fact;
  }
  const said = kept[place + 1];
  // `are sailors`: what both are, one is not.
  const isNaming = said?.kind === "noun" && sentence.tags[verb.last] !== "VERB" && word !== "have";
  // `Anna has sold their boats`
  const isOfAll = tokens.some((at) => at > verb.last && /^(?:their|them|themselves|theirs)$/.test(sentence.tokens[at]?.lower ?? ""));
  if (isMany === null || isNaming || isOfAll) return null;
  return { tokens, reading: { before, link: one, after: tokens.filter((at) => at > verb.first) } };
}
