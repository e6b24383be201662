import { antecedentOf } from "@/lib/breakdown/antecedent-of";
import { noMentions, rememberLine, speakerMention } from "@/lib/breakdown/antecedents";
import { attitudeAt } from "@/lib/breakdown/attitudes";
import type { Span } from "@/lib/breakdown/gap-walk";
import { speechWithin } from "@/lib/breakdown/nested-speech";
import { officeHolders } from "@/lib/breakdown/offices";
import { findQuotations } from "@/lib/breakdown/quotations";
import { noReadings, type Readings } from "@/lib/breakdown/readings";
import { saidBefore } from "@/lib/breakdown/said-before";
import type { ReadSentence } from "@/lib/breakdown/sentence-features";
import { splitSentences } from "@/lib/breakdown/sentences";
import { findLabelled } from "@/lib/breakdown/speaker-labels";
import { type Complement, complementEnd, complementOf } from "@/lib/breakdown/speech-contents";
import { type Frame, speechFrames } from "@/lib/breakdown/speech-cues";
import { isQuotation, joinLines, type Line, readLine } from "@/lib/breakdown/speech-lines";
import { type Attribution, bodyStart, joined, quotationsAfter, type Reading, startOf, trimmed } from "@/lib/breakdown/speech-spans";
import { findSubjects, isClauseVerb, isComma, isPassive, type Subject, spanOf, subjectAfter } from "@/lib/breakdown/speech-subjects";
import { kindsTold, type ToldKinds } from "@/lib/breakdown/told-kinds";

export type { Attribution } from "@/lib/breakdown/speech-spans";

const tokensMax = 400;
/** Lines shorter than these say nothing of anybody; longer ones than these are no sentences. In UTF-16 code units. */
const lineMin = 6;
const lineMax = 12_000;
const goOnMax = 300;

/** `the mayor said that …`, `the mayor backed the bill`: what is said stands behind. */
function saidBehind(reading: Reading, at: number, frame: Frame): Attribution | null {
  const { line, subjects } = reading;
  const verb = line.chunks[at];
  const opens = at === 0 && subjects[at] === null && frame.quotation ? subjectAfter(line, at) : null;
  const source = opens ?? subjects[at];
  if (!verb || !source) return null;
  const complement = complementOf(line, opens ? opens.next - 1 : at, frame);
  if (
    !complement ||
    (verb.form === "infinitive" &&
      complement.sort !== "quotation" &&
      !/^(?:that|whether|how|why)$/.test(line.chunks[complement.from]?.word ?? ""))
  )
    return null;
  const cue = spanOf(line, verb.first, opens ? verb.last : complement.cueLast);
  const content = contentOf(reading, at, complement);
  return cue && content ? { source: spanOf(line, source.first, source.last), cue, content } : null;
}

function contentOf({ line, subjects, seams }: Reading, at: number, complement: Complement): Attribution["content"] | null {
  const { chunks, text, span } = line;
  const from = chunks[complement.from];
  if (complement.sort === "quotation") {
    const first = from ? spanOf(line, from.first, from.last) : null;
    return first ? joined([first, ...quotationsAfter(line, complement.from + 1, subjects)]) : null;
  }
  const end = complementEnd(line, at, complement);
  const start = startOf(line, complement.from);
  const seam = seams.find((place) => place > start) ?? span.end;
  const to = Math.min(seam, end < chunks.length ? startOf(line, end) : span.end);
  const whole = trimmed(text, start, to);
  return whole ? { ...whole } : null;
}

/** `according to the ministry, …`. */
function accordingTo(reading: Reading, at: number): Attribution | null {
  const { line, floor } = reading;
  const { chunks, text, span, sentence } = line;
  const first = chunks[at]?.first ?? 0;
  const to = chunks.findIndex((chunk, place) => place > at && place <= at + 2 && chunk.kind === "noun");
  const source = to > 0 ? subjectAfter(line, to - 1) : null;
  const cue = spanOf(line, first, first + 1);
  const sourceSpan = source ? spanOf(line, source.first, source.last) : null;
  if (!source || !cue || !sourceSpan) return null;
  const opens = at <= 1 || trimmed(text, Math.max(span.start, floor), cue.start) === null;
  const parts: Span[] = [];
  const head = opens ? null : trimmed(text, Math.max(span.start, floor), cue.start);
  if (head) parts.push(head);
  const after = source.next;
  const goesOn = isComma(chunks[after]) && chunks.slice(after).some((_, place) => isClauseVerb(line, after + place));
  const tail = opens || (goesOn && sentence.tokens.length > 0) ? trimmed(text, sourceSpan.end, span.end) : null;
  if (tail) parts.push(tail);
  const content = joined(parts);
  return content ? { source: sourceSpan, cue, content } : null;
}

