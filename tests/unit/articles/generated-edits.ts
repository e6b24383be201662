/** A sentence with an identity, so that after any edit it is known where it went. `formerly`: the one whose words, in part, it still has. */
type Sentence = { id: number; text: string; formerly?: number };

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
      paragraph[at] = changed(paragraph[at], (paragraph[at]?.text ?? "").replace(/\b(?:raised|cut|doubled|denied|lost|sold)\b/, "kept"));
    }),
  "a paraphrase": (article, dice) =>
    somewhere(article, dice, (paragraph, at) => {
      paragraph[at] = renewed(sentence(dice));
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
