import { conditionEnd, isCondition, isContent, isTimeAhead } from "@/lib/breakdown/clause-limits";
import {
  adverbsBefore,
  asideEnd,
  isApposition,
  mainClauseComma,
  mainVerbAfter,
  parenthesisEnd,
  reducedEnd,
  restOf,
  startsLongClause,
  verbAfterAdverbs,
} from "@/lib/breakdown/clause-parts";
import { type Argument, emit, emitNaming, lose, type Parse } from "@/lib/breakdown/facts";
import {
  frontedEnd,
  isActive,
  isMark,
  type Noun,
  ofPhrase,
  startsClause,
  startsFarClause,
  subjectList,
  subjectPronouns,
  type Tokens,
  tokensOf,
} from "@/lib/breakdown/noun-phrases";
import { depthMax } from "@/lib/breakdown/predicate";
import { readPredicate, readRelative } from "@/lib/breakdown/predicate-reader";

/** The comma that closes what the subject is called or is, from the comma at chunk `at` on, before its verb; -1 for none. */
function namingEnd(parse: Parse, subject: Tokens, at: number): number {
  const { chunks } = parse;
  // `Mr. Secretary, the treaty cuts warheads, …`: what stands before the comma is spoken to.
  if (!isApposition(parse, subject, ofPhrase(chunks, at + 1).tokens) || startsClause(chunks, at + 1)) return -1;
  const close = asideEnd(chunks, at);
  const verb = chunks[verbAfterAdverbs(chunks, close + 1)];
  return close > 0 && verb !== undefined && (verb.form === "finite" || verb.form === "participle") ? close : -1;
}

/** The subject or subjects from chunk `at` on; one where the verb is that of one, `Falk, a sailor and the first clerk, has …`. */
function subjectsOf({ chunks, sentence }: Parse, at: number): Noun {
  const list = subjectList(chunks, at);
  const verb = chunks[isMark(chunks[list.next], ",") ? list.next + 1 : list.next];
  const isOne = verb?.kind === "verb" && /^(?:is|was|has|does)$/.test(sentence.tokens[verb.first]?.lower ?? "");
  if (list.options.length < 2 || !isOne) return list;
  const isNamed = chunks[at]?.isName === true && isMark(chunks[at + 1], ",");
  return { options: [isNamed ? tokensOf(chunks[at]) : chunks.slice(at, list.next).flatMap(tokensOf)], next: list.next };
}