function attributionsOf(line: Line, subjects: readonly (Subject | null)[]): Attribution[] {
  const { sentence, chunks } = line;
  const frames = chunks.map((chunk, at) =>
    chunk.kind === "verb" && !isPassive(line, at) ? speechFrames.get(sentence.tokens[chunk.last]?.lower ?? "") : undefined,
  );
  const found: (Attribution | null)[] = chunks.map(() => null);
  // What stands behind its content comes first: it bounds what the others can hold.
  let floor = bodyStart(line);
  const seams: number[] = [];
  for (let at = 0; at < chunks.length; at += 1) {
    const chunk = chunks[at];
    const frame = frames[at];
    const reading: Reading = { line, subjects, floor, seams };
    const opensAccording =
      sentence.tokens[chunk?.first ?? -1]?.lower === "according" && sentence.tokens[(chunk?.first ?? -1) + 1]?.lower === "to";
    const one = opensAccording ? accordingTo(reading, at) : frame ? saidBefore(reading, at, frame) : null;
    if (chunk?.word === ";") floor = Math.max(floor, startOf(line, at) + 1);
    if (!one) continue;
    found[at] = one;
    floor = Math.max(floor, one.source?.end ?? 0, one.cue?.end ?? 0);
    seams.push(Math.min(one.source?.start ?? line.span.end, one.cue?.start ?? line.span.end));
  }
  for (let at = 0; at < chunks.length; at += 1) {
    const frame = frames[at];
    const reading: Reading = { line, subjects, floor: bodyStart(line), seams };
    found[at] ??= (frame ? saidBehind(reading, at, frame) : null) ?? attitudeAt(reading, at);
  }
  return found.flatMap((one) => (one ? [one] : []));
}

function isInside(one: Attribution, others: readonly Attribution[]): boolean {
  const { cue } = one;
  if (!cue) return false;
  return others.some(({ content }) => (content.parts ?? [content]).some(({ start, end }) => cue.start >= start && cue.end <= end));
}

/** Leaves what somebody is quoted as quoting to the one who quotes; in the order of the text. */
function outermost(found: readonly Attribution[]): Attribution[] {
  const widest = [...found].sort((one, other) => one.content.start - other.content.start || other.content.end - one.content.end);
  const kept: Attribution[] = [];
  for (const one of widest) if (!isInside(one, kept)) kept.push(one);
  return found.filter((one) => kept.includes(one));
}

/** Who says what within one sentence that has been read already; quotations that run out of it are cut at its end. */
export function attributeSentence(text: string, span: Span, sentence: ReadSentence): Attribution[] {
  if (sentence.tokens.length > tokensMax) return [];
  const quotations = findQuotations(text.slice(span.start, span.end)).map(({ start, end }) => ({
    start: start + span.start,
    end: end + span.start,
  }));
  const line = readLine(text, { span, quotations, known: sentence });
  return outermost(attributionsOf(line, findSubjects(line)));
}

/** A line that is all quotation goes on with what the line before it in the same paragraph quoted, or with a lead-in that ends in a colon. */
function goesOn(text: string, last: Attribution | undefined, line: Line): boolean {
  return last !== undefined && line.isQuoted && follows(text, last, line);
}

/** What has been said with another stretch of it. */
function withMore(one: Attribution, more: Span): Attribution {
  const { start, end, parts = [{ start, end }] } = one.content;
  return { ...one, content: { start, end: more.end, parts: [...parts, { ...more }] } };
}

/** Whether a line stands in the same paragraph as what was said last, and not far behind. */
function follows(text: string, last: Attribution, line: Line): boolean {
  const end = Math.max(last.content.end, last.source?.end ?? 0, last.cue?.end ?? 0);
  return line.span.start - end <= goOnMax && !/\n\s*\n/.test(text.slice(end, line.span.start));
}

