import { irregularPasts } from "@/lib/breakdown/lexicon";
import type { PartOfSpeech } from "@/lib/breakdown/part-of-speech";
import type { ReadSentence } from "@/lib/breakdown/sentence-features";

/** A phrase of a sentence: which tokens it spans (inclusive) and what it is. */
export type Chunk = {
  kind: "noun" | "verb" | "preposition" | "adjective" | "adverb" | "and" | "conjunction" | "relative" | "mark";
  first: number;
  last: number;
  /** The word of a one-word chunk, lower case; empty for longer ones. */
  word: string;
  /** For verbs: finite, `-ing`, participle, or infinitive with `to`. */
  form: "finite" | "ing" | "participle" | "infinitive" | "none";
  /** Whether every word of it is a name. */
  isName: boolean;
  /** Whether an article, a number or whose it is opens it. */
  isOpened: boolean;
};

const nominal: ReadonlySet<PartOfSpeech> = new Set(["NOUN", "PROPN", "NUM", "ADJ", "SYM"]);
const relatives = new Set(["who", "which", "whom", "whose", "where"]);
const possessives = new Set(["his", "her", "its", "their", "our", "my", "your"]);

/** Two words that do the work of one preposition. */
const doublePrepositions =
  /^(?:due to|prior to|owing to|thanks to|depending on|as of|because of|instead of|out of|ahead of|regardless of|along with|together with|apart from|aside from|next to|close to|subject to|compared with|compared to|up to|in between|as for|except for|but for|according to|contrary to)$/;

function isDoublePreposition({ tokens }: ReadSentence, at: number): boolean {
  return doublePrepositions.test(`${tokens[at]?.lower} ${tokens[at + 1]?.lower}`);
}

/** Verbs that take no object, so that their past forms are no passives: `after her brother resigned`, `worked in Castell`. */
const objectless =
  /^(?:resigned|died|arrived|happened|occurred|appeared|disappeared|vanished|emerged|collapsed|departed|existed|lasted|remained|stayed|belonged|depended|consisted|resided|lived|worked|talked|travelled|traveled|laughed|smiled|waited|listened|looked|seemed|agreed|disagreed|complained|apologised|apologized|objected|voted|competed|participated|collaborated|graduated|failed|tended|struggled|erupted|exploded|migrated|emigrated|immigrated|soared|plummeted|surged|slumped|tumbled|declined|rebounded|recovered|rained|snowed|quarrelled|quarreled|marched|expired|perished|survived|coincided|prevailed|persisted|thrived|flourished|suffered|benefited|replied|responded|testified|intervened|overflowed|hesitated|relented|complied|interfered|dissented|queued|returned|retired|ended|succeeded|stayed|stepped|walked|climbed|dropped)$/;

function formOf(sentence: ReadSentence, first: number, last: number): Chunk["form"] {
  const word = sentence.tokens[first]?.lower ?? "";
  const tag = sentence.tags[first];
  if (word === "to") return "infinitive";
  if (tag === "AUX") return /^(?:being|having)$/.test(word) ? "ing" : "finite";
  const main = sentence.tokens[last]?.lower ?? word;
  if (main.endsWith("ing") && first === last) return "ing";
  if (objectless.test(word) && first === last && sentence.tokens[last + 1]?.lower !== "by") return "finite";
  if (/(?:ed|en|own|orn)$/.test(word) && !irregularPasts.has(word)) return "participle";
  return /^(?:made|held|built|led|known|set|sold|found|based|given|taken|written|born|won|sent|shot|left|put|paid|bought|brought|lost|met|told|thought)$/.test(
    word,
  )
    ? "participle"
    : "finite";
}

/** Whether a verb form may stand before a noun as a quality: `the sold hall`, `a rising tide`. */
function isParticiple(word: string): boolean {
  return /(?:ed|en|own|orn|ing)$/.test(word) || irregularPasts.has(word);
}

function isInsideNoun(sentence: ReadSentence, at: number, opened: boolean): boolean {
  const { tags, tokens } = sentence;
  const next = tags[at + 1];
  // Capitals make a name of it: `Best Supporting Actor`, `Manchester United`.
  if (opened && tags[at] === "VERB" && /^\p{Lu}/u.test(tokens[at]?.text ?? "") && /^\p{Lu}/u.test(tokens[at - 1]?.text ?? "") && at > 1)
    return true;
  return (
    opened &&
    tags[at] === "VERB" &&
    isParticiple(tokens[at]?.lower ?? "") &&
    // `an estimated 20,000 deaths`
    (next === "NOUN" || next === "PROPN" || ((next === "NUM" || next === "SYM") && tags[at - 1] === "DET")) &&
    tags[at - 1] !== "NOUN" &&
    tags[at - 1] !== "PROPN" &&
    tags[at - 1] !== "PRON"
  );
}

