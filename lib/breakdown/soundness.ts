import { breaksQuotation, isAsideClause, isSetPhrase, losesOwnVerb, losesWhen, namesSentence, tellsAhead } from "@/lib/breakdown/broken";
import type { Chunk } from "@/lib/breakdown/chunks";
import { isCondition, passives } from "@/lib/breakdown/clause-limits";
import { timeNouns } from "@/lib/breakdown/clause-parts";
import { endsNoList, ownVerb } from "@/lib/breakdown/clause-splits";
import { comparesWhole, hasBoth } from "@/lib/breakdown/comparisons";
import { losesPhrases, losesWords } from "@/lib/breakdown/cut-off";
import { isOfDemand, joinsDemand, joinsInfinitive } from "@/lib/breakdown/demands";
import { isCut, isHalf, isSaidBefore, losesJoint } from "@/lib/breakdown/doubtful";
import type { Fact, Reading } from "@/lib/breakdown/facts";
import { isActive, isBarePlural, isMark, ofPhrase, subjectPronouns, type Tokens } from "@/lib/breakdown/noun-phrases";
import { sharesQuality } from "@/lib/breakdown/pairs";
import type { ReadSentence } from "@/lib/breakdown/sentence-features";
import { agrees, dropsDenial, isBareNumber, keepsChoice, wantsMore } from "@/lib/breakdown/withheld";

type Read = { sentence: ReadSentence; chunks: readonly Chunk[] };

/** Forms that are no past tense: without a helping verb they are no verb of a sentence. */
const onlyParticiple =
  /^(?:given|taken|written|known|born|borne|shown|been|gone|seen|done|begun|driven|drawn|grown|thrown|chosen|broken|beaten|stolen|hidden|worn|torn|sworn|fallen|risen|eaten|forgotten|frozen|flown|blown|sung|sunk|spoken|overseen|undertaken|undergone)$/;
/** Words that may go without making what is left say something else: they join one sentence to another. */
const joining = /^(?:also|then|however|now|still|yet|too|thus|therefore|meanwhile|instead|moreover|even|indeed|later|already|once|so)$/;

/** Which phrases of the sentence a fact holds something of, in order. */
function phrasesOf({ chunks }: Read, tokens: Tokens): number[] {
  const chosen = new Set(tokens);
  return chunks.flatMap(({ first, last }, at) => {
    for (let token = first; token <= last; token += 1) if (chosen.has(token)) return [at];
    return [];
  });
}

function isVerbOfSentence({ chunks, sentence }: Read, at: number): boolean {
  const chunk = chunks[at];
  if (chunk?.kind !== "verb" || chunk.form === "ing" || chunk.form === "infinitive") return false;
  // `all appointed by the president`
  if (chunk.form === "participle" && chunk.first === chunk.last && chunks[at + 1]?.word === "by" && passives.test(chunk.word)) return false;
  return !(chunk.first === chunk.last && onlyParticiple.test(sentence.tokens[chunk.first]?.lower ?? ""));
}

/** Whether one of these phrases is the verb of a sentence, and not of a relative clause in it alone. */
function hasVerb(read: Read, kept: readonly number[]): boolean {
  const verbs = kept.filter((at) => isVerbOfSentence(read, at));
  const relative = kept.find((at) => read.chunks[at]?.kind === "relative");
  // `Falk whose father died`, read as `Falk[’s] father`
  if (
    relative === undefined ||
    (relative === kept.filter((at) => read.chunks[at]?.kind !== "mark")[1] &&
      read.chunks[relative]?.word === "whose" &&
      /^(?:NOUN|PROPN)$/.test(read.sentence.tags[read.chunks[kept[0] ?? -1]?.last ?? -1] ?? ""))
  )
    return verbs.length > 0;
  // `Anyone who tells you that the fund is empty`
  const told = kept.filter((at) => at > relative && read.chunks[at]?.kind === "conjunction" && read.chunks[at]?.word === "that").length;
  return verbs.some((at) => at < relative) || verbs.length > 1 + told;
}

