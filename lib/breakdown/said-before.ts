import type { Span } from "@/lib/breakdown/gap-walk";
import { ofPhrase } from "@/lib/breakdown/noun-phrases";
import { complementOf, isTail } from "@/lib/breakdown/speech-contents";
import type { Frame } from "@/lib/breakdown/speech-cues";
import { isQuotation, type Line } from "@/lib/breakdown/speech-lines";
import { type Attribution, joined, quotationsAfter, type Reading, startOf, trimmed } from "@/lib/breakdown/speech-spans";
import { isClauseVerb, isComma, type Subject, spanOf, subjectAfter } from "@/lib/breakdown/speech-subjects";

/** `Though the vote was close, …`: what stands before is only half of what is said. */
function opensSubordinate(line: Line, floor: number): boolean {
  let first = line.chunks.findIndex((chunk) => (line.sentence.tokens[chunk.first]?.start ?? 0) >= floor);
  // `Even if …`, `So when …`
  if (/^(?:even|so|but|and|only|just|yet)$/.test(line.chunks[first]?.word ?? "")) first += 1;
  return /^(?:though|although|while|if|when|because|after|before|once|until|unless|as|since)$/.test(line.chunks[first]?.word ?? "");
}

/** The comma that closes what is put in between, `he told me on Friday,`, from chunk `from` on; -1 where a verb or the end comes first. */
function commaAfter({ chunks }: Line, from: number): number {
  let at = from;
  while (/^(?:noun|preposition|adverb)$/.test(chunks[at]?.kind ?? "")) at += 1;
  return isComma(chunks[at]) ? at : -1;
}

/** Reads `“…,” said Ana Petrova` and `…, Ana Petrova said`, where what is said stands before the verb chunk at `at`; null where it does not. */
export function saidBefore(reading: Reading, at: number, frame: Frame): Attribution | null {
  const { line, subjects, floor } = reading;
  const { chunks, text, span } = line;
  if (!frame.clause && !frame.quotation) return null;
  const verb = chunks[at];
  if (!verb || verb.form === "infinitive" || (verb.form === "ing" && !isClauseVerb(line, at))) return null;
  let lead = chunks[at - 1];
  let leadAt = at - 1;
  let source = null as Subject | null;
  let rest = at + 1;
  let isInverted = false;
  if (isQuotation(lead) || (isComma(lead) && subjects[at] === null)) {
    const after = subjectAfter(line, at);
    isInverted = true;
    if (!after || (!isQuotation(lead) && isClauseVerb(line, ofPhrase(chunks, at + 1).next))) return null;
    source = after;
    rest = after.next;
  } else {
    source = subjects[at] ?? null;
    if (!source) return null;
    leadAt = source.chunk - 1;
    lead = chunks[leadAt];
    if (!isQuotation(lead) && !isComma(lead) && !/^(?:as|like)$/.test(lead?.word ?? "")) return null;
  }
  const sourceSpan = spanOf(line, source.first, source.last);
  const cue = spanOf(line, verb.first, verb.last);
  if (!sourceSpan || !cue) return null;
  const asSaid = /^(?:as|like)$/.test(lead?.word ?? "");
  const quoted = isQuotation(lead);
  let states = false;
  if (quoted && (chunks[at + 1]?.word === "that" || (frame.addressee && chunks[at + 2]?.word === "that"))) return null;
  if (!quoted && !asSaid) {
    // Before a comma there must be a statement, and after the cue nothing that would be one.
    for (let place = 0; place < leadAt; place += 1) states ||= isClauseVerb(line, place) || isQuotation(chunks[place]);
    // Behind `said Ana Petrova` only `that` and a colon open what is said.
    const takesMore = !isInverted || /^(?:that|:)$/.test(chunks[rest]?.word ?? "");
    const following = takesMore ? complementOf(line, rest - 1, frame) : null;
    if (following && following.sort !== "object") return null;
    const comma = commaAfter(line, rest);
    const goesOn = comma > 0 && chunks.slice(comma).some((_, place) => isClauseVerb(line, comma + place));
    const closes = rest >= chunks.length || /^[.!?]$/.test(chunks[rest]?.word ?? "");
    if (!states && !goesOn && !closes) return null;
    if (!isTail(line, rest)) return null;
  }
  const parts: Span[] = [];
  const leadStart = asSaid ? startOf(line, leadAt) : quoted ? (line.sentence.tokens[lead?.last ?? 0]?.end ?? 0) : startOf(line, leadAt);
  const opener = chunks[leadAt - 1];
  // `Falk scolded him: “…,” she said`: what leads in is nothing she said.
  const isLedIn = quoted && opener?.word === ":";
  const headStart = isLedIn
    ? startOf(line, leadAt)
    : !quoted && isComma(lead) && opener?.kind === "relative"
      ? startOf(line, leadAt - 1)
      : Math.max(span.start, floor);
  const head = trimmed(text, headStart, Math.max(span.start, leadStart));
  if (head) parts.push(head);
  const end = Math.max(sourceSpan.end, cue.end);
  if (quoted) parts.push(...quotationsAfter(line, rest, subjects));
  else {
    let comma = rest;
    while (comma < chunks.length && !isComma(chunks[comma])) comma += 1;
    if (comma < chunks.length && chunks.slice(comma).some((_, place) => isClauseVerb(line, comma + place))) {
      const after = chunks[comma + 1];
      const completes =
        !states ||
        opensSubordinate(line, floor) ||
        isClauseVerb(line, comma + 1) ||
        /^(?:and|but|or|that|because|since|until|if|unless|not)$/.test(after?.word ?? "");
      const isOther = !completes || (after?.kind === "verb" && after.form === "ing" && !opensSubordinate(line, floor));
      const tail = isOther ? null : trimmed(text, startOf(line, comma + 1), span.end);
      if (tail && tail.start >= end) parts.push(tail);
    }
  }
  const content = joined(parts);
  return content ? { source: sourceSpan, cue, content } : null;
}
