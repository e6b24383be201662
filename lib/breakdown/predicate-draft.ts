import {
  headLength,
  isCopular,
  isPlaceInPlace,
  isRepeated,
  isTimeName,
  repeatsAhead,
  restOf,
  startsLongClause,
  timeNouns,
} from "@/lib/breakdown/clause-parts";
import { type Argument, lose, type Parse } from "@/lib/breakdown/facts";
import { ingPhrase, isMark, nounList, ofPhrase, startsClause, type Tokens, tokensOf } from "@/lib/breakdown/noun-phrases";
import {
  bothOf,
  boundBefore,
  completes,
  hangsOn,
  hasOwnLast,
  isLikeBefore,
  isRate,
  itemsBehind,
  startsBehindAside,
  superlativeOf,
  takesTime,
  timesOf,
} from "@/lib/breakdown/phrase-lists";
import { speechFrames } from "@/lib/breakdown/speech-cues";

/** Prepositions whose phrase goes with the word before it rather than with the verb. */
const closePrepositions = new Set([
  "of",
  "for",
  "to",
  "from",
  "into",
  "against",
  "as",
  "than",
  "about",
  "between",
  "off",
  "onto",
  "like",
  "towards",
  "toward",
]);

/** A predicate while it is read: its verb with what belongs to it, what follows it, the noun read last, and whether an infinitive says what for. */
export type Draft = { verb: number[]; args: Argument[]; lastNoun: Tokens | null; isPurpose: boolean };

/** What was read last behind the verb, if anything was. */
function heldBy({ args }: Draft): Argument | undefined {
  return args.at(-1);
}

/** Lets what was read last go on with more words, or the verb where nothing was. */
export function extend(draft: Draft, tokens: Tokens): void {
  const held = heldBy(draft);
  if (held) held.options = held.options.map((option) => [...option, ...tokens]);
  else draft.verb = [...draft.verb, ...tokens];
}

/** Takes an infinitive at chunk `at`: of the verb itself, `wants to build`, of a noun that is part of it, `as the first to hold`, or what for. Answers the chunk behind it. */
export function addInfinitive({ chunks }: Parse, draft: Draft, at: number): number {
  const chunk = chunks[at];
  if (draft.args.length === 0) {
    draft.verb = [...draft.verb, ...tokensOf(chunk)];
    draft.lastNoun = null;
    return at + 1;
  }
  // `developed under the programme to replace the old one`: what for, with the object of the infinitive.
  draft.isPurpose = true;
  const list = chunks[at + 1]?.kind === "noun" ? nounList(chunks, at + 1) : null;
  draft.args.push({ role: "adjunct", options: (list?.options ?? [[]]).map((option) => [...tokensOf(chunk), ...option]) });
  draft.lastNoun = list?.options.at(-1) ?? draft.lastNoun;
  return list?.next ?? at + 1;
}

function isSole({ chunks, sentence }: Parse, at: number): boolean {
  return tokensOf(chunks[at]).some((token) => /^(?:only|sole)$/.test(sentence.tokens[token]?.lower ?? ""));
}

/** Takes a noun phrase at chunk `at`; answers the chunk behind it, or -1 where it belongs to the predicate no more. */
export function addNoun(parse: Parse, draft: Draft, at: number): number {
  const { chunks } = parse;
  const list = timesOf(parse, draft.args, at);
  if (chunks[at - 1]?.kind === "noun" && draft.args.length > 0 && startsClause(chunks, at)) {
    // `the energy it has`, `reporters she had never met him`: the clause stays with the noun before it.
    extend(draft, restOf(parse, at));
    return -1;
  }
  if (
    draft.args.length === 0 &&
    (startsClause(chunks, at) ||
      startsLongClause(chunks, at) ||
      chunks[list.next]?.form === "participle" ||
      startsBehindAside(chunks, list.next)) &&
    takesClause(parse, draft)
  ) {
    // `Critics say the plan ignores them`: what is said stays with who says it.
    draft.args.push({ role: "object", options: [restOf(parse, at)] });
    return -1;
  }
  const follower = chunks[list.next];
  if (isCopular(parse, draft.verb) && isSole(parse, at) && (follower?.kind === "preposition" || follower?.kind === "relative")) {
    // `the only country that taxes bread` is not the only country.
    draft.args.push({ role: "object", options: [restOf(parse, at)] });
    return -1;
  }
  if (isCopular(parse, draft.verb) && list.options.length > 1 && follower?.kind === "verb" && follower.form !== "ing") {
    // `were angels and the queue moved`: the last of the list is somebody else, of whom more is said.
    draft.args.push({ role: "object", options: [restOf(parse, at)] });
    return -1;
  }
  const isTime =
    draft.args.length > 0 && list.options[0]?.some((token) => timeNouns.test(parse.sentence.tokens[token]?.lower ?? "")) === true;
  if (!isTime && draft.args.some((arg) => arg.role === "object")) {
    const states = startsClause(chunks, at);
    // `told reporters she had never met him`: what is said stays with who says it.
    if (states) draft.args.push({ role: "adjunct", options: [restOf(parse, at)] });
    const held = heldBy(draft);
    if (states || chunks[at - 1]?.kind !== "noun" || held?.role !== "object") return -1;
    // `named him one of the best`, `gave the town a library`: the second object completes the first.
    const second = list.options.length > 1 ? chunks.slice(at, list.next).flatMap(tokensOf) : (list.options[0] ?? []);
    held.options = held.options.map((option) => [...option, ...second]);
  } else if (isTime && (isRate(parse, list.options[0] ?? []) || takesTime(parse, draft.verb))) {
    // `carries 400 barrels a day`: so many in that time, and not so many.
    extend(draft, list.options[0] ?? []);
  } else draft.args.push({ role: isTime ? "adjunct" : "object", options: list.options });
  draft.lastNoun = list.options.at(-1) ?? null;
  return list.next;
}

