import type { Chunk } from "@/lib/breakdown/chunks";
import { type Argument, emit, emitPredicate, type Parse } from "@/lib/breakdown/facts";
import {
  frontedEnd,
  ingPhrase,
  isMark,
  nounList,
  ofPhrase,
  startsClause,
  startsFrontedClause,
  subjectList,
  type Tokens,
  tokensOf,
} from "@/lib/breakdown/noun-phrases";

/** Prepositions whose phrase goes with the word before it rather than with the verb. */
const closePrepositions = new Set(["of", "for", "to", "from", "into", "against", "as", "than", "about", "between"]);

const timeNouns = /^(?:days?|weeks?|months?|years?|hours?|minutes?|seasons?|decades?|centuries|yesterday|today|tomorrow)$/;

const depthMax = 4;

type Predicate = { subjects: readonly Tokens[]; verb: number; fronted: Argument[] };

/** Reads a predicate from its verb on, and whatever hangs on it, until the sentence ends. */
function readPredicate(parse: Parse, predicate: Predicate): void {
  const { chunks } = parse;
  if (parse.depth > depthMax) return;
  let verb = tokensOf(chunks[predicate.verb]);
  const args: Argument[] = [...predicate.fronted];
  let at = predicate.verb + 1;
  let lastNoun: Tokens | null = null;
  const finish = () => emitPredicate(parse, predicate.subjects, verb, args);
  const deeper = (subjects: readonly Tokens[], from: number) => {
    finish();
    readPredicate({ ...parse, depth: parse.depth + 1 }, { subjects, verb: from, fronted: [] });
  };
  while (at < chunks.length) {
    const chunk = chunks[at];
    const next = chunks[at + 1];
    if (!chunk) break;
    if (chunk.kind === "adverb" || chunk.kind === "adjective") {
      if (args.length === predicate.fronted.length) verb = [...verb, ...tokensOf(chunk)];
      at += 1;
    } else if (chunk.kind === "verb" && chunk.form === "infinitive" && lastNoun === null) {
      verb = [...verb, ...tokensOf(chunk)];
      at += 1;
    } else if (chunk.kind === "verb" && chunk.form === "infinitive" && args.length > predicate.fronted.length) {
      // `developed under the programme to replace the old one`: what for, with the object of the infinitive.
      const list = next?.kind === "noun" ? nounList(chunks, at + 1) : null;
      args.push({ role: "adjunct", options: (list?.options ?? [[]]).map((option) => [...tokensOf(chunk), ...option]) });
      lastNoun = list?.options.at(-1) ?? lastNoun;
      at = list?.next ?? at + 1;
    } else if (chunk.kind === "noun") {
      const list = nounList(chunks, at);
      const isTime =
        list.options[0]?.some((token) => timeNouns.test(parse.sentence.tokens[token]?.lower ?? "")) &&
        args.length > predicate.fronted.length;
      if (!isTime && args.some((arg) => arg.role === "object")) break;
      args.push({ role: isTime ? "adjunct" : "object", options: list.options });
      lastNoun = list.options.at(-1) ?? null;
      at = list.next;
    } else if (chunk.kind === "preposition" && next?.kind === "noun" && startsClause(chunks, at + 1)) {
      // `after he finished …`: a clause of its own, which also says when.
      const close = chunks.findIndex((other, place) => place > at && isMark(other, ",.;"));
      args.push({ role: "adjunct", options: [chunks.slice(at, close < 0 ? chunks.length : close).flatMap(tokensOf)] });
      readClause({ ...parse, chunks: chunks.slice(0, close < 0 ? chunks.length : close), depth: parse.depth + 1 }, at + 1);
      at = close < 0 ? chunks.length : close;
    } else if (chunk.kind === "preposition" && (next?.kind === "noun" || (next?.kind === "verb" && next.form === "ing"))) {
      const list = next.kind === "noun" ? nounList(chunks, at + 1) : ingPhrase(chunks, at + 1);
      const whole =
        chunk.word === "between"
          ? [
              list.options.flat().concat(
                chunks
                  .slice(at, list.next)
                  .filter(({ kind }) => kind === "and")
                  .flatMap(tokensOf),
              ),
            ]
          : list.options;
      const phrase = whole.map((option) => [...tokensOf(chunk), ...option]);
      const held = args.length > predicate.fronted.length ? args.at(-1) : undefined;
      const isExample = chunk.word === "as" && parse.sentence.tokens[chunk.first - 1]?.lower === "such";
      if (isExample && held)
        held.options = [
          ...held.options.slice(0, -1),
          ...list.options.map((option) => [...(held.options.at(-1) ?? []).filter((token) => token !== chunk.first - 1), ...option]),
        ];
      else if (held && isRepeated(parse, held.options.at(-1), at)) held.options = [...held.options, ...phrase];
      else if (held && (closePrepositions.has(chunk.word) || isPlaceInPlace(parse, at)))
        held.options = held.options.flatMap((option) => phrase.map((part) => [...option, ...part]));
      else if (closePrepositions.has(chunk.word) && phrase.length === 1 && !repeatsAhead(chunks, list.next, chunk.word))
        verb = [...verb, ...(phrase[0] ?? [])];
      else args.push({ role: "adjunct", options: phrase });
      lastNoun = list.options.at(-1) ?? null;
      at = list.next;
    } else if (chunk.kind === "verb" && (chunk.form === "participle" || chunk.form === "ing") && lastNoun) {
      const object = args.find((arg) => arg.role === "object")?.options[0];
      deeper(isCopular(parse, verb) && lastNoun === object ? predicate.subjects : [lastNoun], at);
      return;
    } else if (chunk.kind === "relative" && lastNoun) {
      finish();
      const isSaidOfSubject =
        isCopular(parse, verb) && lastNoun === args.find((arg) => arg.role === "object")?.options[0] && !isMark(chunks[at - 1], ",");
      readRelative(parse, isSaidOfSubject ? (predicate.subjects[0] ?? lastNoun) : lastNoun, at);
      return;
    } else if (chunk.kind === "conjunction" && chunk.word === "that") {
      args.push({
        role: "object",
        options: [
          chunks
            .slice(at)
            .flatMap(tokensOf)
            .filter((token) => parse.sentence.tokens[token]?.text !== "."),
        ],
      });
      at = chunks.length;
    } else if (chunk.kind === "conjunction") {
      finish();
      readClause({ ...parse, depth: parse.depth + 1 }, at + 1);
      return;
    } else if (isMark(chunk, "([")) {
      at = readBrackets(parse, lastNoun ?? predicate.subjects[0] ?? [], at);
    } else if (isMark(chunk, ",;—–-") || chunk.kind === "and") {
      let ahead = at + 1;
      while (
        chunks[ahead]?.kind === "and" ||
        chunks[ahead]?.kind === "adverb" ||
        (chunks[ahead]?.word === "as" && chunks[ahead - 1]?.word === "well")
      )
        ahead += 1;
      const follower = chunks[ahead];
      if (follower?.kind === "verb" && follower.form !== "infinitive") {
        // After a comma an -ing form says more of the subject, a participle more of the noun before it.
        const ofNoun =
          follower.form === "participle" && isMark(chunks[ahead - 1], ",") && isMark(chunk, ",") && lastNoun !== null && ahead === at + 1;
        deeper(ofNoun && lastNoun ? [lastNoun] : predicate.subjects, ahead);
        return;
      }
      if ((follower?.kind === "noun" && startsClause(chunks, ahead)) || startsFrontedClause(chunks, ahead)) {
        finish();
        readClause({ ...parse, depth: parse.depth + 1 }, ahead);
        return;
      }
      if (follower?.kind === "noun" && lastNoun && isMark(chunk, ",")) {
        const apposition = ofPhrase(chunks, ahead);
        emit(parse, [...lastNoun, ...apposition.tokens]);
        at = apposition.next;
      } else at = Math.max(at + 1, follower?.kind === "preposition" || follower?.kind === "relative" ? ahead : at + 1);
    } else at += 1;
  }
  finish();
}

