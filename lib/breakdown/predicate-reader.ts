import { addDenied, isDenied, isParticle, sharedVerb } from "@/lib/breakdown/clause-limits";
import { adverbsBefore, isApposition, isCopular, isTimeOrNumber, restOf, withPhrases } from "@/lib/breakdown/clause-parts";
import { type Argument, emit, emitPredicate, type Parse } from "@/lib/breakdown/facts";
import { isActive, isMark, ofPhrase, startsClause, startsFrontedClause, type Tokens, tokensOf } from "@/lib/breakdown/noun-phrases";
import {
  addDoublePreposition,
  addInfinitive,
  addNoun,
  addPreposition,
  addThatClause,
  type Draft,
  extend,
  isOfSubject,
  opensThatClause,
  sharesObject,
} from "@/lib/breakdown/predicate-draft";

/** How deep clauses are read inside clauses. */
export const depthMax = 4;

/** What is said of these subjects from verb chunk `verb` on; `as` are words that stand in for that verb, and of `outer` the clause around it tells. */
export type Predicate = { subjects: readonly Tokens[]; verb: number; fronted: Argument[]; as?: number[]; outer?: readonly Tokens[] };

/** Reads a predicate from its verb on, and whatever hangs on it, until the sentence ends. */
export function readPredicate(parse: Parse, predicate: Predicate): void {
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
  let reached = at;
  const finish = () => emitPredicate(parse, predicate.subjects, draft.verb, [...predicate.fronted, ...draft.args]);
  const deeper = (subjects: readonly Tokens[], from: number) => {
    finish();
    const outer = subjects === predicate.subjects ? {} : { outer: predicate.outer ?? predicate.subjects };
    readPredicate({ ...parse, depth: parse.depth + 1 }, { subjects, verb: from, fronted: [], ...outer });
  };
  while (at < chunks.length) {
    reached = at;
    const chunk = chunks[at];
    const next = chunks[at + 1];
    if (!chunk) break;
    const { lastNoun } = draft;
    if (/^(?:if|unless|whether|until|once)$/.test(chunk.word)) {
      // A condition is no fact of its own.
      draft.args.push({ role: "adjunct", options: [restOf(parse, at)] });
      break;
    } else if (isDenied(chunks, at)) at = addDenied(parse, draft, at);
    else if (chunk.kind === "adverb" || chunk.kind === "adjective") {
      if (draft.args.length === 0) draft.verb = [...draft.verb, ...tokensOf(chunk)];
      else if (draft.isPurpose) extend(draft, tokensOf(chunk));
      at += 1;
    } else if (chunk.kind === "verb" && chunk.form === "infinitive") at = addInfinitive(parse, draft, at);
    else if (chunk.kind === "noun") {
      at = addNoun(parse, draft, at);
      if (at < 0) break;
    } else if (chunk.kind === "preposition" && next?.kind === "noun" && startsClause(chunks, at + 1)) {
      // `after he finished …`: a clause of its own, which also says when.
      const close = chunks.findIndex((other, place) => place > at && isMark(other, ",.;"));
      draft.args.push({ role: "adjunct", options: [chunks.slice(at, close < 0 ? chunks.length : close).flatMap(tokensOf)] });
      parse.clause({ ...parse, chunks: chunks.slice(0, close < 0 ? chunks.length : close), depth: parse.depth + 1 }, at + 1);
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
    } else if (chunk.kind === "conjunction") {
      finish();
      parse.clause({ ...parse, depth: parse.depth + 1 }, at + 1);
      return;
    } else if (isParticle(chunks, at, draft)) {
      draft.verb = [...draft.verb, ...tokensOf(chunk)];
      at += 1;
    } else if (isMark(chunk, ";") && chunks.slice(at).some(({ form }) => form === "finite")) {
      finish();
      parse.clause({ ...parse, depth: parse.depth + 1 }, at + 1);
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
      const shared = sharedVerb(parse, draft, ahead);
      if (shared !== null) {
        // `refused to publish the minutes and to name the donors`
        finish();
        readPredicate({ ...parse, depth: parse.depth + 1 }, { ...predicate, verb: ahead, as: shared });
        return;
      }
      if (follower?.kind === "verb" && follower.form !== "infinitive") {
        // After a comma an -ing form says more of the subject, a participle more of the noun before it.
        const ofNoun =
          follower.form === "participle" &&
          !isActive(chunks, ahead) &&
          isMark(chunks[ahead - 1], ",") &&
          isMark(chunk, ",") &&
          lastNoun !== null &&
          ahead === at + 1 &&
          !isTimeOrNumber(parse, lastNoun);
        // `arrested a man suspected of fraud and charged him`
        const isOuter = chunk.kind === "and" && (follower.form === "finite" || isActive(chunks, ahead));
        const own = isOuter ? (predicate.outer ?? predicate.subjects) : predicate.subjects;
        deeper(ofNoun && lastNoun ? [lastNoun] : own, ahead);
        return;
      }
      if ((follower?.kind === "noun" && startsClause(chunks, ahead)) || startsFrontedClause(chunks, ahead)) {
        finish();
        parse.clause({ ...parse, depth: parse.depth + 1 }, ahead);
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
  // Behind what somebody says, a semicolon opens a clause that they may not have said.
  const close = chunks.findIndex((other, place) => place > reached && isMark(other, ";"));
  if (close > 0) parse.clause({ ...parse, depth: parse.depth + 1 }, close + 1);
}

/** Reads what a relative clause from chunk `at` on says of the noun before it. */
export function readRelative(parse: Parse, head: Tokens, at: number): void {
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
    parse.clause({ ...parse, within: inside, depth: parse.depth + 1 }, at + 1);
    return;
  }
  readPredicate({ ...parse, depth: parse.depth + 1 }, { subjects: [head], verb, fronted: [] });
}
