import type { Chunk } from "@/lib/breakdown/chunks";
import type { Span } from "@/lib/breakdown/gap-walk";
import { speechFrames } from "@/lib/breakdown/speech-cues";
import { isQuotation, type Line } from "@/lib/breakdown/speech-lines";

/** Who does what a verb says: first and last token, and the first chunk. */
export type Subject = { first: number; last: number; chunk: number };

const asideMax = 30;
const timeWord =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^(?:yesterday|today|tomorrow|tonight|morning|afternoon|evening|night|week|month|year|january|february|march|april|june|july|august|september|october|november|december)s?$/;

/** The stretch from one token to another, or null where there is none. */
export function spanOf(line: Line, first: number, last: number): Span | null {
  const from = line.sentence.tokens[first];
  const to = line.sentence.tokens[last];
  return from && to && first <= last ? { start: from.start, end: to.end } : null;
}

/** Whether a chunk is a comma, a colon or a dash. */
export function isComma(chunk: Chunk | undefined): boolean {
  return chunk?.kind === "mark" && /^(?:[,:—–―]|-{1,2})$/.test(chunk.word);
}

/** Whether a noun phrase only says when. */
export function isTime(line: Line, chunk: Chunk | undefined): boolean {
  return chunk?.kind === "noun" && timeWord.test(line.sentence.tokens[chunk.last]?.lower ?? "");
}

/** `a man named Falk`, `a stream called Miracle Run`: tells what the one before is called. */
function isNaming(line: Line, at: number): boolean {
  const before = line.chunks[at - 1];
  return (
    /^(?:named|called|dubbed|titled|entitled|nicknamed|labeled|labelled)$/.test(line.chunks[at]?.word ?? "") &&
    before?.kind === "noun" &&
    /^(?:an?|some|something|someone|one|two|another)$/.test(line.sentence.tokens[before.first]?.lower ?? "")
  );
}

