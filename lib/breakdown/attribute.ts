import { type Chunk, chunksOf } from "@/lib/breakdown/chunks";
import type { Span } from "@/lib/breakdown/gap-walk";
import { cueVerbs } from "@/lib/breakdown/lexicon";
import { findQuotations } from "@/lib/breakdown/quotations";
import { readSentence } from "@/lib/breakdown/read-sentence";
import type { ReadSentence } from "@/lib/breakdown/sentence-features";
import { splitSentences } from "@/lib/breakdown/sentences";
import { isComma, type Line, sourceAfter, sourceBefore, spanOf } from "@/lib/breakdown/speech-sources";

/** Who says what: source, the words that say so, and what is said; `parts` when other words interrupt it. Offsets are UTF-16. */
export type Attribution = { source: Span | null; cue: Span | null; content: Span & { parts?: Span[] } };

const tokensMax = 400;
const goOnMax = 120;
const weekDays = /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|today)$/;

/** The last token of a cue verb in a verb chunk, or -1. */
function cueToken(line: Line, chunk: Chunk): number {
  for (let at = chunk.last; at >= chunk.first; at -= 1)
    if (line.sentence.tags[at] === "VERB" || line.sentence.tags[at] === "AUX")
      return cueVerbs.has(line.sentence.tokens[at]?.lower ?? "") ? at : -1;
  return -1;
}

/** `was found`, `the laws proposed by …`: nobody is said to say anything. */
function isPassive(line: Line, chunk: Chunk, at: number): boolean {
  const { tokens } = line.sentence;
  const last = tokens[chunk.last]?.lower ?? "";
  const isParticiple = /(?:ed|en|told|said|found|shown|thought|known)$/.test(last);
  for (let place = chunk.first; place < chunk.last; place += 1)
    if (isParticiple && /^(?:is|are|was|were|be|been|being)$/.test(tokens[place]?.lower ?? "")) return true;
  const next = line.chunks[at + 1];
  return (
    chunk.form === "participle" &&
    last.endsWith("ed") &&
    next?.kind === "preposition" &&
    /^(?:by|during|in|of|as|for)$/.test(next.word) &&
    line.chunks[at - 1]?.kind === "noun"
  );
}

function insideQuotation(line: Line, at: number): boolean {
  const token = line.sentence.tokens[at];
  return token !== undefined && line.quotations.some(({ start, end }) => token.start > start && token.end < end);
}