/** Takes `more on roads than on schools`, `from under the bridge`: two prepositions before one noun go with what stands before them. */
export function addDoublePreposition({ chunks }: Parse, draft: Draft, at: number): number {
  const phrase = ofPhrase(chunks, at + 2);
  extend(draft, [...tokensOf(chunks[at]), ...tokensOf(chunks[at + 1]), ...phrase.tokens]);
  draft.lastNoun = phrase.tokens;
  return phrase.next;
}

/** Takes a preposition with its noun phrase, its list or its -ing form at chunk `at`; answers the chunk behind it. */
export function addPreposition(parse: Parse, draft: Draft, at: number): number {
  const { chunks, sentence } = parse;
  const chunk = chunks[at];
  if (!chunk) return at + 1;
  if (chunk.word === "among" && chunks[at + 1]?.word === "them" && chunks[at + 2]?.kind === "noun") {
    // `17 people, among them a senator`: names some of those before it.
    extend(draft, [...tokensOf(chunks[at - 1]), ...restOf(parse, at)]);
    return chunks.length;
  }
  if (
    isMark(chunks[at - 2], ",") &&
    chunks[at - 1]?.kind === "adverb" &&
    /^(?:recently|lately|finally|again)$/.test(chunks[at - 1]?.word ?? "")
  ) {
    // `has leaked since it was opened in 2009, most recently in March`: said of either
    lose(parse, restOf(parse, at));
    return chunks.length;
  }
  const held = heldBy(draft);
  if (held && chunks[at + 1]?.form === "ing" && hasOwnLast(parse, held.options)) {
    // `our hope and our excuse for getting up`
    held.options = held.options.map((option, place) => (place < held.options.length - 1 ? option : [...option, ...restOf(parse, at)]));
    return chunks.length;
  }
  const read = itemsBehind(parse, at);
  // `is the longest in Norland and the oldest`: said of what stands before the preposition.
  const superlative = superlativeOf(parse, read);
  const list = superlative === null ? read : { ...read, options: read.options.slice(0, -1) };
  const again = chunks[list.next];
  if (isLikeBefore(parse, at, list)) {
    // `a couple in their seventies and a firefighter`: the last may be beside what stands before the preposition.
    extend(draft, restOf(parse, at));
    return chunks.length;
  }
  if (list.options.length > 1 && again?.word === chunk.word && !isTimeName(parse, tokensOf(chunks[list.next + 1]))) {
    // `gold in the relay and silver in the sprint`
    extend(draft, restOf(parse, at));
    return chunks.length;
  }
  if (
    list.options.length > 1 &&
    isTimeName(parse, list.options[0] ?? []) &&
    (/^[$€£¥]?\d/.test(sentence.tokens[list.options.at(-1)?.[0] ?? -1]?.text ?? "") || chunks[list.next]?.kind === "verb") &&
    !isTimeName(parse, list.options.at(-1) ?? [])
  ) {
    // `$25 in 2014 and $15 last year`, `ended on Friday and ferries resumed`
    extend(draft, restOf(parse, at));
    return chunks.length;
  }
  const whole = chunk.word === "between" ? [bothOf(chunks, at, list)] : list.options;
  // `eleven days before the vote`
  const isLapse = /^(?:before|after)$/.test(chunk.word) && timeNouns.test(sentence.tokens[chunks[at - 1]?.last ?? -1]?.lower ?? "");
  const bound = boundBefore(parse, draft.args, at);
  const phrase =
    bound.length > 0
      ? [[...bound, ...chunks.slice(at, list.next).flatMap(tokensOf)]]
      : whole.map((option) => [...tokensOf(chunk), ...option]);
  const joint = chunks[at - 1];
  if (joint?.kind === "and" && isMark(chunks[at - 2], ",") && !(held && isRepeated(parse, held.options.at(-1), at))) {
    // `…, and for the first time since the mills closed a majority …`: more than a phrase may open here.
    lose(parse, restOf(parse, at));
    return chunks.length;
  }
  const isExample = chunk.word === "including" || (chunk.word === "as" && sentence.tokens[chunk.first - 1]?.lower === "such");
  if (isExample && held?.role === "adjunct" && draft.args.some(({ role }) => role === "object")) {
    // `treated 46 people for smoke, including children`
    lose(parse, restOf(parse, at));
    return chunks.length;
  }
  if (isExample && held) {
    // `features such as A and B`: that there are such features, A, and B.
    const general = (held.options.at(-1) ?? []).filter((token) => token !== chunk.first - 1);
    const lead = general.slice(0, general.length - headLength(parse, general));
    held.options = [...held.options.slice(0, -1), general, ...list.options.map((option) => [...lead, ...option])];
  } else if (
    joint?.kind === "and" &&
    (held || draft.verb.length > 1) &&
    (/^n?or$/.test(joint.word) || !(held && isRepeated(parse, held.options.at(-1), at)))
  )
    if (chunks[list.next]?.kind === "preposition" && chunks[list.next]?.word !== "of") {
      // `for drip irrigation or for trees`: both halves with their joint; `and to the mayor in October`: with all that stands behind.
      extend(draft, [...tokensOf(joint), ...restOf(parse, at)]);
      return chunks.length;
    } else extend(draft, [...tokensOf(joint), ...chunks.slice(at, list.next).flatMap(tokensOf)]);
  else if (held && isRepeated(parse, held.options.at(-1), at)) held.options = [...held.options, ...phrase];
  else if (
    held &&
    (draft.isPurpose ||
      superlative !== null ||
      isLapse ||
      (closePrepositions.has(chunk.word) && bound.length === 0) ||
      isPlaceInPlace(parse, at) ||
      hangsOn(parse, held, list.options.at(-1) ?? [], at))
  )
    held.options = hasOwnLast(parse, held.options)
      ? held.options.flatMap((option, place) => (place < held.options.length - 1 ? [option] : phrase.map((part) => [...option, ...part])))
      : held.options.flatMap((option) => phrase.map((part) => [...option, ...part]));
  else if (
    (closePrepositions.has(chunk.word) || completes(parse, draft, chunk.word)) &&
    phrase.length === 1 &&
    !repeatsAhead(chunks, list.next, chunk.word)
  )
    draft.verb = [...draft.verb, ...(phrase[0] ?? [])];
  else draft.args.push({ role: "adjunct", options: phrase });
  if (superlative !== null) addBeside(parse, draft, superlative);
  draft.lastNoun = read.options.at(-1) ?? null;
  // `without raising a penny in tax`: what follows the object of an -ing form goes with that.
  draft.isPurpose ||= chunks[at + 1]?.form === "ing" && chunks[list.next]?.kind === "preposition";
  return list.next;
}