/** `to the islands, to the coast and to the capital`: the same preposition again joins another item. */
function isRepeated({ chunks, sentence }: Parse, former: Tokens | undefined, at: number): boolean {
  const before = chunks[at - 1];
  const word = sentence.tokens[former?.[0] ?? -1]?.lower;
  return word !== undefined && word === chunks[at]?.word && (before?.kind === "and" || isMark(before, ","));
}

/** Whether a joint and the same preposition follow at chunk `at`. */
function repeatsAhead(chunks: readonly Chunk[], at: number, word: string): boolean {
  let next = at;
  if (isMark(chunks[next], ",")) next += 1;
  if (chunks[next]?.kind === "and") next += 1;
  return next > at && chunks[next]?.kind === "preposition" && chunks[next]?.word === word;
}

/** `at Kensington Palace in London`: a name of a place right behind another belongs to it. */
function isPlaceInPlace(parse: Parse, at: number): boolean {
  const { chunks, sentence } = parse;
  const isNamed = (place: number) => sentence.tags[chunks[place]?.last ?? -1] === "PROPN";
  return chunks[at]?.word === "in" && isNamed(at + 1) && isNamed(at - 1) && /^(?:at|in|of)$/.test(chunks[at - 2]?.word ?? "");
}

function isCopular(parse: Parse, verb: Tokens): boolean {
  return verb.length > 0 && verb.every((at) => parse.sentence.tags[at] === "AUX" || parse.sentence.tags[at] === "ADV");
}

/** Where a participle with its phrases ends before the finite verb of its subject; -1 when it is the verb of the clause itself. */
function reducedEnd(chunks: readonly Chunk[], at: number): number {
  let next = at + 1;
  if (chunks[next]?.kind !== "preposition") return -1;
  while (chunks[next]?.kind === "preposition" && chunks[next + 1]?.kind === "noun") next = ofPhrase(chunks, next + 1).next;
  while (chunks[next]?.kind === "adverb") next += 1;
  return chunks[next]?.kind === "verb" && chunks[next]?.form === "finite" ? next : -1;
}

