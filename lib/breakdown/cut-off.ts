import type { Chunk } from "@/lib/breakdown/chunks";
import { timeNouns } from "@/lib/breakdown/clause-parts";
import { irregularPasts } from "@/lib/breakdown/lexicon";
import { isMark, type Tokens } from "@/lib/breakdown/noun-phrases";
import type { ReadSentence } from "@/lib/breakdown/sentence-features";

type Read = { sentence: ReadSentence; chunks: readonly Chunk[] };

/** `We have, in other words`, `will live, on average`: what completes the verb stands behind what commas put in, and is left out. */
function losesBehindAside({ chunks }: Read, kept: readonly number[]): boolean {
  return kept.some((at) => {
    if (chunks[at]?.kind !== "verb" || !isMark(chunks[at + 1], ",") || chunks[at + 2]?.kind === "and") return false;
    const close = chunks.findIndex((other, place) => place > at + 1 && isMark(other, ",;:."));
    const next = chunks[close + 1];
    const isAside = chunks.slice(at + 2, close).every(({ kind }) => /^(?:preposition|noun|adverb|adjective)$/.test(kind));
    return isMark(chunks[close], ",") && isAside && /^(?:noun|verb|adjective)$/.test(next?.kind ?? "") && !kept.includes(close + 1);
  });
}

const joiningTime = /^(?:when|that|before|after|since|until|in|on)$/;

/** The last word of a fact that is no mark. */
function lastOf(tokens: ReadSentence["tokens"], fact: Tokens): number {
  return fact.findLast((at) => tokens[at]?.kind !== "mark") ?? -1;
}

/** `paid for in the year`, of the year that something happened in; `It was 388 the year`, before somebody came: which time, is left out. */
function losesWhichTime({ tokens, tags }: ReadSentence, fact: Tokens): boolean {
  const last = lastOf(tokens, fact);
  const next = tokens[last + 1]?.lower ?? "";
  if (!timeNouns.test(tokens[last]?.lower ?? "") && !/^(?:day|time|moment|night|morning|way|season)$/.test(tokens[last]?.lower ?? ""))
    return false;
  let first = last - 1;
  while (tags[first] === "ADJ" || tags[first] === "NUM") first -= 1;
  if (tokens[first]?.lower !== "the") return false;
  const isWhich = /^(?:in|on)$/.test(next) && tokens[last + 2]?.lower === "which";
  if (/^\d{4}$/.test(tokens[last + 2]?.lower ?? "")) return false;
  return isWhich || (joiningTime.test(next) && !/^(?:in|on)$/.test(next)) || tags[last + 1] === "PRON";
}

const modals = /^(?:will|would|can|could|may|might|must|shall|should|cannot|['’]ll|['’]d)$/;
/** What can be told of by its kind alone: `I shall sign a decree`. */
const documents =
  /^(?:bill|law|act|decree|order|ordinance|amendment|motion|resolution|treaty|agreement|deal|contract|report|plan|letter|statement|proposal|budget|charter|scheme|programme|program|fund|tax|levy|survey|study|inquiry)$/;