/** Whether a clause of its own opens behind the comma or colon at chunk `at`, `…, and ten years ago it was a quarter`, `…, so long as one is free`. */
function opensClause(chunks: readonly Chunk[], at: number): boolean {
  if (!isMark(chunks[at], ",:")) return false;
  const joint = chunks[at + 1];
  if (joint?.kind === "and" && joint.word !== "or") return ownVerb(chunks, at + 2, endsNoList(chunks, at)) > 0;
  return isMark(chunks[at], ":") && ownVerb(chunks, at + 1, true) > 0;
}

/** Whether what is left out between two phrases of a fact can go: an aside, items of a list, or whole phrases with a preposition. */
function canGo(read: Read, from: number, to: number): boolean {
  const { chunks } = read;
  // `withdrew when … to shove`
  if (chunks[from]?.kind === "conjunction" || /^(?:when|where|while|if)$/.test(chunks[from]?.word ?? "")) return false;
  const gone = chunks.slice(from + 1, to);
  // `callers … who reported pains were told`: an object goes with its verb.
  if (chunks[from]?.kind !== "verb" && chunks[to]?.kind === "noun" && gone.at(-1)?.kind === "verb" && gone.at(-1)?.form !== "ing")
    return false;
  if (gone.some((_, place) => opensClause(chunks, from + 1 + place))) return false;
  const first = gone[0];
  const last = gone.at(-1);
  if (chunks[to]?.word === "of") return false;
  // `the number of beds, 112,000 in June, is …`: the phrase is the number's
  if (chunks[to]?.kind === "preposition" && isMark(gone[0], ",") && read.sentence.tags[last?.first ?? -1] === "NUM") return false;
  // `gave 412 passes on Monday`, where a verb was seen
  if (chunks[from]?.kind === "noun" && gone.length === 1 && first?.form === "finite") return false;
  // `ships that crossed it lie rusting`
  if (chunks[to]?.form === "ing" && gone.at(-1)?.form === "finite") return false;
  // `given up rather little`, `restaurants when the first step came in`
  if (
    gone.some(
      ({ kind }, place) =>
        kind === "preposition" &&
        !/^(?:noun|verb|adjective|adverb|preposition)$/.test(gone[place + 1]?.kind ?? "") &&
        !(place === gone.length - 1 && /^(?:including|as)$/.test(gone[place]?.word ?? "")),
    )
  )
    return false;
  if (/^(?:when|where|while|because|if|since|until)$/.test(last?.word ?? "") && last?.kind !== "relative") return false;
  if (chunks[to]?.form === "infinitive" && chunks[from]?.kind === "noun" && first?.kind === "preposition") return false;
  // `You start to try`, of who starts by having the nerve to try
  if (chunks[to]?.form === "infinitive" && first?.kind === "preposition" && gone.some(({ form }) => form === "ing")) return false;
  const isJoint = (chunk: Chunk | undefined) => chunk?.kind === "mark" || chunk?.kind === "and";
  if (isVerbOfSentence(read, to)) {
    // What stands right before the verb is its subject, an item of it, or closes what is said of it.
    const before = gone.findLast(({ kind }) => kind !== "adverb");
    const isListed = isJoint(first) && gone.some(({ kind }) => kind === "and") && gone.every(({ kind }) => kind !== "verb");
    if (before?.kind === "noun" && !isListed) return false;
  }
  if (chunks[from]?.kind === "verb") {
    // An object follows its verb, or what stands in for it in a list.
    if (chunks[to]?.kind === "noun" && gone.every((chunk) => isJoint(chunk) || chunk.kind === "adverb")) return false;
    if (isJoint(first) || isJoint(last) || /^(?:including|as)$/.test(last?.word ?? "")) return true;
    return first?.kind === "preposition" || first?.kind === "adverb";
  }
  if (
    chunks[to]?.kind === "preposition" &&
    gone.some(({ kind }, place) => kind === "and" && /^(?:adjective|verb)$/.test(gone[place + 1]?.kind ?? ""))
  )
    return false;
  if (isJoint(first) || isJoint(last) || last?.kind === "relative" || last?.kind === "conjunction") return true;
  if (first?.form === "infinitive") return false;
  return first?.kind === "preposition" || first?.kind === "adverb" || first?.kind === "relative" || first?.kind === "verb";
}