/** Cuts marks and white space off the ends of a stretch, but for the marks of a quotation. */
function trimmed(text: string, start: number, end: number): Span | null {
  let from = start;
  let to = end;
  while (from < to && /[\s,:;—–-]/.test(text.charAt(from))) from += 1;
  while (to > from && /[\s,:;—–-]/.test(text.charAt(to - 1))) to -= 1;
  if (to > from && text.charAt(to - 1) === "." && !/["”]/.test(text.slice(from, to))) to -= 1;
  return to - from > 2 ? { start: from, end: to } : null;
}

/** A quotation that goes on after the sentence is content to its end. */
function extended(line: Line, content: Span): Span {
  const held = line.quotations.find(({ start, end }) => start < content.end && end > content.end && start >= content.start - 2);
  return held ? { start: content.start, end: held.end } : content;
}

function attributionsOf(line: Line): Attribution[] {
  const { text, span, sentence, chunks } = line;
  const found: Attribution[] = [];
  for (let at = 0; at < chunks.length; at += 1) {
    const chunk = chunks[at];
    if (!chunk) continue;
    const word = sentence.tokens[chunk.first]?.lower;
    if (word === "according" && sentence.tokens[chunk.last + 1]?.lower === "to") {
      const to = chunks.findIndex((other, place) => place > at && other.kind === "noun");
      const source = to > 0 && to <= at + 2 ? sourceAfter(line, to - 1) : null;
      const cue = spanOf(line, chunk.first, chunk.first + 1);
      if (!source || !cue) continue;
      const sourceSpan = spanOf(line, source.first, source.last);
      const opens = at <= 1;
      const content = opens ? trimmed(text, sourceSpan?.end ?? cue.end, span.end) : trimmed(text, span.start, cue.start);
      if (content) found.push({ source: sourceSpan, cue, content: extended(line, content) });
      at = source.chunk;
      continue;
    }
    if (chunk.kind !== "verb" || insideQuotation(line, chunk.first)) continue;
    const cueAt = cueToken(line, chunk);
    if (cueAt < 0 || isPassive(line, chunk, at)) continue;
    const attribution = attributionAt(line, at, cueAt, found);
    if (attribution) found.push(attribution);
  }
  return found;
}

function attributionAt(line: Line, at: number, cueAt: number, former: readonly Attribution[]): Attribution | null {
  const { text, span, chunks, sentence } = line;
  const chunk = chunks[at];
  if (!chunk) return null;
  const cue = spanOf(line, chunk.form === "infinitive" ? chunk.first : chunk.first, cueAt);
  if (!cue) return null;
  const before = sourceBefore(line, at);
  const floor = former.at(-1)?.content.end ?? span.start;
  const lead = before ? chunks[before.chunk - 1] : chunks[at - 1];
  const leadEnd = before ? sentence.tokens[before.first]?.start : cue.start;
  const sourceBeforeSpan = before ? spanOf(line, before.first, before.last) : null;
  const closesQuotation = line.quotations.find(
    ({ start, end }) => start >= span.start - 1 && leadEnd !== undefined && end <= leadEnd && leadEnd - end <= 2,
  );
  // `…,” said Ana Petrova` and `…, Ana Petrova said`: what is said stands before.
  const isRelative = chunks[at - 1]?.kind === "relative";
  const states =
    closesQuotation !== undefined ||
    chunks.slice(0, Math.max(0, at - 1)).some((other) => other.kind === "verb" && other.form !== "ing" && other.form !== "infinitive");
  if (
    (isComma(lead) || closesQuotation) &&
    states &&
    !isRelative &&
    leadEnd !== undefined &&
    leadEnd > span.start + 8 &&
    isTail(line, at, before !== null)
  ) {
    const after = before ? null : sourceAfter(line, at);
    const content = trimmed(text, Math.max(span.start, floor > leadEnd ? span.start : floor), leadEnd);
    const source = before ? sourceBeforeSpan : after ? spanOf(line, after.first, after.last) : null;
    if (content && source) return withRest(line, { source, cue, content }, source.end > cue.end ? source.end : cue.end);
  }
  const from = contentStart(line, at, cueAt);
  const content = from === null ? null : trimmed(text, from, contentEnd(line, at));
  if (!content || content.end - content.start < 6) return null;
  if (!before && chunk.form !== "ing") return null;
  const source = sourceBeforeSpan ?? former.at(-1)?.source ?? null;
  return { source, cue, content: extended(line, content) };
}

/** Whether nothing but time, place and manner follows a cue that stands at the end. */
function isTail(line: Line, at: number, sourceFirst: boolean): boolean {
  const { chunks } = line;
  let next = at + 1;
  const object = chunks[next];
  const told = /^(?:tell|tells|told|ask|asks|asked|warned|urged)$/.test(line.sentence.tokens[chunks[at]?.last ?? -1]?.lower ?? "");
  if (sourceFirst && object?.kind === "noun" && !told && !weekDays.test(object.word)) return false;
  if (!sourceFirst) next = (sourceAfter(line, at)?.chunk ?? at) + 1;
  for (; next < chunks.length; next += 1) {
    const chunk = chunks[next];
    if (chunk?.kind === "verb" && chunk.form === "finite" && !insideQuotation(line, chunk.first)) return false;
    if (chunk?.kind === "conjunction" || chunk?.word === "that") return false;
    if (chunk?.kind === "mark" && /^[.!?]$/.test(chunk.word)) return true;
    if (isComma(chunk)) return true;
  }
  return true;
}

/** `“…,” she said, “…”`: what follows in quotation marks is part of the same content. */
function withRest(line: Line, attribution: Attribution, from: number): Attribution {
  const rest = line.quotations.find(({ start }) => start >= from && start < line.span.end + 3);
  if (!rest) return attribution;
  const { content } = attribution;
  return { ...attribution, content: { start: content.start, end: rest.end, parts: [{ start: content.start, end: content.end }, rest] } };
}

/** Where indirect speech begins: past the one spoken to, a time, and `that`. */
function contentStart(line: Line, at: number, cueAt: number): number | null {
  const { chunks, sentence } = line;
  const verb = sentence.tokens[cueAt]?.lower ?? "";
  let next = at + 1;
  if (
    /^(?:tell|tells|told|telling|ask|asks|asked|asking|urge|urges|urged|warn|warns|warned|assure|assured|remind|reminded|inform|informed)$/.test(
      verb,
    ) &&
    chunks[next]?.kind === "noun"
  ) {
    next += 1;
    while (chunks[next]?.kind === "preposition" && chunks[next + 1]?.kind === "noun") next += 2;
  } else if (
    chunks[next]?.kind === "noun" &&
    /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/.test(chunks[next]?.word ?? "")
  )
    next += 1;
  const that = chunks.findIndex((chunk, place) => place >= next && place <= next + 8 && (chunk.word === "that" || chunk.word === ":"));
  if (that >= next && chunks.slice(next, that).every(({ kind, word }) => kind !== "verb" && (kind !== "mark" || word === ",")))
    next = chunks[that]?.word === ":" ? that + 1 : that;
  const first = chunks[next];
  return first ? (sentence.tokens[first.first]?.start ?? null) : null;
}

/** Indirect speech ends with its sentence, or where another subject says something else after a comma. */
function contentEnd(line: Line, at: number): number {
  const { chunks, sentence, span } = line;
  for (let next = at + 2; next < chunks.length; next += 1) {
    const chunk = chunks[next];
    const joint = chunks[next + 1]?.word ?? "";
    if (isComma(chunk) && /^(?:but|although|though|while|whereas)$/.test(joint) && !insideQuotation(line, chunk?.first ?? 0))
      return sentence.tokens[chunk?.first ?? 0]?.start ?? span.end;
    if (!isComma(chunk) || chunks[next + 1]?.kind !== "verb" || chunks[next + 1]?.form !== "ing") continue;
    if (cueToken(line, chunks[next + 1] ?? chunks[next] ?? { kind: "mark", first: 0, last: 0, word: "", form: "none" }) >= 0)
      return sentence.tokens[chunk?.first ?? 0]?.start ?? span.end;
  }
  return span.end;
}

/** Who says what within one sentence that has been read already; quotations that run out of it are cut at its end. */
export function attributeSentence(text: string, span: Span, sentence: ReadSentence): Attribution[] {
  if (sentence.tokens.length > tokensMax) return [];
  const quotations = findQuotations(text.slice(span.start, span.end)).map(({ start, end }) => ({
    start: start + span.start,
    end: end + span.start,
  }));
  return attributionsOf({ text, span, sentence, chunks: chunksOf(sentence), quotations });
}

/** A sentence that is all quotation goes on with what the sentence before it in the same paragraph quoted. */
function goOn(text: string, found: Attribution[], span: Span, near: readonly Span[]): void {
  const last = found.at(-1);
  const quotation = near.find(({ start, end }) => start >= span.start - 1 && start <= span.start + 1 && end >= span.end - 1);
  if (!last || !quotation || quotation.start < last.content.end) return;
  const lastEnd = Math.max(last.content.end, last.source?.end ?? 0, last.cue?.end ?? 0);
  if (quotation.start - lastEnd > goOnMax || /\n\s*\n/.test(text.slice(lastEnd, quotation.start))) return;
  const parts = [...(last.content.parts ?? [{ start: last.content.start, end: last.content.end }]), quotation];
  found[found.length - 1] = { ...last, content: { start: last.content.start, end: quotation.end, parts } };
}

/**
 * Finds who says what in a text: direct and indirect speech, `according to`, quotations that run over sentences. Rules over
 * phrases; linear in the length of the text. What no one is named for is not listed.
 */
export function attribute(text: string): Attribution[] {
  const quotations = findQuotations(text);
  const found: Attribution[] = [];
  let first = 0;
  for (const span of splitSentences(text)) {
    while (first < quotations.length && (quotations[first]?.end ?? 0) <= span.start) first += 1;
    const near: Span[] = [];
    for (let at = first; at < quotations.length && (quotations[at]?.start ?? 0) < span.end + 3; at += 1) near.push(quotations[at] ?? span);
    const sentence = readSentence(text, span.start, span.end);
    if (sentence.tokens.length > tokensMax) continue;
    const here = attributionsOf({ text, span, sentence, chunks: chunksOf(sentence), quotations: near });
    if (here.length === 0) goOn(text, found, span, near);
    found.push(...here);
  }
  return found;
}