const lasting = /^(?:is|are|am|was|were|be|['’]s|['’]re|['’]m)$/;

/** `Eggs were $3.10`, when he came in; `You could drive a tractor`, when something is so: true at some times, and told as true of all. */
function losesCase({ tokens, tags }: ReadSentence, fact: Tokens): boolean {
  const last = lastOf(tokens, fact);
  if (!/^(?:when|whenever|wherever|where|while|as|unless)$/.test(tokens[last + 1]?.lower ?? "")) return false;
  const isAs = tokens[last + 1]?.lower === "as";
  if (isAs) return /^(?:if|though|long|soon|far)$/.test(tokens[last + 2]?.lower ?? "");
  if (tokens[last + 1]?.lower === "where") return tags[last] === "ADP";
  const verb = fact.find((at) => tags[at] === "AUX" || tags[at] === "VERB") ?? -1;
  const word = tokens[verb]?.lower ?? "";
  if (tokens[last + 1]?.lower === "while")
    return modals.test(word) || fact.some((at) => /^(?:not|n['’]t|never)$/.test(tokens[at]?.lower ?? ""));
  const isPast = /^(?:had|did)$|ed$/.test(word) || irregularPasts.has(word);
  return !isPast || modals.test(word) || lasting.test(word);
}

/** `It's the sort of detail`, `We will build a state`: a kind of thing that only the clause behind it tells. */
function losesKind({ tokens, tags }: ReadSentence, fact: Tokens): boolean {
  const last = lastOf(tokens, fact);
  const isTold = /^(?:that|who|which|where|whose)$/.test(tokens[last + 1]?.lower ?? "") && tags[last] !== "VERB";
  if (!isTold) return false;
  if (fact.some((at) => /^(?:sort|kind|type)$/.test(tokens[at]?.lower ?? "") && tokens[at + 1]?.lower === "of")) return true;
  let first = last;
  while (/^(?:NOUN|ADJ|PROPN|ADV)$/.test(tags[first] ?? "")) first -= 1;
  const isAhead = fact.some(
    (at) =>
      at < first &&
      ((tags[at] === "AUX" && modals.test(tokens[at]?.lower ?? "")) ||
        /^(?:not|never|cannot)$|n['’]t$/.test(tokens[at]?.lower ?? "") ||
        (/^(?:wants?|needs?|going)$/.test(tokens[at]?.lower ?? "") && (tags[at] === "VERB" || tags[at] === "AUX"))),
  );
  const isDenied = fact.some((at) => at < first && /^(?:not|never|cannot)$|n['’]t$/.test(tokens[at]?.lower ?? ""));
  // `cannot buy homes in the towns`, where they grew up
  if (isDenied && tokens[first]?.lower === "the") return true;
  return /^an?$/.test(tokens[first]?.lower ?? "") && isAhead && !documents.test(tokens[last]?.lower ?? "");
}

const asking = /^(?:how|what|which|whose|whom|why)$/;

/** `ask them many more years`, of how many; `It's what out of the way`: a word that asks, without its clause, or its clause without it. */
function breaksQuestion({ tokens, tags }: ReadSentence, fact: Tokens): boolean {
  return fact.some((at, place) => {
    const next = fact[place + 1] ?? at + 1;
    if (next === at + 1) return false;
    return (
      asking.test(tokens[at]?.lower ?? "") ||
      (tokens[next - 1]?.lower === "how" && /^(?:ADJ|ADV)$/.test(tags[next] ?? "")) ||
      (tokens[next - 1]?.lower === "so" && tokens[next]?.lower === "that")
    );
  });
}

const particles = /^(?:out|up|off|down|away|back|over|on|in|apart|forward)$/;

/** `The show went with two hosts`, of what went out live with them: a particle right behind the verb is left out. */
function losesParticle({ chunks }: Read, kept: readonly number[], fact: Tokens): boolean {
  const chosen = new Set(fact);
  return kept.some((at) => {
    const [own, next, after] = chunks.slice(at, at + 3);
    return (
      own?.kind === "verb" &&
      next !== undefined &&
      particles.test(next.word) &&
      !chosen.has(next.first) &&
      chosen.has(own.last) &&
      (next.kind === "adverb" || (next.kind === "preposition" && /^(?:adjective|adverb|mark)$/.test(after?.kind ?? "")))
    );
  });
}

/** `I watch the same film`, of one who can do nothing but watch it: a verb that `but` bounds is no fact. */
function isOnlyLeft({ tokens, tags }: ReadSentence, fact: Tokens): boolean {
  const verb = fact.find((at) => tags[at] === "VERB" || tags[at] === "AUX") ?? -1;
  if (!/^(?:but|except|than)$/.test(tokens[verb - 1]?.lower ?? "") || fact.includes(verb - 1)) return false;
  return tokens.slice(0, verb).some(({ lower }) => /^(?:nothing|anything|else|choice|option|cannot|little|rather|other|more)$/.test(lower));
}

/** `has not spoken in class`, since a time that is left out: what is denied is denied for that time alone. */
function losesSince({ tokens }: ReadSentence, fact: Tokens): boolean {
  const isDenied = fact.some((at) => /^(?:not|n['’]t|never|no|nobody|nothing|none|hardly)$/.test(tokens[at]?.lower ?? ""));
  const last = lastOf(tokens, fact);
  return isDenied && /^(?:since|until|till)$/.test(tokens[last + 1]?.lower ?? "");
}

/** `was higher than since 1999`, of what was higher than in any year since: what it is compared with is left out. */
function losesCompared({ tokens }: ReadSentence, fact: Tokens): boolean {
  return fact.some(
    (at, place) =>
      tokens[at]?.lower === "than" && (fact[place + 1] !== at + 1 || (tokens[at - 1]?.kind !== "mark" && fact[place - 1] !== at - 1)),
  );
}

/** `was viewed the correction`: behind how often something is done the second half of a list is somebody else's. */
function joinsToMeasure({ chunks, sentence }: Read, kept: readonly number[]): boolean {
  const isMeasure = (chunk: Chunk | undefined) => /^(?:times|per ?cent|percent|%)$/.test(sentence.tokens[chunk?.last ?? -1]?.lower ?? "");
  return kept.some((at, place) => {
    const next = kept[place + 1] ?? at + 1;
    const [own, other] = [chunks[at], chunks[next]];
    if (own?.kind !== "verb" || other?.kind !== "noun" || chunks[next - 1]?.kind !== "and" || next === at + 1) return false;
    return isMeasure(chunks[at + 1]) && !isMeasure(other);
  });
}

/** `closed in 1986 the last shop`, of a mine, a school and a shop: behind a phrase with a preposition a noun from a clause whose verb is left out. */
function joinsToPhrase({ chunks }: Read, kept: readonly number[]): boolean {
  return kept.some((at, place) => {
    const next = kept[place + 1] ?? at + 1;
    const gone = chunks.slice(at + 1, next);
    if (chunks[next]?.kind !== "noun" || gone.at(-1)?.kind !== "and") return false;
    if (chunks[at]?.kind === "noun")
      return chunks[at - 1]?.kind === "preposition" && isMark(gone[0], ",") && gone.some(({ kind }) => kind === "preposition");
    // `is expected sun`, of rain in the north, snow in the hills and sun on the coast
    return chunks[at]?.kind === "verb" && gone[0]?.kind === "preposition" && gone.some((chunk) => isMark(chunk, ","));
  });
}

/** `in one`, of one afternoon: whether a fact ends inside a phrase whose noun it leaves out. */
function endsInside({ chunks, sentence }: Read, fact: Tokens): boolean {
  const last = lastOf(sentence.tokens, fact);
  const chunk = chunks.find((other) => other.first <= last && other.last > last);
  return chunk?.kind === "noun" && /^(?:NOUN|PROPN)$/.test(sentence.tags[last + 1] ?? "");
}

/** `They can no longer for the bus`: a modal whose verb is left out, and something behind it. */
function losesMainVerb({ chunks, sentence }: Read, kept: readonly number[]): boolean {
  return kept.some((at, place) => {
    const own = chunks[at];
    return (
      own?.kind === "verb" &&
      own.first === own.last &&
      modals.test(own.word) &&
      place < kept.length - 1 &&
      chunks
        .slice(at + 1)
        .some(({ kind, first }, ahead) => kind === "verb" && ahead < 3 && !kept.includes(at + 1 + ahead) && sentence.tags[first] === "VERB")
    );
  });
}

/** `You didn't you`, of `You paid them, didn't you?`: what asks once more for what was said. */
function asksAgain({ tokens }: ReadSentence, fact: Tokens): boolean {
  const last = lastOf(tokens, fact);
  const isPronoun = /^(?:i|you|he|she|it|we|they)$/.test(tokens[last]?.lower ?? "");
  return isPronoun && /n['’]t$/.test(tokens[last - 1]?.lower ?? "") && fact.includes(last - 1);
}

/** `We stand`, of where we stand; `that gave them money`, of a bill that was long and that gave it: a clause of which its opening word is left out. */
function losesOpening({ tokens, tags }: ReadSentence, fact: Tokens): boolean {
  const [first = -1] = fact;
  const before = tokens[first - 1]?.lower ?? "";
  const isStub = fact.filter((at) => tokens[at]?.kind !== "mark").length < 3;
  if (first > 1 && (before === "what" || (before === "where" && isStub))) return true;
  if (
    before === "that" &&
    tags[first - 1] === "SCONJ" &&
    /^(?:way|extent|degree|point|time|day|year|moment)$/.test(tokens[first - 2]?.lower ?? "")
  )
    return true;
  const isSecond = tokens[first]?.lower === "that" && /^(?:VERB|AUX)$/.test(tags[first + 1] ?? "") && before === "and";
  return (
    isSecond &&
    tokens.slice(0, first).some(({ lower }, at) => /^(?:that|which|who)$/.test(lower) && /^(?:VERB|AUX)$/.test(tags[at + 1] ?? ""))
  );
}

/** `are where nurses`: a word that opens a clause, and no verb of that clause. */
function opensNothing({ chunks }: Read, kept: readonly number[]): boolean {
  const relative = kept.findLast((at) => chunks[at]?.kind === "relative" && chunks[at]?.word !== "whose");
  return relative !== undefined && !kept.some((at) => at > relative && chunks[at]?.kind === "verb");
}

/** `Every clerk walked in May lost the vote`, of every clerk that walked: two verbs of one noun, of which the first was that of a relative clause. */
function losesRelative({ chunks }: Read, kept: readonly number[]): boolean {
  return kept.some((at, place) => {
    const next = kept[place + 1] ?? -1;
    if (chunks[at]?.kind !== "noun" || chunks[next]?.kind !== "verb" || next !== at + 2 || chunks[at + 1]?.kind !== "relative")
      return false;
    if (chunks.slice(0, at).some(({ kind }) => kind === "verb")) return false;
    return kept.some(
      (other) => other > next && chunks[other]?.kind === "verb" && /^(?:finite|participle)$/.test(chunks[other]?.form ?? ""),
    );
  });
}

/** `is said to have told colleagues`, of who told them that it would rain: whom somebody told something, without what. */
function losesTold({ tokens, tags }: ReadSentence, fact: Tokens): boolean {
  const verb =
    fact.findLast((at) => /^(?:tells?|told|informed|informs?|assured?|assures|reminded?|reminds)$/.test(tokens[at]?.lower ?? "")) ?? -1;
  if (verb < 0) return false;
  const that = tokens.findIndex(
    ({ lower }, at) => at > verb && lower === "that" && (tags[at] === "SCONJ" || /^(?:PRON|DET|PROPN)$/.test(tags[at + 1] ?? "")),
  );
  return that > 0 && !fact.includes(that) && tags.slice(verb + 1, that).every((tag) => tag !== "VERB" && tag !== "AUX");
}

const losses = [
  losesWhichTime,
  losesCase,
  losesKind,
  breaksQuestion,
  isOnlyLeft,
  losesSince,
  losesCompared,
  asksAgain,
  losesOpening,
  losesTold,
];

/** Whether a fact leaves out a word without which it says something else: when, of which kind, with what it is compared. */
export function losesWords(sentence: ReadSentence, fact: Tokens): boolean {
  return losses.some((loses) => loses(sentence, fact));
}

/** Whether a fact of these phrases leaves out one that completes another: a verb's object, its particle, the verb of a modal. */
export function losesPhrases(read: Read, kept: readonly number[], fact: Tokens): boolean {
  return (
    endsInside(read, fact) ||
    opensNothing(read, kept) ||
    losesRelative(read, kept) ||
    losesBehindAside(read, kept) ||
    losesParticle(read, kept, fact) ||
    joinsToMeasure(read, kept) ||
    joinsToPhrase(read, kept) ||
    losesMainVerb(read, kept)
  );
}
