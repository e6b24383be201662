import { addDenied, isDenied, isGeneral, isParticle, isShareOfThem, namedBy, sharedVerb } from "@/lib/breakdown/clause-limits";
import {
  adverbsBefore,
  asideRest,
  isApposition,
  isCopular,
  isTimeName,
  isTimeOrNumber,
  restOf,
  withPhrases,
} from "@/lib/breakdown/clause-parts";
import { type Argument, emitNaming, emitPredicate, emitReading, type Fact, lose, type Parse } from "@/lib/breakdown/facts";
import { isActive, isMark, ofPhrase, startsClause, startsFrontedClause, type Tokens, tokensOf } from "@/lib/breakdown/noun-phrases";
import {
  addDoublePreposition,
  addInfinitive,
  addNoun,
  addPreposition,
  addThatClause,
  addToNoun,
  type Draft,
  extend,
  isOfSubject,
  opensThatClause,
  sharesObject,
} from "@/lib/breakdown/predicate-draft";

/** How deep clauses are read inside clauses. */
export const depthMax = 4;

/** What is said of these subjects from verb chunk `verb` on; `as` are words that stand in for that verb, and of `outer` the clause around it tells. */
export type Predicate = {
  subjects: readonly Tokens[];
  verb: number;
  fronted: Argument[];
  as?: number[];
  outer?: readonly Tokens[];
  isReduced?: boolean;
  told?: Tokens;
  isRelative?: boolean;
};

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
  const own = chunks[predicate.verb];
  const isThere = parse.sentence.tokens[predicate.subjects[0]?.[0] ?? -1]?.lower === "there";
  let at = predicate.verb + 1;
  let reached = at;
  const finish = () =>
    emitPredicate(parse, predicate.subjects, {
      verb: draft.verb,
      args: [...predicate.fronted, ...draft.args],
      ...(predicate.told ? { link: predicate.told } : predicate.isReduced && own ? { link: own } : {}),
    });
  const deeper = (subjects: readonly Tokens[], from: number, isReduced = false) => {
    finish();
    const outer = subjects === predicate.subjects ? {} : { outer: predicate.outer ?? predicate.subjects };
    readPredicate({ ...parse, depth: parse.depth + 1 }, { subjects, verb: from, fronted: [], isReduced, ...outer });
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
    } else if (chunk.word === "even" && /^(?:though|if|when|as|after|before)$/.test(next?.word ?? "")) at += 1;
    else if (isDenied(chunks, at)) at = addDenied(parse, draft, at);
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
      // `Falk [worked there before] moving to Castell`
      const found = chunks.findIndex((other, place) => place > at && isMark(other, ",.;"));
      const close = found < 0 ? chunks.length : found;
      const told = [...draft.verb, ...chunks.slice(predicate.verb, at + 1).flatMap(tokensOf)];
      for (const subject of predicate.subjects)
        emitReading(parse, { before: subject, link: told, after: chunks.slice(at + 1, close).flatMap(tokensOf) });
      at = close;
    } else if (chunk.kind === "preposition" && (next?.kind === "noun" || (next?.kind === "verb" && next.form === "ing")))
      at = isThere && draft.args.length === 1 ? addToNoun(parse, draft, at) : addPreposition(parse, draft, at);
    else if (chunk.kind === "verb" && (chunk.form === "participle" || chunk.form === "ing") && lastNoun) {
      const object = draft.args.find((arg) => arg.role === "object")?.options[0];
      const says = (isCopular(parse, draft.verb) && lastNoun === object) || isTimeOrNumber(parse, lastNoun);
      if (chunk.form === "ing") {
        // `people living in the town`: not all people.
        extend(draft, asideRest(parse, at));
        break;
      }
      deeper(says ? predicate.subjects : [lastNoun], at, true);
      return;
    } else if (chunk.kind === "verb" && chunk.form === "ing" && draft.args.length === 0 && chunks[at - 1]?.kind === "verb") {
      // `keep growing`
      draft.verb = [...draft.verb, ...tokensOf(chunk)];
      at += 1;
    } else if (opensThatClause(parse, draft, at)) {
      addThatClause(parse, draft, at);
      break;
    } else if (chunk.kind === "relative" && lastNoun && isTimeName(parse, lastNoun)) {
      // `a vote in March, which was not binding`: said of something before the time.
      lose(parse, [...lastNoun, ...restOf(parse, at)]);
      break;
    } else if (chunk.kind === "relative" && lastNoun) {
      finish();
      const isSaidOfSubject = isOfSubject(parse, draft, { subject: predicate.subjects[0] ?? [], at });
      if (isSaidOfSubject && chunks[at - 1]?.kind === "preposition") {
        // `It was the first plane in which …`: a sentence of its own.
        readRelative(parse, [...(predicate.subjects[0] ?? []), ...draft.verb, ...lastNoun], at);
        return;
      }
      const named = namedBy(parse, lastNoun, at);
      for (const head of isSaidOfSubject ? predicate.subjects : [named])
        readRelative({ ...parse, outer: predicate.outer ?? predicate.subjects }, head, at);
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
        const leaves = predicate.isRelative ? isMark(chunk, ",") && chunks[at + 1]?.kind === "and" : chunk.kind === "and";
        const isOuter = leaves && (follower.form === "finite" || isActive(chunks, ahead));
        const doer = isOuter ? (predicate.outer ?? predicate.subjects) : predicate.subjects;
        if (follower.form === "ing" && isMark(chunk, ",")) {
          // `The river rose, flooding 40 homes`: said of the rise, and so with it.
          finish();
          const told = [...draft.verb, ...chunks.slice(predicate.verb, at).flatMap(tokensOf)];
          readPredicate({ ...parse, depth: parse.depth + 1 }, { subjects: doer, verb: ahead, fronted: [], told });
          return;
        }
        if (follower.form === "ing" && predicate.told) {
          finish();
          readPredicate({ ...parse, depth: parse.depth + 1 }, { ...predicate, verb: ahead, fronted: [] });
          return;
        }
        const goesOn =
          predicate.isReduced === true && doer === predicate.subjects && follower.form === "participle" && !isActive(chunks, ahead);
        deeper(ofNoun && lastNoun ? [lastNoun] : doer, ahead, ofNoun || goesOn);
        return;
      }
      if (isMark(chunk, ",") && isShareOfThem(parse, ahead)) {
        // `4,000 paintings, most of them given by the family`
        draft.args.push({ role: "adjunct", options: [asideRest(parse, at)] });
        break;
      }
      if ((follower?.kind === "noun" && startsClause(chunks, ahead)) || startsFrontedClause(chunks, ahead)) {
        finish();
        parse.clause({ ...parse, depth: parse.depth + 1 }, ahead);
        return;
      }
      if (follower?.kind === "noun" && lastNoun && isMark(chunk, ",")) {
        // What follows it hangs on it: `to 4.1%, its lowest level since 2008` says nothing of a fall since 2008.
        const apposition = withPhrases(chunks, ahead);
        if (isApposition(parse, lastNoun, ofPhrase(chunks, ahead).tokens)) emitNaming(parse, lastNoun, apposition.tokens);
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
  if (
    /^(?:nobody|somebody|someone|something|no|none|neither|few|any|anyone|anybody|everyone|everybody|whoever)$/.test(
      parse.sentence.tokens[head[0] ?? -1]?.lower ?? "",
    )
  )
    return;
  let verb = at + 1;
  while (chunks[verb]?.kind === "adverb") verb += 1;
  const isLoose = isMark(chunks[at - 1], ",");
  if (isLoose) {
    // `Castell, which had a mayor, out of its zone`
    const close = chunks.findIndex(
      (other, place) => place > at && isMark(other, ",") && /^(?:preposition|conjunction)$/.test(chunks[place + 1]?.kind ?? ""),
    );
    if (close > 0) {
      readRelative({ ...parse, chunks: chunks.slice(0, close) }, head, at);
      return;
    }
  }
  const isFar =
    chunks[at - 2]?.kind === "preposition" &&
    chunks[at - 3]?.kind === "noun" &&
    parse.sentence.tags[chunks[at - 1]?.first ?? -1] !== "DET" &&
    head.length < 4;
  if (!isLoose && (isFar || isGeneral(parse, head, verb))) {
    // `companies that do business here`: not companies at large.
    lose(parse, [...head, ...restOf(parse, at)]);
    return;
  }
  if (chunks[verb]?.kind !== "verb" || chunks[at]?.word === "where" || chunks[at - 1]?.kind === "preposition") {
    // `the town where he was born`, `a film in which two men meet`, `the dam that he built`: the clause holds of that alone.
    const from = chunks[at - 1]?.kind === "preposition" ? at - 1 : at;
    const isNamed = parse.sentence.tags[head.at(-1) ?? -1] === "PROPN";
    const place = chunks[at]?.word === "where" ? (isNamed ? "in" : undefined) : from < at ? chunks[from]?.word : undefined;
    if (place) {
      // `Castell, where the river is wide`: the river is wide [in] Castell.
      const inner: Fact[] = [];
      parse.clause({ ...parse, found: inner, depth: parse.depth + 1 }, at + 1);
      for (const { tokens, reading } of inner) if (!reading) emitReading(parse, { before: tokens, link: place, after: head });
      return;
    }
    const inside = [...head, ...chunks.slice(from, at + 1).flatMap(tokensOf)];
    parse.clause({ ...parse, within: inside, depth: parse.depth + 1 }, at + 1);
    return;
  }
  const { outer } = parse;
  readPredicate(
    { ...parse, depth: parse.depth + 1 },
    { subjects: [head], verb, fronted: [], isRelative: true, ...(outer ? { outer } : {}) },
  );
}