/** Whether a verb chunk, as it stands, is the verb of a clause. */
export function isClauseVerb(line: Line, at: number): boolean {
  const chunk = line.chunks[at];
  if (chunk?.kind !== "verb") return false;
  if (chunk.form === "finite") return true;
  const before = line.chunks[at - 1];
  if (chunk.form === "ing")
    return before?.kind === "noun" && /^(?:i'm|(?:he|she|it|that|who|what)'s|(?:we|you|they)'re)$/.test(before.word);
  const after = line.chunks[at + 1];
  if (chunk.form !== "participle" || /^(?:by|of)$/.test(after?.word ?? "") || isNaming(line, at)) return false;
  if (isQuotation(before)) return true;
  return (
    before?.kind !== "mark" ||
    (speechFrames.has(line.sentence.tokens[chunk.last]?.lower ?? "") &&
      (!/^(?:for|as|in|to|with)$/.test(after?.word ?? "") || (chunk.word === "called" && after?.word === "for")))
  );
}

/** The first chunk of a noun phrase that ends at chunk `at`, over the phrases that hang on it; not out of the object of an earlier verb. */
function phraseStart(line: Line, at: number): number {
  const { chunks } = line;
  let first = at;
  while (chunks[first - 1]?.kind === "preposition" && chunks[first - 2]?.kind === "noun") first -= 2;
  const before = chunks[first - 1];
  if (before?.kind === "verb" || before?.kind === "preposition") {
    // `told reporters in Ohio`, `On Monday in Ohio`: only what hangs on the last noun by `of` and the like.
    first = at;
    while (/^(?:of|for|at|from)$/.test(chunks[first - 1]?.word ?? "") && chunks[first - 2]?.kind === "noun") first -= 2;
    return first;
  }
  while (
    chunks[first - 1]?.kind === "and" &&
    chunks[first - 2]?.kind === "noun" &&
    !chunks.slice(Math.max(0, first - 8), first - 1).some(({ kind }) => kind === "verb")
  )
    first -= 2;
  return first;
}

/** Back over what is put in between commas, dashes or brackets before chunk `close`; -1 when nothing is. */
function asideStart(line: Line, close: number): number {
  const { chunks } = line;
  const isBracket = chunks[close]?.word === ")";
  for (let at = close - 1; at > 0 && close - at <= asideMax; at -= 1) {
    const chunk = chunks[at];
    if (isQuotation(chunk)) return -1;
    if (isBracket ? chunk?.word !== "(" : !isComma(chunk)) continue;
    const owner = chunks[at - 1];
    if (owner?.kind !== "noun" && owner?.word !== ")") continue;
    const opener = chunks[at + 1];
    if (isBracket || opener?.kind === "relative") return at;
    let states = false;
    for (let place = at + 1; place < close && chunks[place]?.kind !== "relative"; place += 1) states ||= isClauseVerb(line, place);
    if (!states || opener?.kind === "conjunction") return at;
    if (opener?.kind !== "noun" && opener?.kind !== "verb") return -1;
  }
  return -1;
}

/**
 * `Firms that had insured the mine agreed`, `a poll taken in May found`: where the noun at chunk `at` belongs to a relative clause or a participle that hangs on an
 * earlier noun, the chunk of that noun; null elsewhere. A verb that takes a clause keeps the noun for itself: `the man who said the mayor lied`.
 */
function relativeOwner(line: Line, at: number): number | null {
  const { chunks } = line;
  let place = at - 1;
  while (chunks[place]?.kind === "preposition" && chunks[place - 1]?.kind === "noun") place -= 2;
  if (chunks[place]?.kind === "preposition") place -= 1;
  const verb = chunks[place];
  if (verb?.kind !== "verb" || speechFrames.get(line.sentence.tokens[verb.last]?.lower ?? "")?.clause) return null;
  const before = chunks[place - 1];
  if (before?.kind === "relative" && chunks[place - 2]?.kind === "noun") return place - 2;
  const hangs = verb.form === "participle" && verb.first === verb.last && chunks[place + 1]?.kind === "preposition";
  return hangs && before?.kind === "noun" ? place - 1 : null;
}

function subjectEndingAt(line: Line, end: number, ownerOf: (line: Line, at: number) => number | null = relativeOwner): Subject | null {
  const { chunks } = line;
  let at = end;
  for (let asides = 0; asides < 4; asides += 1) {
    if (!isComma(chunks[at]) && chunks[at]?.word !== ")") break;
    const open = asideStart(line, at);
    if (open < 0) return null;
    at = open - 1;
  }
  if (chunks[at]?.kind !== "noun") return null;
  const owner = ownerOf(line, at);
  const start = phraseStart(line, owner ?? at);
  const first = chunks[start]?.first;
  let last = chunks[end]?.last;
  if (isComma(chunks[end])) last = chunks[end - 1]?.last;
  return first === undefined || last === undefined ? null : { first, last, chunk: start };
}

function firstFinite(line: Line, subjects: readonly (Subject | null)[], before: number): Subject | null {
  for (let at = 0; at < before; at += 1) if (subjects[at] && isClauseVerb(line, at)) return subjects[at] ?? null;
  return null;
}

function lastVerb(line: Line, before: number, isWanted: (chunk: Chunk, at: number) => boolean): number {
  for (let at = before; at >= 0 && before - at <= asideMax; at -= 1) {
    const chunk = line.chunks[at];
    if (chunk?.kind === "verb" && isWanted(chunk, at)) return at;
  }
  return -1;
}

/** Whether a verb stands in a clause that `who`, `which` or `that` opens. */
function isRelative(line: Line, verb: number): boolean {
  let at = verb - 1;
  while (line.chunks[at]?.kind === "adverb") at -= 1;
  return line.chunks[at]?.kind === "relative";
}

/**
 * `Falk says the union agreed and said it would wait`: who says one thing goes on to say another; the subject of an earlier verb of saying for
 * the finite one at `verb`, if both are in the same tense.
 */
function speakerBefore(
  line: Line,
  from: number,
  { verb, subjects }: { verb: number; subjects: readonly (Subject | null)[] },
): Subject | null {
  const says = (chunk: Chunk | undefined) => {
    const frame = speechFrames.get(line.sentence.tokens[chunk?.last ?? -1]?.lower ?? "");
    return frame?.clause === true;
  };
  const chunk = line.chunks[verb];
  if (!says(chunk) || chunk?.form === "infinitive" || chunk?.form === "ing") return null;
  const former = lastVerb(
    line,
    from,
    (other, place) => says(other) && isClauseVerb(line, place) && Boolean(subjects[place]) && !isRelative(line, place),
  );
  return former < 0 ? null : (subjects[former] ?? null);
}

function subjectOf(line: Line, verb: number, subjects: readonly (Subject | null)[]): Subject | null {
  const { chunks } = line;
  const chunk = chunks[verb];
  let at = verb - 1;
  while (chunks[at]?.kind === "adverb" || (isTime(line, chunks[at]) && /^(?:noun|adverb)$/.test(chunks[at - 1]?.kind ?? ""))) at -= 1;
  if (chunks[at]?.word === "on" && isTime(line, chunks[at + 1])) at -= 1;
  const before = chunks[at];
  if (!chunk) return null;
  if (chunk.form === "infinitive") {
    const governor = lastVerb(line, verb - 1, () => true);
    if (governor < 0) return before?.kind === "noun" ? subjectEndingAt(line, at) : null;
    const frame = speechFrames.get(line.sentence.tokens[chunks[governor]?.last ?? -1]?.lower ?? "");
    const helped = chunks[governor + 1];
    if (helped?.kind === "noun" && governor + 2 === verb && frame?.infinitive)
      return { first: helped.first, last: helped.last, chunk: governor + 1 };
    return subjects[governor] ?? null;
  }
  if (chunk.form === "ing" && !isClauseVerb(line, verb)) {
    if (before?.kind === "noun") return { first: before.first, last: before.last, chunk: at };
    if (before?.kind === "and") {
      const former = lastVerb(line, at - 1, ({ form }) => form === "ing");
      if (former >= 0) return subjects[former] ?? null;
    }
    const found = firstFinite(line, subjects, verb);
    if (found) return found;
    // `Citing the report, the mayor …`, `Citing a “right to reply,” the mayor …`: the subject comes after the comma.
    const comma = chunks.findIndex(
      (other, place) => place > verb && (isComma(other) || isQuotation(other)) && chunks[place + 1]?.kind === "noun",
    );
    const noun = chunks[comma + 1];
    return comma > 0 && noun ? { first: noun.first, last: noun.last, chunk: comma + 1 } : null;
  }
  if (!before) return null;
  if (before.kind === "relative") {
    let owner = at - 1;
    if (isComma(chunks[owner])) owner -= 1;
    if (chunks[owner]?.kind === "preposition") owner -= 1;
    // `She walked with Falk, who told me …`: the nearest noun, whatever that hangs on.
    const antecedent = chunks[owner]?.kind === "noun" ? subjectEndingAt(line, owner, () => null) : null;
    return antecedent ? { ...antecedent, last: before.last } : { first: before.first, last: before.last, chunk: at };
  }
  if (before.kind === "verb") return subjects[at] ?? null;
  if (before.kind === "and") {
    const speaker = speakerBefore(line, at - 1, { verb, subjects });
    if (speaker) return speaker;
    const closed = isComma(chunks[at - 1]);
    const former = lastVerb(
      line,
      at - 1,
      (_, place) => isClauseVerb(line, place) && Boolean(subjects[place]) && !(closed && isRelative(line, place)),
    );
    return former < 0 ? null : (subjects[former] ?? null);
  }
  return subjectEndingAt(line, at);
}

/** The subject of every verb chunk of a line, by the number of the chunk. */
export function findSubjects(line: Line): (Subject | null)[] {
  const subjects: (Subject | null)[] = [];
  for (let at = 0; at < line.chunks.length; at += 1) subjects.push(line.chunks[at]?.kind === "verb" ? subjectOf(line, at, subjects) : null);
  return subjects;
}

/** The noun phrase after the verb chunk at `verb`, as in `said Ana Petrova, the treasurer`, with what is said of it. */
export function subjectAfter(line: Line, verb: number): (Subject & { next: number }) | null {
  const { chunks } = line;
  const head = chunks[verb + 1];
  if (head?.kind !== "noun" || isTime(line, head)) return null;
  let end = verb + 1;
  const phrases = () => {
    while (chunks[end + 1]?.word === "(") {
      const close = chunks.findIndex((chunk, at) => at > end && chunk.word === ")");
      if (close < 0) break;
      end = close;
    }
    while (
      (chunks[end + 1]?.kind === "preposition" || chunks[end + 1]?.kind === "and") &&
      chunks[end + 2]?.kind === "noun" &&
      !isTime(line, chunks[end + 2])
    )
      end += 2;
  };
  phrases();
  while (isComma(chunks[end + 1]) && (chunks[end + 2]?.kind === "noun" || chunks[end + 2]?.kind === "relative")) {
    if (chunks[end + 2]?.kind === "noun") {
      const kept = end;
      end += 2;
      phrases();
      let verb = end + 1;
      while (chunks[verb]?.kind === "adverb") verb += 1;
      if (chunks[verb]?.kind === "verb" && chunks[verb]?.form === "finite") {
        end = kept;
        break;
      }
    } else {
      let close = end + 2;
      while (
        close + 1 < chunks.length &&
        !isQuotation(chunks[close + 1]) &&
        !isComma(chunks[close + 1]) &&
        !/^[.!?;]$/.test(chunks[close + 1]?.word ?? "")
      )
        close += 1;
      end = close;
    }
  }
  const last = chunks[end]?.last;
  return last === undefined ? null : { first: head.first, last, chunk: verb + 1, next: end + 1 };
}

/** `was found`, `the laws proposed by …`: nobody is said to say anything. */
export function isPassive(line: Line, at: number): boolean {
  const chunk = line.chunks[at];
  if (!chunk || chunk.first === chunk.last) return chunk?.form === "participle" && !isClauseVerb(line, at);
  const last = line.sentence.tokens[chunk.last]?.lower ?? "";
  const isParticiple = /(?:ed|en|told|said|found|shown|thought|known|seen|read|made)$/.test(last);
  for (let place = chunk.first; place < chunk.last; place += 1)
    if (isParticiple && /^(?:is|are|was|were|be|been|being|get|gets|got)$/.test(line.sentence.tokens[place]?.lower ?? "")) return true;
  return false;
}
