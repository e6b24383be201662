import { addDenied, isDenied, isGeneral, isParticle, isShareOfThem, namedBy, sharedVerb } from "@/lib/breakdown/clause-limits";
import {
  adverbsBefore,
  asideEnd,
  asideRest,
  isApposition,
  isCopular,
  isTimeOrNumber,
  restOf,
  startsLongClause,
  withPhrases,
} from "@/lib/breakdown/clause-parts";
import {
  goesOnInSeries,
  governsIng,
  hasNoClause,
  isBareVerb,
  isFar,
  isInObject,
  isNobody,
  isOfNoun,
  isPhrasal,
  isSurelyPassive,
  isTold,
  joinsAdverbs,
  leavesToDo,
  leaveToDo,
  looseEnd,
  sharesObject,
  tellBeforeIng,
} from "@/lib/breakdown/clause-series";
import { emitNaming, emitPredicate, lose, type Parse } from "@/lib/breakdown/facts";
import {
  isActive,
  isMark,
  ofPhrase,
  startsClause,
  startsFarClause,
  startsFrontedClause,
  type Tokens,
  tokensOf,
} from "@/lib/breakdown/noun-phrases";
import { depthMax, type Predicate } from "@/lib/breakdown/predicate";
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
} from "@/lib/breakdown/predicate-draft";
import { readInside } from "@/lib/breakdown/relative-places";
import { addWhen } from "@/lib/breakdown/when-clauses";

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
      isWithin: predicate.isWithin === true,
      ...(predicate.told ? { link: predicate.told } : predicate.isReduced && own ? { link: own } : {}),
    });
  const deeper = (subjects: readonly Tokens[], from: number, isReduced = false) => {
    finish();
    const isWithin = predicate.isWithin === true || predicate.fronted.length > 0;
    const outer = subjects === predicate.subjects ? {} : { outer: predicate.outer ?? predicate.subjects };
    readPredicate({ ...parse, depth: parse.depth + 1 }, { subjects, verb: from, fronted: [], isReduced, isWithin, ...outer });
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
    else if (chunk.word === "when" && chunk.kind !== "relative" && startsLongClause(chunks, at + 1)) at = addWhen(parse, draft, at);
    else if (chunk.kind === "adverb" || chunk.kind === "adjective" || isPhrasal(parse, draft, at)) {
      if (draft.args.length === 0) draft.verb = [...draft.verb, ...tokensOf(chunk)];
      else if (draft.isPurpose || isTold(chunk)) extend(draft, tokensOf(chunk));
      at += 1;
    } else if (chunk.kind === "verb" && chunk.form === "infinitive") at = addInfinitive(parse, draft, at);
    else if (chunk.kind === "noun") {
      at = addNoun(parse, draft, at);
      if (at < 0) break;
    } else if (chunk.kind === "preposition" && next?.kind === "noun" && startsClause(chunks, at + 1) && !isInObject(parse, draft, at)) {
      at = addWhen(parse, draft, at);
    } else if (chunk.kind === "preposition" && next?.kind === "preposition" && chunks[at + 2]?.kind === "noun" && draft.args.length > 0)
      at = addDoublePreposition(parse, draft, at);
    else if (/^(?:after|before|while|when|since)$/.test(chunk.word) && next?.kind === "verb" && next.form === "ing") {
      const told = [...draft.verb, ...chunks.slice(predicate.verb, at + 1).flatMap(tokensOf)];
      at = tellBeforeIng(parse, { subjects: predicate.subjects, told }, at);
    } else if (chunk.kind === "preposition" && (next?.kind === "noun" || (next?.kind === "verb" && next.form === "ing")))
      at = isThere && draft.args.length === 1 ? addToNoun(parse, draft, at) : addPreposition(parse, draft, at);
    else if (chunk.kind === "verb" && chunk.form !== "ing" && leavesToDo(parse, draft)) {
      leaveToDo(parse, draft, predicate.verb);
      break;
    } else if (chunk.kind === "verb" && (chunk.form === "participle" || chunk.form === "ing") && lastNoun) {
      const object = draft.args.find((arg) => arg.role === "object")?.options[0];
      const says = (isCopular(parse, draft.verb) && lastNoun === object) || isTimeOrNumber(parse, lastNoun);
      if (chunk.form === "ing" || chunks[at - 1]?.word === "ever") {
        // `the highest ever recorded`; `people living in the town`: not all people.
        extend(draft, asideRest(parse, at));
        break;
      }
      deeper(says ? predicate.subjects : [lastNoun], at, true);
      return;
    } else if (chunk.kind === "verb" && chunk.form === "ing" && draft.args.length === 0 && chunks[at - 1]?.kind === "verb") {
      draft.verb = [...draft.verb, ...tokensOf(chunk)];
      at += 1;
    } else if (opensThatClause(parse, draft, at)) {
      addThatClause(parse, draft, at);
      break;
    } else if (chunk.kind === "relative" && lastNoun && hasNoClause(parse, draft, { lastNoun, at })) {
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
    } else if (chunk.kind === "and" && isMark(next, ",") && asideEnd(chunks, at + 1) > 0) {
      // `and, under pressure, held a vote`
      at = asideEnd(chunks, at + 1);
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
        // `…, worked abroad and now runs …`: one more thing that the subject did.
        const ofNoun = isOfNoun(parse, lastNoun, { at, ahead }) && !goesOnInSeries(parse, ahead);
        if (ofNoun && !isSurelyPassive(chunks, ahead)) {
          lose(parse, restOf(parse, at));
          break;
        }
        // `arrested a man suspected of fraud and charged him`
        const leaves = predicate.isRelative ? isMark(chunk, ",") && chunks[at + 1]?.kind === "and" : chunk.kind === "and";
        const isOuter = leaves && (follower.form === "finite" || isActive(chunks, ahead));
        const doer = isOuter ? (predicate.outer ?? predicate.subjects) : predicate.subjects;
        if (
          (follower.form === "ing" && governsIng(chunks, predicate.verb, at)) ||
          (leavesToDo(parse, draft) && isBareVerb(parse.sentence, follower))
        ) {
          extend(draft, restOf(parse, at));
          break;
        }
        if (follower.form === "ing" && isMark(chunk, ",")) {
          // `The river rose, flooding 40 homes`: said of the rise, and so with it.
          finish();
          const told = predicate.told ?? [...draft.verb, ...chunks.slice(predicate.verb, at).flatMap(tokensOf)];
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
      if (
        (follower?.kind === "noun" && (startsClause(chunks, ahead) || startsFarClause(chunks, ahead))) ||
        startsFrontedClause(chunks, ahead)
      ) {
        finish();
        parse.clause({ ...parse, depth: parse.depth + 1 }, ahead);
        return;
      }
      if (isMark(chunk, ",") && follower?.kind === "noun" && ahead === at + 1 && draft.args.length === 0) {
        // `The price is falling, the talks that could …`: no object follows a comma.
        lose(parse, restOf(parse, at));
        break;
      }
      if (follower?.kind === "noun" && isMark(chunk, ",") && governsIng(chunks, predicate.verb, at)) {
        extend(draft, restOf(parse, at));
        break;
      }
      if (follower?.kind === "noun" && lastNoun && isMark(chunk, ",")) {
        // What follows it hangs on it: `to 4.1%, its lowest level since 2008` says nothing of a fall since 2008.
        const apposition = withPhrases(chunks, ahead);
        if (isApposition(parse, lastNoun, ofPhrase(chunks, ahead).tokens)) emitNaming(parse, lastNoun, apposition.tokens);
        at = apposition.next;
        if (at < chunks.length && !/^(?:mark|and)$/.test(chunks[at]?.kind ?? "")) {
          // `on the coast, those who fish there`: said of what the comma opens.
          lose(parse, restOf(parse, at));
          break;
        }
      } else if (joinsAdverbs(chunks, at)) {
        extend(draft, [...tokensOf(chunk), ...tokensOf(next)]);
        at += 2;
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
  if (isNobody(parse, head)) return;
  let verb = at + 1;
  while (chunks[verb]?.kind === "adverb") verb += 1;
  const isLoose = isMark(chunks[at - 1], ",");
  if (isLoose) {
    const close = looseEnd(chunks, at);
    if (close > 0) {
      readRelative({ ...parse, chunks: chunks.slice(0, close) }, head, at);
      return;
    }
  }
  if (!isLoose && (isFar(parse, head, at) || isGeneral(parse, head, verb))) {
    // `companies that do business here`: not companies at large.
    lose(parse, [...head, ...restOf(parse, at)]);
    return;
  }
  if (chunks[verb]?.kind !== "verb" || chunks[at]?.word === "where" || chunks[at - 1]?.kind === "preposition") {
    readInside(parse, head, at);
    return;
  }
  const { outer } = parse;
  readPredicate(
    { ...parse, depth: parse.depth + 1 },
    { subjects: [head], verb, fronted: [], isRelative: true, ...(outer ? { outer } : {}) },
  );
}