/** Reads a clause from chunk `from` on: what stands before the subject, the subject, what is put in after it, and the predicate. */
export function readClause({ within = [], ...parse }: Parse, from: number): void {
  const { chunks } = parse;
  if (parse.depth > depthMax) return;
  const fronted: Argument[] = [];
  let at = from;
  let leading: { verb: number; end: number } | null = null;
  while (at < chunks.length && (chunks[at]?.kind !== "noun" || isTimeAhead(parse, at))) {
    const chunk = chunks[at];
    const follower = chunks[at + 1];
    if (chunk?.kind === "noun") {
      // `Today it has two.`
      fronted.push({ role: "fronted", options: [tokensOf(chunk)] });
      at += 1;
      continue;
    }
    if ((chunk?.kind === "preposition" || chunk?.kind === "conjunction") && (follower?.form === "ing" || follower?.word === "what")) {
      // `Since leaving office, Falk …`: when or how, and what the subject did.
      const comma = mainClauseComma(chunks, at);
      if (comma > at) {
        fronted.push({ role: "fronted", options: [[...adverbsBefore(chunks, at), ...chunks.slice(at, comma).flatMap(tokensOf)]] });
        at = comma + 1;
        continue;
      }
    }
    const opens =
      ((chunk?.kind === "preposition" || chunk?.kind === "conjunction") && startsLongClause(chunks, at + 1) && follower?.word !== "what") ||
      (chunk?.kind === "verb" && (chunk.form === "participle" || chunk.form === "ing"));
    if (
      chunk?.kind === "verb" &&
      opens &&
      !isCondition(chunks, at) &&
      mainClauseComma(chunks, at) < 0 &&
      at === from &&
      chunks.some((other) => isMark(other, ","))
    )
      return;
    if (at === from && isCondition(chunks, at) && conditionEnd(chunks, at) < 0) {
      lose(parse, restOf(parse, at));
      return;
    }
    const comma = isCondition(chunks, at) ? conditionEnd(chunks, at) : opens ? mainClauseComma(chunks, at) : -1;
    if (comma > at) {
      // `Although the dam held, the …` is a clause of its own; `Born in Castell, Falk …` says something of the subject.
      if (chunk?.kind === "verb" && chunk.form === "ing")
        fronted.push({ role: "fronted", options: [chunks.slice(at, comma).flatMap(tokensOf)] });
      else if (chunk?.kind === "verb" && fronted.length > 0 && chunk.form === "participle" && isMark(chunks[at - 1], ",")) {
        // `In a survey of clerks, published in May, two in three …`: said of the survey.
        lose(parse, chunks.slice(at, comma).flatMap(tokensOf));
      } else if (chunk?.kind === "verb" && !isCondition(chunks, at)) leading = { verb: at, end: comma };
      else if (chunk?.word === "before") fronted.push({ role: "fronted", options: [chunks.slice(at, comma).flatMap(tokensOf)] });
      else if (isCondition(chunks, at)) {
        // `When it rains, the dam leaks`: neither half holds alone.
        within = [...within, ...chunks.slice(at, comma + 1).flatMap(tokensOf)];
      } else readClause({ ...parse, chunks: chunks.slice(0, comma), depth: parse.depth + 1 }, at + 1);
      at = comma + 1;
      continue;
    }
    const close = chunk?.kind === "preposition" ? frontedEnd(chunks, at) : -1;
    if (close > at) {
      const phrase = [...adverbsBefore(chunks, at), ...chunks.slice(at, close).flatMap(tokensOf)];
      const isNear = ofPhrase(chunks, at + 1).next === close;
      const aside = isMark(chunks[close], ",") && chunks[close + 1]?.kind === "relative" ? asideEnd(chunks, close) : -1;
      // Who says so stays with what is said, and so does what it would be without.
      const first = parse.sentence.tokens[chunk?.first ?? -1]?.lower ?? "";
      const isOfNumber = /^(?:of|among)$/.test(first) && parse.sentence.tags[chunks[close + 1]?.last ?? -1] === "NUM";
      if (isOfNumber || /^(?:according|without|except|barring)$/.test(first)) within = [...within, ...phrase];
      else fronted.push({ role: "fronted", options: [phrase] });
      if (aside > 0) {
        // `In Norland, which had no pass, the share rose`
        if (!isNear) lose(parse, chunks.slice(close, aside).flatMap(tokensOf));
        else readRelative({ ...parse, chunks: chunks.slice(0, aside), depth: parse.depth + 1 }, ofPhrase(chunks, at + 1).tokens, close + 1);
        at = aside + 1;
      } else at = close;
    } else at += 1;
  }
  if (at >= chunks.length) return;
  const list = subjectsOf(parse, at);
  // `Both the army and the police`: neither of them is both.
  const isBoth = list.options.length > 1 && parse.sentence.tokens[list.options[0]?.[0] ?? -1]?.lower === "both";
  const subject: number[] = [...within, ...(list.options[0] ?? []).slice(isBoth ? 1 : 0)];
  const others = list.options.slice(1).map((option) => [...within, ...option]);
  at = list.next;
  if (leading)
    readPredicate(
      { ...parse, chunks: chunks.slice(0, leading.end), depth: parse.depth + 1 },
      { subjects: [subject, ...others], verb: leading.verb, fronted: [], isReduced: true },
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
        { subjects: [[...subject]], verb: at, fronted: [], isReduced: true },
      );
      subject.push(...chunks.slice(at, reduced).flatMap(tokensOf));
      at = reduced;
      continue;
    }
    if (chunk?.kind === "verb" && (chunk.form === "finite" || chunk.form === "participle")) {
      readPredicate(parse, { subjects: others.length > 0 ? [subject, ...others] : [subject], verb: at, fronted });
      return;
    }
    if (chunk?.kind === "noun" && subjectPronouns.test(chunk.word) && chunks.slice(list.next, at).some((other) => isMark(other, ","))) {
      // `Friends, in four years we have …`: what stands before a pronoun that can only be a subject is none.
      fronted.push({ role: "fronted", options: [[...subject]] });
      subject.splice(0, subject.length, ...tokensOf(chunk));
      at += 1;
      continue;
    }
    if (isContent(parse, at)) {
      // `The claim that … is false`: nothing of it is stated by itself.
      emit(parse, [...subject, ...restOf(parse, at)]);
      return;
    }
    if (chunk?.kind === "relative") {
      // `The provinces that make up the country are …`: the clause belongs to the subject, up to the verb after its own.
      const main = mainVerbAfter(chunks, at);
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
      // `the fund for loss and damage`
      const isBoth = chunks[at]?.kind === "and" && chunks[at + 1]?.kind === "noun" && /^(?:verb|mark)$/.test(chunks[at + 2]?.kind ?? "");
      if (isBoth) {
        subject.push(...tokensOf(chunks[at]), ...tokensOf(chunks[at + 1]));
        at += 2;
      }
    } else if (isMark(chunk, ",") && chunks[at + 1]?.kind === "relative") {
      const close = asideEnd(chunks, at);
      if (close < 0) return;
      readRelative({ ...parse, chunks: chunks.slice(0, close), depth: parse.depth + 1 }, subject, at + 1);
      at = close + 1;
    } else if (isMark(chunk, ",") && aside > 0 && chunks[aside]?.form !== "finite" && !isActive(chunks, aside)) {
      const close = asideEnd(chunks, at);
      if (close < 0) {
        // `Falk, a painter at the court, told them …`: no aside, but what the subject does.
        at += 1;
        continue;
      }
      if (chunks[aside]?.form === "ing") subject.push(...chunks.slice(at, close + 1).flatMap(tokensOf));
      else
        readPredicate(
          { ...parse, chunks: chunks.slice(0, close), depth: parse.depth + 1 },
          { subjects: [[...subject]], verb: aside, fronted: [], isReduced: true },
        );
      at = close + 1;
    } else if (isMark(chunk, ",") && chunks[at + 1]?.word === "both" && parenthesisEnd(chunks, at) > 0) at = parenthesisEnd(chunks, at);
    else if (isMark(chunk, ",") && chunks[at + 1]?.kind === "noun") {
      const apposition = ofPhrase(chunks, at + 1);
      const naming = namingEnd(parse, subject, at);
      if (naming > 0) {
        // `Mr Falk, a former miner whose father died of it, has …`
        emitNaming(parse, [...subject], chunks.slice(at + 1, naming).flatMap(tokensOf));
        const relative = chunks.findIndex((other, place) => place > at && place < naming && other.kind === "relative");
        if (relative > 0) readRelative({ ...parse, chunks: chunks.slice(0, naming), depth: parse.depth + 1 }, [...subject], relative);
        at = naming + 1;
        continue;
      }
      // `A Mexican international, Hernandez is …`: the name after the comma is the subject.
      if (chunks[apposition.next]?.kind === "verb") {
        // `A month before, Falk …`: what is not said of the name only says when or where.
        if (!isApposition(parse, subject, apposition.tokens))
          fronted.push({ role: "fronted", options: [[...subject, ...tokensOf(chunk)]] });
        subject.splice(0, subject.length, ...apposition.tokens);
      } else if (isMark(chunks[list.next], ",") && at === list.next && startsFarClause(chunks, at + 1)) {
        // `Secretary, four thousand voters in Castell got …`
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