function readRelative(parse: Parse, head: Tokens, at: number): void {
  const { chunks } = parse;
  let verb = at + 1;
  while (chunks[verb]?.kind === "adverb") verb += 1;
  if (chunks[verb]?.kind === "verb") readPredicate({ ...parse, depth: parse.depth + 1 }, { subjects: [head], verb, fronted: [] });
  else readClause({ ...parse, depth: parse.depth + 1 }, at + 1);
}

/** Reads a clause from chunk `from` on: what stands before the subject, the subject, what is put in after it, and the predicate. */
export function readClause(parse: Parse, from: number): void {
  const { chunks } = parse;
  if (parse.depth > depthMax) return;
  const fronted: Argument[] = [];
  let at = from;
  while (at < chunks.length && chunks[at]?.kind !== "noun") {
    const chunk = chunks[at];
    const close = chunk?.kind === "preposition" ? frontedEnd(chunks, at) : -1;
    if (close > at) {
      fronted.push({ role: "fronted", options: [chunks.slice(at, close).flatMap(tokensOf)] });
      at = close;
    } else at += 1;
  }
  if (at >= chunks.length) return;
  const list = subjectList(chunks, at);
  const subject: number[] = [...(list.options[0] ?? [])];
  const others = list.options.slice(1);
  at = list.next;
  while (at < chunks.length) {
    const chunk = chunks[at];
    const reduced = chunk?.kind === "verb" && chunk.form === "participle" ? reducedEnd(chunks, at) : -1;
    if (reduced > at) {
      // `The consortium led by Lockheed includes …`: the participle says more of the subject.
      readPredicate(
        { ...parse, chunks: chunks.slice(0, reduced), depth: parse.depth + 1 },
        { subjects: [[...subject]], verb: at, fronted: [] },
      );
      subject.push(...chunks.slice(at, reduced).flatMap(tokensOf));
      at = reduced;
      continue;
    }
    if (chunk?.kind === "verb" && (chunk.form === "finite" || chunk.form === "participle")) {
      readPredicate(parse, { subjects: others.length > 0 ? [subject, ...others] : [subject], verb: at, fronted });
      return;
    }
    if (chunk?.kind === "relative") {
      // `The provinces that make up the country are …`: the clause belongs to the subject, up to the verb after its own.
      const own = chunks.findIndex((other, place) => place > at && other.kind === "verb");
      const main =
        own < 0
          ? -1
          : chunks.findIndex(
              (other, place) => place > own && other.kind === "verb" && other.form === "finite" && chunks[place - 1]?.kind === "noun",
            );
      readRelative({ ...parse, chunks: main < 0 ? chunks : chunks.slice(0, main), depth: parse.depth + 1 }, [...subject], at);
      if (main < 0) return;
      subject.push(...chunks.slice(at, main).flatMap(tokensOf));
      at = main;
    } else if (chunk?.kind === "adverb") {
      subject.push(...tokensOf(chunk));
      at += 1;
    } else if (chunk?.kind === "preposition" && chunks[at + 1]?.kind === "noun") {
      const phrase = ofPhrase(chunks, at + 1);
      subject.push(...tokensOf(chunk), ...phrase.tokens);
      at = phrase.next;
    } else if (isMark(chunk, "([")) {
      at = readBrackets(parse, subject, at);
    } else if (isMark(chunk, ",") && chunks[at + 1]?.kind === "relative") {
      const close = chunks.findIndex((other, place) => place > at + 2 && isMark(other, ","));
      if (close < 0) return;
      readRelative({ ...parse, chunks: chunks.slice(0, close), depth: parse.depth + 1 }, subject, at + 1);
      at = close + 1;
    } else if (isMark(chunk, ",") && chunks[at + 1]?.kind === "verb" && chunks[at + 1]?.form !== "finite") {
      const close = chunks.findIndex((other, place) => place > at + 2 && isMark(other, ","));
      if (close < 0) return;
      readPredicate(
        { ...parse, chunks: chunks.slice(0, close), depth: parse.depth + 1 },
        { subjects: [subject], verb: at + 1, fronted: [] },
      );
      at = close + 1;
    } else if (isMark(chunk, ",") && chunks[at + 1]?.kind === "noun") {
      const apposition = ofPhrase(chunks, at + 1);
      emit(parse, [...subject, ...apposition.tokens]);
      // `A Mexican international, Hernandez is …`: the name after the comma is the subject.
      if (chunks[apposition.next]?.kind === "verb") subject.splice(0, subject.length, ...apposition.tokens);
      at = apposition.next;
    } else at += 1;
  }
}

/** What stands in brackets after a noun is said of it; each part between semicolons by itself. Returns the place after the bracket. */
function readBrackets(parse: Parse, head: Tokens, at: number): number {
  const { chunks } = parse;
  let next = at + 1;
  let part: number[] = [];
  while (next < chunks.length && !isMark(chunks[next], ")]")) {
    if (isMark(chunks[next], ";")) {
      emit(parse, [...head, ...part]);
      part = [];
    } else part.push(...tokensOf(chunks[next]));
    next += 1;
  }
  if (part.length > 0) emit(parse, [...head, ...part]);
  return next + 1;
}
