/**
 * A sentence with an identity, so that after any edit it is known where it went. `formerly`: the one whose words, in part, it still has;
 * `swapped`: the words of that one which changed places.
 */
type Sentence = { id: number; text: string; formerly?: number; swapped?: readonly string[] };

/** An article: paragraphs of sentences. */
export type Paragraphs = Sentence[][];

const starts = [
  "The council",
  "A spokesman",
  "The report",
  "Mrs Holt",
  "The ministry",
  "Every village",
  "The harbour",
  "“Nobody",
  "Its rival",
  "The company",
];
const verbs = ["raised", "cut", "doubled", "denied", "published", "withdrew", "promised", "counted", "lost", "sold"];
const things = [
  "the fees",
  "12 boats",
  "its budget",
  "4.5 per cent of all jobs",
  "the old quay",
  "a secret pact",
  "two million euros",
  "the tide tables",
];
const ends = [
  "in March",
  "last year",
  "without a vote",
  "after long talks",
  "— and said so",
  "for the third time",
  "since 1998",
  "against all advice",
];

/** Numbers in a sequence that is the same on every run (xorshift32). */
export function sequence(seed: number) {
  let state = seed | 0 || 1;
  const next = (below: number) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
  const pick = <Value>(values: readonly Value[]): Value => values[next(values.length)] as Value;
  return { next, pick };
}

export type Dice = ReturnType<typeof sequence>;

/** An article of about `count` sentences; one in twelve stands elsewhere word for word, too. */
export function anArticleOf(count: number, dice: Dice): Paragraphs {
  const paragraphs: Paragraphs = [];
  const texts: string[] = [];
  for (let id = 0; id < count; id++) {
    if (id % 5 === 0) paragraphs.push([]);
    const repeats = texts.length > 5 && dice.next(12) === 0;
    const text = repeats ? dice.pick(texts) : sentence(dice);
    texts.push(text);
    paragraphs.at(-1)?.push({ id, text });
  }
  return paragraphs;
}

function sentence(dice: Dice): string {
  const clause = () => `${dice.pick(verbs)} ${dice.pick(things)} ${dice.pick(ends)}`;
  const more = dice.next(3) === 0 ? `, but ${clause()}` : "";
  return `${dice.pick(starts)} ${clause()}${more}.`;
}

/** One kind of edit. Sentences whose words it leaves alone keep their ids; changed or new ones get new ids. */
export type Edit = (article: Paragraphs, dice: Dice) => Paragraphs;

let fresh = 1_000_000;
const renewed = (text: string): Sentence => ({ id: fresh++, text });
const changed = (old: Sentence | undefined, text: string): Sentence => ({ ...renewed(text), formerly: old?.formerly ?? old?.id ?? -1 });
const verb = new RegExp(`\\b(?:${verbs.join("|")}|kept)\\b`, "g");
const end = new RegExp(ends.join("|"), "g");
const another = (word: string, words: readonly string[]) => words[(words.indexOf(word) + 1) % words.length] ?? "";

/** A sentence with two words, at most two others between them, in each other's place. */
function swapWords(old: Sentence, dice: Dice): Sentence {
  const words = old.text.split(" ");
  const at = dice.next(words.length - 1);
  const to = Math.min(words.length - 1, at + 1 + dice.next(3));
  const [one = "", other = ""] = [words[at], words[to]];
  if (words.filter((word) => word === one).length > 1 || words.filter((word) => word === other).length > 1) return old;
  words[at] = other;
  words[to] = one;
  return { ...changed(old, words.join(" ")), swapped: [...(old.swapped ?? []), one, other] };
}