/** Takes a superlative behind a joint as one more thing that somebody is. */
function addBeside(parse: Parse, { args, verb }: Draft, tokens: Tokens): void {
  const object = args.find(({ role }) => role === "object");
  if (object && isCopular(parse, verb)) object.options = [...object.options, tokens];
  else lose(parse, tokens);
}

/** Takes a clause with `that` from chunk `at` to the end of the sentence: as the object of the verb, or with the noun before it, `the fact that …`. */
export function addThatClause(parse: Parse, draft: Draft, at: number): void {
  if (parse.chunks[at - 1]?.kind === "noun" && draft.args.length > 0) extend(draft, restOf(parse, at));
  else draft.args.push({ role: "object", options: [restOf(parse, at)] });
}

/** Whether the verb tells what somebody says or thinks. */
function takesClause({ sentence }: Parse, { verb }: Draft): boolean {
  return verb.some((token) => sentence.tags[token] === "VERB" && speechFrames.get(sentence.tokens[token]?.lower ?? "")?.clause === true);
}

/** Whether `that` at chunk `at` opens what is said or thought, `said in evidence that she …`, and not what a noun is told by. */
export function opensThatClause(parse: Parse, draft: Draft, at: number): boolean {
  const { chunks } = parse;
  const chunk = chunks[at];
  if (chunk?.word !== "that" || chunk.kind !== "relative" || chunks[at + 1]?.kind !== "noun")
    return chunk?.word === "that" && chunk.kind === "conjunction";
  return takesClause(parse, draft);
}

/** Whether a relative clause at chunk `at` says of the subject what the noun before it names: `Falk is a painter who …`, but not `there are laws that …`. */
export function isOfSubject(parse: Parse, { verb, args, lastNoun }: Draft, { subject, at }: { subject: Tokens; at: number }): boolean {
  if (parse.sentence.tokens[subject[0] ?? -1]?.lower === "there" || isMark(parse.chunks[at - 1], ",")) return false;
  const named = args.find(({ role }) => role === "object")?.options ?? [];
  return lastNoun !== null && isCopular(parse, verb) && named.includes(lastNoun);
}

/** Takes a phrase with a preposition at chunk `at` along with the noun before it: `There were 40 shops with a licence`. */
export function addToNoun({ chunks }: Parse, draft: Draft, at: number): number {
  const list = chunks[at + 1]?.kind === "noun" ? nounList(chunks, at + 1) : ingPhrase(chunks, at + 1);
  extend(draft, chunks.slice(at, list.next).flatMap(tokensOf));
  draft.lastNoun = list.options.at(-1) ?? null;
  return list.next;
}