function isQuoteMark(text: string | undefined): boolean {
  return text === '"' || text === "“" || text === "”" || text === "'" || text === "‘" || text === "’";
}

/** A participle with a hyphen (`community-based`) is a quality. */
function qualityTag(sentence: ReadSentence, at: number): PartOfSpeech | undefined {
  const word = sentence.tokens[at]?.text ?? "";
  return sentence.tags[at] === "VERB" && word.includes("-") && !/^(?:co|re|pre|un|over)-/.test(word) ? "ADJ" : sentence.tags[at];
}

function joinsQualities(sentence: ReadSentence, at: number): boolean {
  const { tokens } = sentence;
  const word = tokens[at]?.lower;
  // `two or more people`
  if (word === "or" && sentence.tags[at - 1] === "NUM" && /^(?:more|fewer|less)$/.test(tokens[at + 1]?.lower ?? "")) return true;
  if ((word !== "," && word !== "and" && word !== "or") || qualityTag(sentence, at - 1) !== "ADJ") return false;
  let next = at + 1;
  if (word === "," && (tokens[next]?.lower === "and" || tokens[next]?.lower === "or")) next += 1;
  if (qualityTag(sentence, next) !== "ADJ") return false;
  // `has made some rich and many foolish`, `nations rich and many nations poor`: no quality, but so many.
  if (/^(?:many|few|several|more|most|fewer|other)$/.test(tokens[next]?.lower ?? "") && sentence.tags[at - 2] === "NOUN") return false;
  while (qualityTag(sentence, next) === "ADJ") next += 1;
  const after = sentence.tags[next];
  return after === "NOUN" || after === "PROPN" || joinsQualities(sentence, next);
}

/** `the most densely populated areas`, `the south`: an adverb inside a noun phrase. */
function leadsToNoun({ tokens, tags }: ReadSentence, at: number, from: number): boolean {
  let next = at + 1;
  while (tags[next] === "ADV") next += 1;
  const after = tags[next];
  if (after === "ADJ" || (tokens[at]?.lower === "only" && after === "NOUN")) return true;
  if (after === "VERB" && tags[from] === "PROPN") return false;
  // `The clerks generally praised Mrs. Falk`: behind the noun an adverb goes with the verb.
  if (after === "VERB" && tags[at - 1] === "NOUN") return false;
  if (after === "VERB") return isParticiple(tokens[next]?.lower ?? "") && (tags[next + 1] === "NOUN" || tags[next + 1] === "PROPN");
  return tags[at - 1] === "DET" && after !== "NOUN" && after !== "PROPN";
}