/** The stretch of a sentence that somebody marks: all of it, a part of it at least half as long, or one to three words. */
export function stretchOf(text: string, dice: Dice): { from: number; to: number } {
  if (dice.next(4) === 0) {
    const words = [...text.matchAll(/\S+/g)];
    const at = dice.next(words.length);
    const last = words[Math.min(words.length - 1, at + dice.next(3))];
    return { from: words[at]?.index ?? 0, to: (last?.index ?? 0) + (last?.[0].length ?? 1) };
  }
  const from = dice.next(3) === 0 ? dice.next(Math.floor(text.length / 2)) : 0;
  return { from, to: dice.next(3) === 0 ? text.length - dice.next(8) : text.length };
}

function somewhere(article: Paragraphs, dice: Dice, change: (paragraph: Sentence[], at: number) => void): Paragraphs {
  const paragraph = dice.pick(article);
  if (paragraph.length > 0) change(paragraph, dice.next(paragraph.length));
  return article;
}

/** The edits that publishers make, and the ones that fool tools. */
export const edits: Record<string, Edit> = {
  "a typing error mended": (article, dice) =>
    somewhere(article, dice, (paragraph, at) => {
      const old = paragraph[at]?.text ?? "";
      const where = 1 + dice.next(Math.max(1, old.length - 2));
      paragraph[at] = changed(paragraph[at], `${old.slice(0, where)}x${old.slice(where + 1)}`);
    }),
  "a sentence put in": (article, dice) => somewhere(article, dice, (paragraph, at) => paragraph.splice(at, 0, renewed(sentence(dice)))),
  "a sentence taken out": (article, dice) => somewhere(article, dice, (paragraph, at) => paragraph.splice(at, 1)),
  "paragraphs in another order": (article, dice) => {
    const [moved] = article.splice(dice.next(article.length), 1);
    if (moved !== undefined) article.splice(dice.next(article.length + 1), 0, moved);
    return article;
  },
  "a look-alike in its place": (article, dice) =>
    somewhere(article, dice, (paragraph, at) => {
      let isFirst = true;
      const text = (paragraph[at]?.text ?? "").replace(verb, (word) => {
        const other = isFirst ? another(word, [...verbs, "kept"]) : word;
        isFirst = false;
        return other;
      });
      paragraph[at] = changed(paragraph[at], text);
    }),
  "a paraphrase": (article, dice) =>
    somewhere(article, dice, (paragraph, at) => {
      const said = (paragraph[at]?.text ?? "").replace(verb, (word) => another(word, verbs)).replace(end, (words) => another(words, ends));
      paragraph[at] = changed(paragraph[at], said);
    }),
  "another sentence in its place": (article, dice) =>
    somewhere(article, dice, (paragraph, at) => {
      // What of the old words stands in the new sentence, too, nobody can tell from words that were left: it is one that was changed.
      paragraph[at] = changed(paragraph[at], sentence(dice));
    }),
  "two words in each other’s place": (article, dice) =>
    somewhere(article, dice, (paragraph, at) => {
      const old = paragraph[at];
      if (old !== undefined) paragraph[at] = swapWords(old, dice);
    }),
  "the same sentence put in elsewhere": (article, dice) => {
    const copy = dice.pick(dice.pick(article.filter((paragraph) => paragraph.length > 0)));
    return somewhere(article, dice, (paragraph, at) => paragraph.splice(at, 0, renewed(copy.text)));
  },
};

/** The article's text, and where each sentence begins in it. */
export function layOut(article: Paragraphs): { text: string; starts: Map<number, number> } {
  const parts: string[] = [];
  const begins = new Map<number, number>();
  let length = 0;
  const put = (text: string) => {
    parts.push(text);
    length += text.length;
  };
  for (const paragraph of article) {
    if (length > 0) put("\n\n");
    paragraph.forEach((one, index) => {
      if (index > 0) put(" ");
      begins.set(one.id, length);
      put(one.text);
    });
  }
  return { text: parts.join(""), starts: begins };
}

/** What a new typesetting system does to a text without changing a word. Every unit keeps its place or its neighbours'. */
export function restyle(text: string): string {
  return text.replaceAll("“", '"').replaceAll("—", "–").replaceAll("\n\n", "\n \n");
}