/** `exports timber … depends on fish`: a second verb without what joins it to the first. */
function addsVerb(read: Read, kept: readonly number[], at: number): boolean {
  const { chunks } = read;
  if (!isVerbOfSentence(read, at) || chunks[at - 1]?.kind !== "and") return false;
  const former = kept.findLast((other) => other < at && isVerbOfSentence(read, other)) ?? -1;
  const hasObject = kept.some((other) => other > former && other < at && chunks[other]?.kind === "noun");
  return (
    former >= 0 &&
    hasObject &&
    !isCondition(chunks, 0) &&
    !kept.some((other) => other < at && /^(?:relative|conjunction)$/.test(chunks[other]?.kind ?? ""))
  );
}

/** Whether a fact may begin with phrase `at`: nothing that governs it is cut off. */
function canBegin({ chunks, sentence }: Read, at: number): boolean {
  const before = chunks[at - 1];
  const own = chunks[at];
  if (own?.kind === "noun" && /^(?:them|him|us|me|whom|themselves|himself|itself|herself)$/.test(own.word)) return false;
  if (own?.kind === "preposition" && before && !/^(?:mark|and|conjunction)$/.test(before.kind)) return false;
  if (before === undefined || own?.kind !== "noun") return true;
  // `tell you about three people who …`
  if (/^(?:about|around|over)$/.test(sentence.tokens[own.first]?.lower ?? "") && /^(?:noun|verb)$/.test(before.kind)) return false;
  if (before.kind === "adverb" && !joining.test(before.word)) return !/^(?:ADJ|DET|ADV)$/.test(sentence.tags[own.first] ?? "");
  if (/^(?:as|than)$/.test(before.word)) return false;
  const next = chunks[at + 1];
  // `rates I shall publish`, `rates that I shall publish`: of those alone.
  if (before.kind === "relative" && before.word !== "where" && next?.kind === "verb") return false;
  if (before.kind === "noun" && next?.kind === "verb" && subjectPronouns.test(own.word)) return isTime(sentence, before);
  // `who analysed the samples found`: what a verb or a preposition governs is the subject of none right behind it.
  const isGoverned =
    before.kind === "verb" ||
    (before.kind === "preposition" && !/^(?:after|before|since|until|although|while|though|because)$/.test(before.word));
  return !(isGoverned && chunks[ofPhrase(chunks, at).next]?.kind === "verb");
}

function isTime({ tokens }: ReadSentence, { last }: Chunk): boolean {
  return timeNouns.test(tokens[last]?.lower ?? "");
}

const particles =
  /^(?:back|off|on|out|up|down|away|in|over|forward|apart|together|home|here|there|alone|otherwise|later|earlier|ago|than|elsewhere|abroad|ever)$/;
const bounded = /^(?:any|those|all|every|each|no|only|anyone|everyone|anything|everything|nothing)$/;

/** `any administration since`, `the worst record in`: what follows bounds it. */
function isBounded({ tokens }: ReadSentence, { first, last }: Chunk): boolean {
  return (
    tokens.slice(first, last + 1).some(({ lower }) => bounded.test(lower)) ||
    (tokens[first]?.lower === "the" && tokens[last]?.lower === "ones")
  );
}

/** Whether a fact may end with phrase `at`: nothing that completes it is cut off. */
function canEnd({ chunks, sentence }: Read, at: number): boolean {
  const own = chunks[at];
  const next = chunks[at + 1];
  if (own === undefined) return true;
  if (next === undefined) return own.kind !== "verb" || sentence.tags.slice(own.first, own.last + 1).some((tag) => tag !== "AUX");
  const after = chunks[at + 2];
  // `We have.`, `Violence goes down where lights go up.`
  if (own.kind === "verb" && sentence.tags.slice(own.first, own.last + 1).every((tag) => tag === "AUX")) return false;
  if (
    next.kind === "preposition" &&
    !/^(?:noun|verb|adjective|adverb|preposition)$/.test(after?.kind ?? "") &&
    (own.kind === "noun" || own.kind === "verb")
  )
    return false;
  if (own.kind === "noun" && isActive(chunks, at + 1)) return false;
  if (own.kind === "preposition" && next.kind === "noun") return false;
  if (own.kind === "and" || own.kind === "conjunction" || own.kind === "relative") return false;
  switch (next.kind) {
    case "verb":
      return (
        next.form !== "infinitive" &&
        (own.kind !== "noun" || next.form !== "finite") &&
        own.kind !== "verb" &&
        !/^(?:told|said|asked)$/.test(next.word)
      );
    case "noun":
      return isTime(sentence, next) || (own.kind !== "noun" && own.kind !== "verb");
    case "adjective":
      return own.kind !== "verb" && own.kind !== "noun";
    case "relative":
      // `any of the states that touch our borders`; `they live where they can`
      if (
        own.kind === "verb" ||
        (own.kind === "noun" && /^(?:tell|tells|told|ask|asks|asked|urge|urges|urged)$/.test(chunks[at - 1]?.word ?? ""))
      )
        return false;
      return !isBounded(sentence, own) && !bounded.test(sentence.tokens[own.first - 2]?.lower ?? "") && !isBarePlural(sentence, own);
    case "preposition":
      // `to pass`, on what is in a form
      if (own.kind === "verb" && own.form === "infinitive" && /^(?:on|off|out|up|away|down)$/.test(next.word)) return false;
      return !isBounded(sentence, own);
    case "conjunction":
      return !isBounded(sentence, own);
    default:
      return !particles.test(next.word);
  }
}