function nounChunk(sentence: ReadSentence, from: number): number {
  const { tokens, tags } = sentence;
  let at = from;
  let opened = false;
  // `half the mills`
  if (/^(?:half|all|both|twice)$/.test(tokens[at]?.lower ?? "") && tags[at + 1] === "DET") at += 1;
  if (tags[at] === "DET" || possessives.has(tokens[at]?.lower ?? "")) {
    opened = true;
    at += 1;
    if (tags[at] === "DET" && tags[at - 1] === "DET") at += 1;
  } else if (tags[at] === "PRON")
    return /^(?:some|any|no|every)thing$/.test(tokens[at]?.lower ?? "") && tags[at + 1] === "ADJ" ? from + 1 : from;
  while (at < tokens.length) {
    const tag = qualityTag(sentence, at);
    // Qualities in a row, `a legible, concise style` and `young and old players`, belong to the noun that follows them.
    const joint = joinsQualities(sentence, at);
    const quoted = opened && isQuoteMark(tokens[at]?.text) && nominal.has(tags[at + 1] ?? "PUNCT");
    if (joint || quoted) {
      at += 1;
      continue;
    }
    const isName = tokens[at]?.text === "&" || (opened && tag === "ADV" && leadsToNoun(sentence, at, from));
    const afterOwner = opened && /['’]s?$/.test(tokens[at - 1]?.text ?? "") && (tag === "DET" || tag === "VERB" || tag === "ADV");
    if (tag !== undefined && (nominal.has(tag) || isName || afterOwner || isInsideNoun(sentence, at, opened))) {
      opened = true;
      at += 1;
    } else break;
  }
  return at - 1;
}

/** `is also loosely based`: adverbs, however many, before the verb they belong to. */
function leadsToVerb(tags: readonly PartOfSpeech[], from: number): boolean {
  let at = from + 1;
  while (tags[at] === "ADV" && at - from < 4) at += 1;
  return tags[at] === "VERB" || tags[at] === "AUX";
}

function verbChunk(tags: readonly PartOfSpeech[], from: number): number {
  let last = from;
  let at = from + 1;
  while (at < tags.length) {
    const tag = tags[at];
    if (tag === "VERB" || tag === "AUX") {
      if (tags[last] === "VERB") break;
      last = at;
    } else if (tag !== "ADV" && tag !== "PART") break;
    else if (!leadsToVerb(tags, at) && !(tag === "PART" && at === last + 1)) break;
    if (tag === "PART" && tags[last] === "VERB") break;
    at += 1;
  }
  return last;
}

/** Whether a noun phrase begins at a word, so that what stands before it can be its preposition. */
function opensPhrase({ tags }: ReadSentence, at: number): boolean {
  return /^(?:DET|PRON|NOUN|PROPN|NUM|ADJ|ADV|SYM)$/.test(tags[at] ?? "");
}

/** `of manufactured aircraft`, `against sexually transmitted diseases`: a participle that opens the noun phrase behind a preposition. */
function opensWithParticiple({ tokens, tags }: ReadSentence, from: number): boolean {
  if (tags[from - 1] !== "ADP") return false;
  let at = from;
  while (tags[at] === "ADV" && /ly$/.test(tokens[at]?.lower ?? "")) at += 1;
  return tags[at] === "VERB" && /(?:ed|en|own|orn)$/.test(tokens[at]?.lower ?? "") && /^(?:NOUN|ADJ)$/.test(tags[at + 1] ?? "");
}

/** Cuts a sentence into phrases from its parts of speech, left to right; every token but a quotation mark belongs to exactly one. */
export function chunksOf(sentence: ReadSentence): Chunk[] {
  const { tokens, tags } = sentence;
  const chunks: Chunk[] = [];
  const add = (kind: Chunk["kind"], first: number, last = first, form: Chunk["form"] = "none") => {
    let isName = kind === "noun";
    for (let place = first; place <= last; place += 1) isName &&= tags[place] === "PROPN";
    const isOpened =
      kind === "noun" && last > first && (/^(?:DET|NUM|SYM)$/.test(tags[first] ?? "") || possessives.has(tokens[first]?.lower ?? ""));
    chunks.push({ kind, first, last, form, word: first === last ? (tokens[first]?.lower ?? "") : "", isName, isOpened });
    return last + 1;
  };
  let at = 0;
  while (at < tokens.length) {
    const token = tokens[at];
    const tag = tags[at];
    const word = token?.lower ?? "";
    const before = chunks.at(-1)?.kind;
    const next = tags[at + 1];
    if (isQuoteMark(token?.text)) at += 1;
    else if (word === "as" && tokens[at + 1]?.lower === "well" && tokens[at + 2]?.lower === "as") at = add("and", at, at + 2);
    else if (token?.kind === "mark" && token.text !== "&" && tag !== "SYM") at = add("mark", at);
    else if (relatives.has(word) || (word === "that" && before === "noun" && tag !== "SCONJ" && next !== "NOUN" && next !== "PROPN"))
      at = add("relative", at);
    else if (tag === "CCONJ") at = add("and", at);
    else if (qualityTag(sentence, at) === "ADJ" && tag === "VERB") at = add("adjective", at);
    else if (opensWithParticiple(sentence, at)) {
      let noun = at;
      while (tags[noun] !== "VERB") noun += 1;
      at = add("noun", at, nounChunk(sentence, noun + 1));
    } else if (isDoublePreposition(sentence, at) && next !== undefined && opensPhrase(sentence, at + 2))
      at = add("preposition", at, at + 1);
    else if (
      tag === "VERB" ||
      tag === "AUX" ||
      (word === "to" && (next === "VERB" || next === "AUX" || (next === "ADV" && leadsToVerb(tags, at))))
    ) {
      const last = verbChunk(tags, at);
      at = add("verb", at, last, formOf(sentence, at, last));
    } else if (tag === "ADP" || (word === "to" && tag === "PART")) at = add("preposition", at);
    else if (tag === "SCONJ") at = add("conjunction", at);
    else if (tag === "DET" || tag === "PRON" || (tag !== undefined && nominal.has(tag))) {
      const last = Math.max(at, nounChunk(sentence, at));
      let isNoun = false;
      for (let place = at; place <= last; place += 1) isNoun ||= tags[place] !== "ADJ" && tags[place] !== "ADV";
      // What follows a preposition stands for a noun: `on roads`, whatever the tagger took it for.
      at = add(isNoun || before === "preposition" ? "noun" : "adjective", at, last);
    } else at = add(tag === "PUNCT" ? "mark" : "adverb", at);
  }
  return chunks;
}
