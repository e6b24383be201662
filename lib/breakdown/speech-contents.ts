import { verbAfterAdverbs } from "@/lib/breakdown/clause-parts";
import { irregularPasts } from "@/lib/breakdown/lexicon";
import { ofPhrase } from "@/lib/breakdown/noun-phrases";
import { type Frame, speechFrames } from "@/lib/breakdown/speech-cues";
import { isQuotation, type Line } from "@/lib/breakdown/speech-lines";
import { isClauseVerb, isComma, isTime, type Subject } from "@/lib/breakdown/speech-subjects";

/** What a cue takes to its right: where it begins, as a chunk, of which sort it is, and the last token of the cue before it. */
export type Complement = { from: number; sort: "clause" | "quotation" | "object" | "infinitive"; cueLast: number };

const lookMax = 16;
const phraseMax = 12;
const questionWord = /^(?:that|whether|if|how|why|what|who|whom|whose|when|where|which)$/;
const speechEvent =
  /^(?:statement|interview|speech|tweet|tweets|email|e-mail|letter|call|briefing|conference|hearing|debate|rally|event|post|radio|television|twitter|facebook|cnn|remarks|testimony|ruling|message|memo|column|appearance|forum|town-hall|video|ad)$/;

/** Whether a clause with its own subject and verb begins at chunk `at`. */
export function clauseStartsAt(line: Line, at: number): boolean {
  const { chunks } = line;
  let next = at;
  if (chunks[next]?.kind !== "noun") return false;
  for (let steps = 0; steps < phraseMax; steps += 1) {
    next = ofPhrase(chunks, next).next;
    while (chunks[next]?.kind === "adverb") next += 1;
    if (chunks[next]?.word === "(") {
      const close = chunks.findIndex((chunk, place) => place > next && place < next + 12 && chunk.word === ")");
      if (close < 0) return false;
      next = close + 1;
    }
    const chunk = chunks[next];
    if (isQuotation(chunk) || /["“]/.test(line.text.charAt((line.sentence.tokens[chunk?.first ?? -1]?.start ?? 0) - 1)))
      return steps === 0 && next === at + 1;
    if (chunk?.kind === "verb") {
      if (isClauseVerb(line, next)) return true;
      // `the bill passed by the House would …`
      if (chunk.form !== "participle" && chunk.form !== "ing") return false;
      next += 1;
      while (chunks[next]?.kind === "preposition" || chunks[next]?.kind === "adverb") next += 1;
      if (chunks[next]?.kind !== "noun") return false;
      continue;
    }
    if ((chunk?.kind === "preposition" || chunk?.kind === "and") && chunks[next + 1]?.kind === "noun") next += 1;
    else if (chunk?.kind === "relative") {
      next += 1;
      while (chunks[next]?.kind === "verb" || chunks[next]?.kind === "adverb" || chunks[next]?.kind === "preposition") next += 1;
      if (chunks[next]?.kind !== "noun") return next > at + 1 && chunks[next - 1]?.kind === "verb" && isClauseVerb(line, next - 1);
    } else if (isComma(chunk)) {
      const close = chunks.findIndex((other, place) => place > next && place < next + 14 && isComma(other));
      return close > 0 && chunks[close + 1]?.kind === "verb" && isClauseVerb(line, close + 1);
    } else return false;
  }
  return false;
}

/** Whether a number or a sum of money stands at a token. */
function isAmount({ sentence }: Line, at: number): boolean {
  return sentence.tags[at] === "NUM" || sentence.tokens[at]?.kind === "number" || /^[$€£¥]/.test(sentence.tokens[at]?.text ?? "");
}

/** What follows a cue of this frame at verb chunk `at`, or null when nothing does. */
export function complementOf(line: Line, at: number, frame: Frame): Complement | null {
  const found = complementAfter(line, at, frame);
  if (found || !frame.addressee || !frame.object) return found;
  // `promised a veto`: nobody is addressed.
  return complementAfter(line, at, { ...frame, addressee: false });
}

function complementAfter(line: Line, at: number, frame: Frame): Complement | null {
  const { chunks } = line;
  const verb = chunks[at];
  if (!verb) return null;
  let cueLast = verb.last;
  let addressed = false;
  // Where a complement would begin at the earliest: behind the cue, or behind the day it was said on.
  let first = at + 1;
  // What does nothing but state (`said`, `found`) takes a clause, even where its verb was not recognised.
  const onlyStates = frame.clause && !frame.object && !frame.addressee;
  const speaks = frame.clause || frame.quotation;
  for (let next = at + 1; next < chunks.length && next <= at + lookMax; next += 1) {
    const chunk = chunks[next];
    if (!chunk) return null;
    const isFirst = next === first || (addressed && next === first + 1);
    const isParticle = /^(?:out|up|down|back)$/.test(chunk.word);
    if (isQuotation(chunk)) return speaks || (frame.object && isFirst) ? { from: next, sort: "quotation", cueLast } : null;
    if (chunk.word === ":") return speaks && chunks[next + 1] ? { from: next + 1, sort: "clause", cueLast: chunk.first } : null;
    if (isComma(chunk)) {
      if (isQuotation(chunks[next + 1]) && speaks) return { from: next + 1, sort: "quotation", cueLast };
      const after = chunks[next + 1];
      // `said at a rally in Toledo, Ohio, that …`
      if (!speaks || (after?.kind !== "preposition" && after?.kind !== "adverb" && !(frame.clause && after?.word === "that"))) return null;
    } else if (frame.clause && questionWord.test(chunk.word) && (chunk.word === "that" || isFirst)) {
      return { from: next, sort: "clause", cueLast };
    } else if (chunk.kind === "adverb" || chunk.kind === "adjective") {
      if (chunk.word === "not" || (frame.clause && clauseStartsAt(line, next + 1))) return { from: next, sort: "clause", cueLast };
      if (isParticle && isFirst) {
        cueLast = chunk.last;
        first = next + 1;
      } else if (
        onlyStates &&
        isFirst &&
        (chunk.kind === "adjective" ? chunks[next + 1]?.kind !== "mark" : chunks[next + 1]?.kind === "adjective")
      )
        return { from: next, sort: "clause", cueLast };
    } else if (chunk.kind === "verb") {
      if (chunk.form === "infinitive" && frame.infinitive) return { from: next, sort: "infinitive", cueLast };
      return null;
    } else if (chunk.kind === "noun") {
      if (isTime(line, chunk)) {
        if (next === first) first += 1;
        continue;
      }
      if (frame.addressee && !addressed && (next === at + 1 || chunks[next - 1]?.kind === "adverb")) {
        const after = chunks[ofPhrase(chunks, next).next];
        if (!clauseStartsAt(line, next) || after?.word === "that") {
          addressed = true;
          next = ofPhrase(chunks, next).next - 1;
          continue;
        }
      }
      if (frame.clause && clauseStartsAt(line, next)) return { from: next, sort: "clause", cueLast };
      // `adds $18 million`: a sum is added, not said.
      if (isFirst && frame.lemma === "add" && isAmount(line, chunk.first)) return null;
      if (isFirst && (frame.object || (frame.particle && cueLast > verb.last))) return { from: next, sort: "object", cueLast };
      // `shouted down a speaker`: with a particle it is no verb of stating.
      if (!addressed) return onlyStates && isFirst && cueLast === verb.last ? { from: next, sort: "clause", cueLast } : null;
      next = ofPhrase(chunks, next).next - 1;
    } else if (chunk.word === "to" && frame.infinitive && isQuotation(chunks[next + 1])) {
      // `told them to “stay at home until it is over”`
      return { from: next, sort: "infinitive", cueLast };
    } else if (chunk.kind === "preposition" || (chunk.kind === "conjunction" && chunks[next + 1]?.kind === "noun")) {
      const behind = ofPhrase(chunks, next + 1).next;
      const quotes = speaks && (isQuotation(chunks[behind]) || (isComma(chunks[behind]) && isQuotation(chunks[behind + 1])));
      if (frame.prepositions.has(chunk.word) && isFirst && chunks[next + 1] && !isTime(line, chunks[next + 1]) && !quotes) {
        cueLast = chunk.last;
        if (isParticle) {
          first = next + 1;
          continue;
        }
        return { from: next + 1, sort: isQuotation(chunks[next + 1]) ? "quotation" : "object", cueLast };
      }
      if (isParticle && isFirst) {
        cueLast = chunk.last;
        first = next + 1;
        continue;
      }
      if (next === first && isTime(line, chunks[next + 1])) {
        // `announced on Friday the arrest of …`
        first = next + 2;
        next += 1;
        continue;
      }
      if (!speaks) return null;
      if (chunks[next + 1]?.kind === "noun") next = ofPhrase(chunks, next + 1).next - 1;
    } else return null;
  }
  return null;
}

/** Whether a joint at chunk `at` goes on with another thing that the same speaker says or does. */
function startsOtherCue(line: Line, at: number, form: string, clausal: boolean): boolean {
  let next = at + 1;
  // `firmly and wrongly suggests`
  if (line.chunks[at - 1]?.kind === "adverb" && line.chunks[next]?.kind === "adverb") return false;
  if (isComma(line.chunks[at]) && line.chunks[next]?.kind === "and") next += 1;
  while (line.chunks[next]?.kind === "adverb") next += 1;
  const verb = line.chunks[next];
  if (verb?.kind !== "verb") return false;
  const frame = speechFrames.get(line.sentence.tokens[verb.last]?.lower ?? "");
  if (!frame) return false;
  if (clausal && !frame.clause && !frame.quotation) return false;
  return verb.form === "ing" ? isComma(line.chunks[at]) : form === "finite" && isClauseVerb(line, next);
}

/** Whether somebody says something in a clause of its own from chunk `at` on: `…, and the union warned that …`. */
function saysOtherwise(line: Line, at: number): boolean {
  const { chunks } = line;
  if (chunks[at]?.kind !== "noun") return false;
  let next = ofPhrase(chunks, at).next;
  while (chunks[next]?.kind === "adverb") next += 1;
  const frame = speechFrames.get(line.sentence.tokens[chunks[next]?.last ?? -1]?.lower ?? "");
  return frame !== undefined && (frame.clause || frame.quotation) && isClauseVerb(line, next);
}

/** Whether what stands behind a participle makes it a verb of its own: `and attempted to …`, `and removed the aide`. */
function opensAct({ chunks, sentence }: Line, at: number): boolean {
  const chunk = chunks[at];
  if (chunk?.kind !== "noun") return chunk?.form === "infinitive";
  return /^(?:DET|PRON|PROPN)$/.test(sentence.tags[chunk.first] ?? "");
}

/** Whether a verb is in its plain form, which an infinitive before it may go on with: `to leave and open a shop`. */
function isPlain({ chunks, sentence }: Line, at: number): boolean {
  const chunk = chunks[at];
  const word = sentence.tokens[chunk?.last ?? -1]?.lower ?? "";
  return (
    chunk?.first === chunk?.last && sentence.tags[chunk?.last ?? -1] === "VERB" && !/(?:[^s]s|ed)$/.test(word) && !irregularPasts.has(word)
  );
}

/** The chunk before which a complement ends. */
export function complementEnd(line: Line, at: number, complement: Complement): number {
  const { chunks } = line;
  const form = chunks[at]?.form ?? "none";
  const { sort } = complement;
  if (sort === "quotation") return complement.from + 1;
  for (let next = complement.from + 1; next < chunks.length; next += 1) {
    const chunk = chunks[next];
    if (!chunk) break;
    const after = chunks[next + 1];
    if (/^[;―]$/.test(chunk.word)) return next;
    if ((isComma(chunk) || chunk.kind === "and") && startsOtherCue(line, next, form, sort === "clause")) return next;
    if (isComma(chunk)) {
      if (/^(?:but|although|though|while|whereas)$/.test(after?.word ?? "")) return next;
      if (after?.word === "according") return next;
      if (sort === "object" && clauseStartsAt(line, next + 1)) return next;
      if (sort === "object" && after?.kind !== "noun" && after?.kind !== "and" && after?.kind !== "adjective") return next;
    }
    if (sort === "clause") {
      if (isComma(chunk) && after?.kind === "and" && saysOtherwise(line, next + 2)) return next;
      continue;
    }
    if (
      chunk.kind === "conjunction" &&
      !/^(?:that|whether)$/.test(chunk.word) &&
      !(/^(?:for|of|as|with)$/.test(chunk.word) && after?.form === "ing")
    )
      return next;
    const verb = verbAfterAdverbs(chunks, next + 1);
    const other = chunks[verb];
    if (
      chunk.kind === "and" &&
      isClauseVerb(line, verb) &&
      !(sort === "infinitive" && isPlain(line, verb)) &&
      (other?.form === "finite" || speechFrames.has(line.sentence.tokens[other?.last ?? -1]?.lower ?? "") || opensAct(line, verb + 1))
    )
      return next;
    if (isComma(chunk) && after?.kind === "and" && clauseStartsAt(line, next + 2)) return next;
    if (/^(?:after|before|since|during|until)$/.test(chunk.word)) return next;
    if (sort !== "object") continue;
    if (isTime(line, chunk) || (/^(?:on|in)$/.test(chunk.word) && isTime(line, after))) return next;
    if (
      /^(?:in|on|at|during|via)$/.test(chunk.word) &&
      after?.kind === "noun" &&
      speechEvent.test(line.sentence.tokens[after.last]?.lower ?? "")
    )
      return next;
  }
  return chunks.length;
}

/** Whether what follows a cue at the end of a statement is nothing but time, place and manner: up to a comma, a quotation or the end. */
export function isTail(line: Line, from: number): boolean {
  const { chunks } = line;
  for (let next = from; next < chunks.length; next += 1) {
    const chunk = chunks[next];
    if (isComma(chunk) || isQuotation(chunk) || /^[.!?;)]$/.test(chunk?.word ?? "")) return true;
    if (chunk?.kind === "conjunction" && !/^(?:as|after|when|while|before|during)$/.test(chunk.word)) return false;
    if (chunk?.word === "as" || chunk?.word === "after" || chunk?.word === "when" || chunk?.word === "while") return true;
    if (chunk?.kind === "verb" && isClauseVerb(line, next)) return false;
  }
  return true;
}

/** Whether a subject at the beginning of `…, she said` stands right behind what is said. */
export function standsBehind(line: Line, subject: Subject): boolean {
  const lead = line.chunks[subject.chunk - 1];
  return isQuotation(lead) || isComma(lead);
}
