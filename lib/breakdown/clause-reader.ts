import {
  headLength,
  isApposition,
  isCopular,
  isPlaceInPlace,
  isRepeated,
  isTimeOrNumber,
  mainClauseComma,
  parenthesisEnd,
  reducedEnd,
  repeatsAhead,
  restOf,
  timeNouns,
  withPhrases,
} from "@/lib/breakdown/clause-parts";
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
      if (!isTime && args.some((arg) => arg.role === "object")) {
        // `told reporters she had never met him`: what is said stays with who says it.
        if (startsClause(chunks, at)) args.push({ role: "adjunct", options: [restOf(parse, at)] });
        break;
      }
      args.push({ role: isTime ? "adjunct" : "object", options: list.options });
      lastNoun = list.options.at(-1) ?? null;
      at = list.next;
    } else if (chunk.kind === "preposition" && next?.kind === "noun" && startsClause(chunks, at + 1)) {
      // `after he finished …`: a clause of its own, which also says when.
      const close = chunks.findIndex((other, place) => place > at && isMark(other, ",.;"));
      args.push({ role: "adjunct", options: [chunks.slice(at, close < 0 ? chunks.length : close).flatMap(tokensOf)] });
      readClause({ ...parse, chunks: chunks.slice(0, close < 0 ? chunks.length : close), depth: parse.depth + 1 }, at + 1);
      at = close < 0 ? chunks.length : close;
    } else if (
      chunk.kind === "preposition" &&
      next?.kind === "preposition" &&
      chunks[at + 2]?.kind === "noun" &&
      args.length > predicate.fronted.length
    ) {
      // `more on roads than on schools`, `from under the bridge`: two prepositions before one noun go with what stands before them.
      const phrase = ofPhrase(chunks, at + 2);
      const held = args.at(-1);
      const tokens = [...tokensOf(chunk), ...tokensOf(next), ...phrase.tokens];
      if (held) held.options = held.options.map((option) => [...option, ...tokens]);
      lastNoun = phrase.tokens;
      at = phrase.next;
    } else if (/^(?:after|before|while|when|since)$/.test(chunk.word) && next?.kind === "verb" && next.form === "ing") {
      // `before moving to Castell`: the subject did that, too.
      deeper(predicate.subjects, at + 1);
      return;
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
      if (isExample && held) {
        // `features such as A and B`: that there are such features, A, and B.
        const general = (held.options.at(-1) ?? []).filter((token) => token !== chunk.first - 1);
        const lead = general.slice(0, general.length - headLength(parse, general));
        held.options = [...held.options.slice(0, -1), general, ...list.options.map((option) => [...lead, ...option])];
      } else if (held && isRepeated(parse, held.options.at(-1), at)) held.options = [...held.options, ...phrase];
      else if (held && (closePrepositions.has(chunk.word) || isPlaceInPlace(parse, at)))
        held.options = held.options.flatMap((option) => phrase.map((part) => [...option, ...part]));
      else if (closePrepositions.has(chunk.word) && phrase.length === 1 && !repeatsAhead(chunks, list.next, chunk.word))
        verb = [...verb, ...(phrase[0] ?? [])];
      else args.push({ role: "adjunct", options: phrase });
      lastNoun = list.options.at(-1) ?? null;
      at = list.next;
    } else if (chunk.kind === "verb" && (chunk.form === "participle" || chunk.form === "ing") && lastNoun) {
      const object = args.find((arg) => arg.role === "object")?.options[0];
      const isOfSubject = (isCopular(parse, verb) && lastNoun === object) || isTimeOrNumber(parse, lastNoun);
      deeper(isOfSubject ? predicate.subjects : [lastNoun], at);
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
        options: [restOf(parse, at)],
      });
      at = chunks.length;
    } else if (chunk.kind === "conjunction") {
      finish();
      readClause({ ...parse, depth: parse.depth + 1 }, at + 1);
      return;
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
          follower.form === "participle" &&
          isMark(chunks[ahead - 1], ",") &&
          isMark(chunk, ",") &&
          lastNoun !== null &&
          ahead === at + 1 &&
          !isTimeOrNumber(parse, lastNoun);
        deeper(ofNoun && lastNoun ? [lastNoun] : predicate.subjects, ahead);
        return;
      }
      if ((follower?.kind === "noun" && startsClause(chunks, ahead)) || startsFrontedClause(chunks, ahead)) {
        finish();
        readClause({ ...parse, depth: parse.depth + 1 }, ahead);
        return;
      }
      if (follower?.kind === "noun" && lastNoun && isMark(chunk, ",")) {
        // What follows it hangs on it: `to 4.1%, its lowest level since 2008` says nothing of a fall since 2008.
        const apposition = withPhrases(chunks, ahead);
        if (isApposition(parse, lastNoun, ofPhrase(chunks, ahead).tokens)) emit(parse, [...lastNoun, ...apposition.tokens]);
        at = apposition.next;
      } else at = Math.max(at + 1, follower?.kind === "preposition" || follower?.kind === "relative" ? ahead : at + 1);
    } else at += 1;
  }
  finish();
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
  let leading: { verb: number; end: number } | null = null;
  while (at < chunks.length && chunks[at]?.kind !== "noun") {
    const chunk = chunks[at];
    const opens =
      ((chunk?.kind === "preposition" || chunk?.kind === "conjunction") && startsClause(chunks, at + 1)) ||
      (chunk?.kind === "verb" && (chunk.form === "participle" || chunk.form === "ing"));
    const comma = opens ? mainClauseComma(chunks, at) : -1;
    if (comma > at) {
      // `Although the dam held, the …` is a clause of its own; `Born in Castell, Falk …` says something of the subject.
      if (chunk?.kind === "verb") leading = { verb: at, end: comma };
      else readClause({ ...parse, chunks: chunks.slice(0, comma), depth: parse.depth + 1 }, at + 1);
      at = comma + 1;
      continue;
    }
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
  if (leading)
    readPredicate(
      { ...parse, chunks: chunks.slice(0, leading.end), depth: parse.depth + 1 },
      { subjects: list.options, verb: leading.verb, fronted: [] },
    );
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
      if (isApposition(parse, subject, apposition.tokens)) emit(parse, [...subject, ...apposition.tokens]);
      // `A Mexican international, Hernandez is …`: the name after the comma is the subject.
      if (chunks[apposition.next]?.kind === "verb") {
        // `A month before, Falk …`: what is not said of the name only says when or where.
        if (!isApposition(parse, subject, apposition.tokens))
          fronted.push({ role: "fronted", options: [[...subject, ...tokensOf(chunk)]] });
        subject.splice(0, subject.length, ...apposition.tokens);
      }
      at = apposition.next;
    } else if (isMark(chunk, ";")) {
      readClause({ ...parse, depth: parse.depth + 1 }, at + 1);
      return;
    } else if (isMark(chunk, ",") && parenthesisEnd(chunks, at) > 0) at = parenthesisEnd(chunks, at);
    else at += 1;
  }
}