function isPronounBefore({ tokens }: ReadSentence, { before: [subject = -1], after: [first = -1] }: Reading): boolean {
  return first === subject + 1 && subjectPronouns.test(tokens[subject]?.lower ?? "");
}

/** What keeps a fact from being told, by its words alone. */
const withheld = [breaksQuotation, losesWhen, tellsAhead, losesOwnVerb, isAsideClause, isOfDemand, losesWords];

/** Whether a fact read as a statement is a sentence that says no less and nothing else than the words around it. */
export function isSound(read: Read, { tokens, reading, isAside, isLost }: Fact): boolean {
  if (isAside || isLost) return isAside === true;
  const { sentence } = read;
  if (withheld.some((isWithheld) => isWithheld(sentence, tokens))) return false;
  // `the samples [were] found traces`: what has its own object is no passive.
  if (reading && reading.before[0] !== undefined && reading.after[0] !== undefined && reading.after[0] < reading.before[0])
    return (
      // `Of every hundred who finished it, 26 …`
      (!/^(?:who|which|that)$/.test(sentence.tokens[reading.after[0] - 1]?.lower ?? "") &&
        isSound(read, { tokens: [...reading.before] })) ||
      read.sentence.tags[reading.after[0]] === "NOUN" ||
      !hasVerb(read, phrasesOf(read, reading.before))
    );
  if (reading)
    return (
      !isCut(read, tokens) &&
      !namesSentence(read.sentence, reading) &&
      !isSetPhrase(sentence, reading) &&
      // `They [were] signed`, of before they signed: no participle says more of a pronoun right before it.
      !(typeof reading.link === "string" && reading.before.length === 1 && isPronounBefore(sentence, reading)) &&
      !read.chunks.some(
        ({ first }, at) =>
          first === reading.after[0] &&
          ((typeof reading.link === "string" && isActive(read.chunks, at)) ||
            (typeof reading.link === "string" && /^(?:me|him|them|us|her|it)$/.test(read.chunks[at + 1]?.word ?? ""))),
      )
    );
  const kept = phrasesOf(read, tokens);
  const [first = -1] = kept;
  if (!hasVerb(read, kept)) return false;
  if (!canBegin(read, first) || !canEnd(read, kept.at(-1) ?? -1)) return false;
  for (const [place, at] of kept.entries()) {
    const next = kept[place + 1];
    if (next !== undefined && next > at + 1 && (!canGo(read, at, next) || addsVerb(read, kept, next))) return false;
  }
  return (
    !isCut(read, tokens) &&
    !isHalf(read, kept) &&
    !losesPhrases(read, kept, tokens) &&
    !sharesQuality(sentence, read.chunks, kept) &&
    !joinsDemand(sentence, tokens) &&
    !joinsInfinitive(sentence, tokens) &&
    !losesJoint(read, kept, tokens) &&
    !isSaidBefore(read, tokens) &&
    comparesWhole(read.sentence, tokens) &&
    hasBoth(read.sentence, tokens) &&
    keepsChoice(read, kept) &&
    !wantsMore(read, kept) &&
    !dropsDenial(read, kept) &&
    agrees(read, kept) &&
    !isBareNumber(read, tokens, first)
  );
}
