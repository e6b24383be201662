import {
  auxiliaries,
  comparisons,
  connectors,
  determiners,
  dutyModals,
  evidentials,
  firstPersons,
  futureModals,
  genericSubjects,
  hedges,
  imperativeVerbs,
  irregularPasts,
  numberWords,
  prepositions,
  reportVerbs,
  speechActs,
  timeWords,
  valueWords,
} from "@/lib/breakdown/lexicon";
import { opensUpper, type Token } from "@/lib/breakdown/tokens";

/** What a word or phrase of a sentence tells about it. */
export type SignalCode =
  | "number"
  | "date"
  | "comparison"
  | "past-event"
  | "named-actor"
  | "attribution"
  | "quotation"
  | "cause"
  | "hedge"
  | "value-word"
  | "duty"
  | "future"
  | "first-person"
  | "question"
  | "command"
  | "condition"
  | "generic";

/** One signal with the words responsible, as UTF-16 offsets into the text. */
export type Signal = { code: SignalCode; start: number; end: number };

const quoteMarks = '"“”«»„';

/** Whether a word is a name rather than a word that only begins a sentence. */
export function isName(token: Token, isFirst: boolean): boolean {
  if (token.kind !== "word" || !opensUpper(token.text)) return false;
  if (connectors.has(token.lower) || firstPersons.has(token.lower)) return false;
  if (!isFirst) return true;
  return (/['’]s$/.test(token.text) && /[a-z]/.test(token.text.slice(0, -2))) || /^\p{Lu}[\p{Lu}.]+$/u.test(token.text);
}

const qualifying = new Set("based aimed known given called named held led made driven".split(" "));
const pastAuxiliaries = new Set("was were wasn't weren't had did didn't hadn't".split(" "));
const causes = new Set("because due caused causes led thanks owing resulting".split(" "));

function isPastEvent(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== "word") return false;
  // `deals based on …`, `a plan drawn up by …`: a participle that says more of the noun before it.
  if (
    qualifying.has(token.lower) &&
    /^(?:on|by|at|in|as)$/.test(tokens[at + 1]?.lower ?? "") &&
    !auxiliaries.has(tokens[at - 1]?.lower ?? "")
  )
    return false;
  const before = tokens[at - 1];
  const beforeLower = before?.lower ?? "";
  if (pastAuxiliaries.has(token.lower)) return true;
  const regular = token.lower.length > 4 && token.lower.endsWith("ed") && !/(?:eed|need|hundred|indeed)$/.test(token.lower);
  if (!regular && !irregularPasts.has(token.lower)) return false;
  if (!before || before.kind === "mark") return at > 2 && beforeLower === "," && !regular;
  if (
    determiners.has(beforeLower) ||
    prepositions.has(beforeLower) ||
    /^(?:is|are|be|being|am|isn't|aren't|get|gets|not|lies|stands|sits|remains|that|who|which|once|never)$/.test(beforeLower)
  )
    return false;
  if (/(?:al|ous|ive|ent|ful|ic|ary|ant|able|ible|ar)$/.test(beforeLower) && regular && /^\p{Ll}/u.test(before.text)) return false;
  return true;
}

function clauseStart(tokens: readonly Token[]): number {
  const colon = tokens.findIndex((token, at) => token.text === ":" && at <= 6);
  return colon >= 0 && colon < tokens.length - 3 ? colon + 1 : 0;
}

/** Where the main clause begins: past a short lead-in that ends in a colon. */
export const mainClauseStart = clauseStart;

/** Finds every signal of one sentence, in order of position. Linear in the number of tokens. */
export function findSignals(tokens: readonly Token[]): Signal[] {
  const found: Signal[] = [];
  const add = (code: SignalCode, first: Token, last = first) => found.push({ code, start: first.start, end: last.end });
  const opening = clauseStart(tokens);
  let openQuote: Token | undefined;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token) continue;
    const word = token.lower;
    const next = tokens[at + 1];
    if (token.kind === "number") add(/^(?:1[5-9]|20)\d\d$/.test(word) ? "date" : "number", token);
    if (token.kind === "mark" && quoteMarks.includes(token.text)) {
      if (openQuote) add("quotation", openQuote, token);
      openQuote = openQuote ? undefined : token;
    }
    if (token.text === "?") add("question", token);
    if (token.kind !== "word") continue;
    if (numberWords.has(word)) add("number", token);
    else if (comparisons.has(word)) add("comparison", token);
    if (timeWords.has(word)) add("date", token);
    if (isName(token, at === 0 || at === opening)) {
      const last = found.at(-1);
      const previous = tokens[at - 1];
      if (last?.code === "named-actor" && previous && last.end === previous.end) last.end = token.end;
      else add("named-actor", token);
    } else if (
      at === opening &&
      /^\p{Lu}/u.test(token.text) &&
      !connectors.has(word) &&
      next &&
      ((isVerbLike(next) && !/[^s]s$/.test(next.lower)) || next.text === "," || speechActs.has(next.lower)) &&
      !word.endsWith("ing")
    )
      add("named-actor", token);
    if (isPastEvent(tokens, at)) add("past-event", token);
    if (speechActs.has(word) && isReporting(tokens, at)) add("attribution", token);
    if (evidentials.has(word) || (word === "according" && next?.lower === "to")) add("attribution", token);
    if (causes.has(word)) add("cause", token);
    if (hedges.has(word)) add("hedge", token);
    if (valueWords.has(word)) add("value-word", token);
    if (
      dutyModals.has(word) ||
      (next?.lower === "to" && /^(?:need|needs|have|has)$/.test(word)) ||
      (word === "time" && next?.lower === "to")
    )
      add("duty", token);
    if (futureModals.has(word) || (word === "going" && next?.lower === "to" && /^(?:is|are|am|'s|'re)$/.test(tokens[at - 1]?.lower ?? "")))
      add("future", token);
    if (firstPersons.has(word)) add("first-person", token);
    if (word === "if" || word === "unless") add("condition", token);
    if (at === opening && genericSubjects.has(word)) add("generic", token);
    if (at === opening && imperativeVerbs.has(word) && next && !isVerbLike(next)) add("command", token);
  }
  return found;
}

function isVerbLike(token: Token): boolean {
  return (
    auxiliaries.has(token.lower) ||
    reportVerbs.has(token.lower) ||
    dutyModals.has(token.lower) ||
    futureModals.has(token.lower) ||
    irregularPasts.has(token.lower) ||
    /(?:ed|s)$/.test(token.lower)
  );
}

function isReporting(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  if (!before || determiners.has(before.lower) || prepositions.has(before.lower)) return false;
  if (/^(?:claim|report|show|demand|ask|promise|state|say|tell|find|write|deny|refuse)$/.test(tokens[at]?.lower ?? ""))
    return /^(?:they|we|i|you|who|that|officials|critics|experts|supporters|opponents)$/.test(before.lower);
  return before.kind !== "mark" || quoteMarks.includes(before.text) || /^[,'’]$/.test(before.text) || after?.lower === "that";
}
