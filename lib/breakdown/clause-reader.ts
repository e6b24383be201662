import {
  adverbsBefore,
  asideEnd,
  isApposition,
  isCopular,
  isTimeOrNumber,
  mainClauseComma,
  parenthesisEnd,
  reducedEnd,
  restOf,
  startsLongClause,
  verbAfterAdverbs,
  withPhrases,
} from "@/lib/breakdown/clause-parts";
import { type Argument, emit, emitPredicate, type Parse } from "@/lib/breakdown/facts";
import {
  frontedEnd,
  isMark,
  ofPhrase,
  startsClause,
  startsFrontedClause,
  subjectList,
  type Tokens,
  tokensOf,
} from "@/lib/breakdown/noun-phrases";
import {
  addDoublePreposition,
  addInfinitive,
  addNoun,
  addPreposition,
  addThatClause,
  type Draft,
  isOfSubject,
  opensThatClause,
  sharesObject,
} from "@/lib/breakdown/predicate-draft";

const depthMax = 4;

/** What is said of these subjects from verb chunk `verb` on; `as` are words that stand in for that verb. */
type Predicate = { subjects: readonly Tokens[]; verb: number; fronted: Argument[]; as?: number[] };

/** Reads a predicate from its verb on, and whatever hangs on it, until the sentence ends. */
function readPredicate(parse: Parse, predicate: Predicate): void {
  const { chunks } = parse;
  if (parse.depth > depthMax) return;
  const draft: Draft = {
    // `and narrowly won`: what stands before the verb says how.
    verb: predicate.as ?? [...adverbsBefore(chunks, predicate.verb), ...tokensOf(chunks[predicate.verb])],
    args: [],
    lastNoun: null,
    isPurpose: false,
  };
  let at = predicate.verb + 1;
  const finish = () => emitPredicate(parse, predicate.subjects, draft.verb, [...predicate.fronted, ...draft.args]);
  const deeper = (subjects: readonly Tokens[], from: number) => {
    finish();
    readPredicate({ ...parse, depth: parse.depth + 1 }, { subjects, verb: from, fronted: [] });
  };
  while (at < chunks.length) {
    const chunk = chunks[at];
    const next = chunks[at + 1];
    if (!chunk) break;
    const { lastNoun } = draft;
    if (chunk.kind === "adverb" || chunk.kind === "adjective") {
      if (draft.args.length === 0) draft.verb = [...draft.verb, ...tokensOf(chunk)];
      at += 1;
    } else if (chunk.kind === "verb" && chunk.form === "infinitive") at = addInfinitive(parse, draft, at);
    else if (chunk.kind === "noun") {
      at = addNoun(parse, draft, at);
      if (at < 0) break;
    } else if (chunk.kind === "preposition" && next?.kind === "noun" && startsClause(chunks, at + 1)) {
      // `after he finished …`: a clause of its own, which also says when.
      const close = chunks.findIndex((other, place) => place > at && isMark(other, ",.;"));
      draft.args.push({ role: "adjunct", options: [chunks.slice(at, close < 0 ? chunks.length : close).flatMap(tokensOf)] });
      readClause({ ...parse, chunks: chunks.slice(0, close < 0 ? chunks.length : close), depth: parse.depth + 1 }, at + 1);
      at = close < 0 ? chunks.length : close;
    } else if (chunk.kind === "preposition" && next?.kind === "preposition" && chunks[at + 2]?.kind === "noun" && draft.args.length > 0)
      at = addDoublePreposition(parse, draft, at);
    else if (/^(?:after|before|while|when|since)$/.test(chunk.word) && next?.kind === "verb" && next.form === "ing") {
      // `before moving to Castell`: the subject did that, too.
      deeper(predicate.subjects, at + 1);
      return;
    } else if (chunk.kind === "preposition" && (next?.kind === "noun" || (next?.kind === "verb" && next.form === "ing")))
      at = addPreposition(parse, draft, at);
    else if (chunk.kind === "verb" && (chunk.form === "participle" || chunk.form === "ing") && lastNoun) {
      const object = draft.args.find((arg) => arg.role === "object")?.options[0];
      const says = (isCopular(parse, draft.verb) && lastNoun === object) || isTimeOrNumber(parse, lastNoun);
      deeper(says ? predicate.subjects : [lastNoun], at);
      return;
    } else if (opensThatClause(parse, draft, at)) {
      addThatClause(parse, draft, at);
      break;
    } else if (chunk.kind === "relative" && lastNoun) {
      finish();
      const isSaidOfSubject = isOfSubject(parse, draft, { subject: predicate.subjects[0] ?? [], at });
      if (isSaidOfSubject && chunks[at - 1]?.kind === "preposition") {
        // `It was the first plane in which …`: a sentence of its own.
        readRelative(parse, [...(predicate.subjects[0] ?? []), ...draft.verb, ...lastNoun], at);
        return;
      }
      for (const head of isSaidOfSubject ? predicate.subjects : [lastNoun]) readRelative(parse, head, at);
      return;
    } else if (chunk.kind === "relative") {
      // `… are stronger, which allows them to …`: said of all that stands before, which has no name.
      break;
    } else if (/^(?:if|unless|whether|until|once)$/.test(chunk.word)) {
      // A condition is no fact of its own.
      draft.args.push({ role: "adjunct", options: [restOf(parse, at)] });
      break;
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
      if (ahead === at + 1 && sharesObject(parse, draft, at)) {
        // `He produced and directed the film`: what follows the second verb belongs to the first as well.
        readPredicate({ ...parse, depth: parse.depth + 1 }, { ...predicate, verb: ahead, as: draft.verb });
        const helping = draft.verb.filter((token) => parse.sentence.tags[token] === "AUX");
        const second = [...helping, ...tokensOf(chunks[ahead])];
        readPredicate({ ...parse, depth: parse.depth + 1 }, { ...predicate, verb: ahead, as: second, fronted: [] });
        return;
      }
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
  // `nobody who was there`: says of no one that he was.
  if (/^(?:nobody|no|none|neither|few|anyone|anybody|everyone|everybody|whoever)$/.test(parse.sentence.tokens[head[0] ?? -1]?.lower ?? ""))
    return;
  let verb = at + 1;
  while (chunks[verb]?.kind === "adverb") verb += 1;
  if (chunks[verb]?.kind !== "verb" || chunks[at]?.word === "where" || chunks[at - 1]?.kind === "preposition") {
    // `the town where he was born`, `a film in which two men meet`, `the dam that he built`: the clause holds of that alone.
    const from = chunks[at - 1]?.kind === "preposition" ? at - 1 : at;
    const inside = [...head, ...chunks.slice(from, at + 1).flatMap(tokensOf)];
    readClause({ ...parse, within: inside, depth: parse.depth + 1 }, at + 1);
    return;
  }
  readPredicate({ ...parse, depth: parse.depth + 1 }, { subjects: [head], verb, fronted: [] });
}

/** Reads a clause from chunk `from` on: what stands before the subject, the subject, what is put in after it, and the predicate. */
export function readClause({ within = [], ...parse }: Parse, from: number): void {
  const { chunks } = parse;
  if (parse.depth > depthMax) return;
  const fronted: Argument[] = [];
  let at = from;
  let leading: { verb: number; end: number } | null = null;
  while (at < chunks.length && chunks[at]?.kind !== "noun") {
    const chunk = chunks[at];
    const follower = chunks[at + 1];
    if ((chunk?.kind === "preposition" || chunk?.kind === "conjunction") && follower?.kind === "verb" && follower.form === "ing") {
      // `Since leaving office, Falk …`: when or how, and what the subject did.
      const comma = mainClauseComma(chunks, at);
      if (comma > at) {
        fronted.push({ role: "fronted", options: [chunks.slice(at, comma).flatMap(tokensOf)] });
        at = comma + 1;
        continue;
      }
    }
    const opens =
      ((chunk?.kind === "preposition" || chunk?.kind === "conjunction") && startsLongClause(chunks, at + 1)) ||
      (chunk?.kind === "verb" && (chunk.form === "participle" || chunk.form === "ing"));
    const comma = opens ? mainClauseComma(chunks, at) : -1;
    if (comma > at) {
      // `Although the dam held, the …` is a clause of its own; `Born in Castell, Falk …` says something of the subject.
      if (chunk?.kind === "verb") leading = { verb: at, end: comma };
      else if (/^(?:if|unless|when|whenever|once|until)$/.test(chunk?.word ?? "")) {
        // `When it rains, the dam leaks`: neither half holds alone.
        within = [...within, ...chunks.slice(at, comma + 1).flatMap(tokensOf)];
      } else readClause({ ...parse, chunks: chunks.slice(0, comma), depth: parse.depth + 1 }, at + 1);
      at = comma + 1;
      continue;
    }
    const close = chunk?.kind === "preposition" ? frontedEnd(chunks, at) : -1;
    if (close > at) {
      const phrase = chunks.slice(at, close).flatMap(tokensOf);
      // Who says so stays with what is said.
      if (parse.sentence.tokens[chunk?.first ?? -1]?.lower === "according") within = [...within, ...phrase];
      else fronted.push({ role: "fronted", options: [phrase] });
      at = close;
    } else at += 1;
  }
  if (at >= chunks.length) return;
  const list = subjectList(chunks, at);
  const subject: number[] = [...within, ...(list.options[0] ?? [])];
  const others = list.options.slice(1).map((option) => [...within, ...option]);
  at = list.next;
  if (leading)
    readPredicate(
      { ...parse, chunks: chunks.slice(0, leading.end), depth: parse.depth + 1 },
      { subjects: [subject, ...others], verb: leading.verb, fronted: [] },
    );
  while (at < chunks.length) {
    const chunk = chunks[at];
    // `Falk, also known as Low Water, …`
    const aside = verbAfterAdverbs(chunks, at + 1);
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
              (other, place) =>
                place > own && other.kind === "verb" && other.form === "finite" && /^(?:noun|verb)$/.test(chunks[place - 1]?.kind ?? ""),
            );
      readRelative({ ...parse, chunks: main < 0 ? chunks : chunks.slice(0, main), depth: parse.depth + 1 }, [...subject], at);
      if (main < 0) return;
      subject.push(...chunks.slice(at, main).flatMap(tokensOf));
      at = main;
    } else if (chunk?.kind === "adverb") {
      if (verbAfterAdverbs(chunks, at) < 0) subject.push(...tokensOf(chunk));
      at += 1;
    } else if (chunk?.kind === "preposition" && chunks[at + 1]?.kind === "noun") {
      const phrase = ofPhrase(chunks, at + 1);
      subject.push(...tokensOf(chunk), ...phrase.tokens);
      at = phrase.next;
    } else if (isMark(chunk, ",") && chunks[at + 1]?.kind === "relative") {
      const close = asideEnd(chunks, at);
      if (close < 0) return;
      readRelative({ ...parse, chunks: chunks.slice(0, close), depth: parse.depth + 1 }, subject, at + 1);
      at = close + 1;
    } else if (isMark(chunk, ",") && aside > 0 && chunks[aside]?.form !== "finite") {
      const close = asideEnd(chunks, at);
      if (close < 0) return;
      readPredicate(
        { ...parse, chunks: chunks.slice(0, close), depth: parse.depth + 1 },
        { subjects: [subject], verb: aside, fronted: [] },
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