/** `The mayor said:` at the end of a paragraph: the paragraph behind it is what she said. */
function leadIn(line: Line): Omit<Attribution, "content"> | null {
  const { chunks, sentence } = line;
  if (chunks.at(-1)?.word !== ":") return null;
  const subjects = findSubjects(line);
  for (let at = chunks.length - 2; at >= 0; at -= 1) {
    const chunk = chunks[at];
    if (chunk?.kind !== "verb") continue;
    const frame = speechFrames.get(sentence.tokens[chunk.last]?.lower ?? "");
    const subject = subjects[at] ?? (at === 0 ? subjectAfter(line, at) : null);
    if (
      !subject ||
      (!frame?.quotation && !frame?.clause && !/^(?:made|had|gave|issued|released)$/.test(sentence.tokens[chunk.last]?.lower ?? ""))
    )
      continue;
    return { source: spanOf(line, subject.first, subject.last), cue: spanOf(line, chunk.first, chunk.last) };
  }
  return null;
}

/**
 * Finds who says what in a text: direct and indirect speech, `according to`, quotations that run over sentences, transcripts
 * and signed quotations. Rules over phrases; linear in the length of the text. What no one is named for is not listed; what is said inside
 * what another says is listed with that, as `nested`. What has been read of the text is not read again. Who pronouns show to be a
 * man or a woman is added to `kinds`, which is what the text tells of that elsewhere.
 */
export function attribute(text: string, readings: Readings = noReadings, kinds: ToldKinds = kindsTold(text)): Attribution[] {
  const read = (line: Line) => outermost(attributionsOf(line, findSubjects(line)));
  return outerSpeech(text, readings, kinds).map((one) => {
    const nested = speechWithin(text, one, read);
    return nested.length > 0 ? { ...one, nested } : one;
  });
}

function outerSpeech(text: string, readings: Readings, kinds: ToldKinds): Attribution[] {
  const quotations = findQuotations(text);
  const labelled = findLabelled(text, quotations);
  const found: Attribution[] = [];
  const mentions = noMentions(kinds);
  const holderOf = officeHolders(text);
  let label = 0;
  let pending: Omit<Attribution, "content"> | null = null;
  for (const unread of joinLines(text, splitSentences(text, readings), quotations)) {
    const { span } = unread;
    while (label < labelled.length && (labelled[label]?.content.end ?? 0) <= span.start) label += 1;
    const owner = labelled[label];
    if (owner && Math.min(owner.source.start, owner.content.start) < span.end) {
      if (owner !== found.at(-1)) found.push(owner);
      for (let more = labelled[label + 1]; more && more.source.start < span.end; more = labelled[label + 1]) {
        found.push(more);
        label += 1;
      }
      continue;
    }
    if (span.end - span.start < lineMin || span.end - span.start > lineMax) continue;
    const line = readLine(text, { ...unread, known: readings.readingOf(span) });
    if (line.sentence.tokens.length > tokensMax) continue;
    if (pending) {
      const content = trimmed(text, span.start, span.end);
      if (content) found.push({ ...pending, content });
      pending = null;
      continue;
    }
    const last = found.at(-1);
    if (last && goesOn(text, last, line)) {
      found[found.length - 1] = withMore(last, span);
      continue;
    }
    pending = leadIn(line);
    const subjects = findSubjects(line);
    rememberLine(line, subjects, mentions);
    if (pending) continue;
    const said = outermost(attributionsOf(line, subjects));
    const opening = line.chunks[0];
    if (last && said.length === 0 && opening && isQuotation(opening)) {
      // `“We tried. It failed,” she said. “It was a shock” to the town.`
      const quotation = spanOf(line, opening.first, opening.last);
      if (quotation && follows(text, last, line)) found[found.length - 1] = withMore(last, quotation);
      continue;
    }
    for (const one of said) {
      const { source, content } = one;
      const pronoun = source && { ...source, content: content.parts ?? [content], lineStart: span.start };
      const holder = source && holderOf(source);
      const antecedent = holder ?? (pronoun && antecedentOf(text, pronoun, mentions));
      found.push(antecedent ? { ...one, antecedent } : one);
      const speaker = source && speakerMention(text, source);
      if (speaker) mentions.subjects.push(holder ? { ...speaker, holder } : speaker);
    }
  }
  return found;
}
