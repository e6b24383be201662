import type { Span } from "@/lib/breakdown/gap-walk";
import { findQuotations } from "@/lib/breakdown/quotations";
import { splitSentences } from "@/lib/breakdown/sentences";
import { joinLines, type Line, readLine } from "@/lib/breakdown/speech-lines";
import type { Attribution } from "@/lib/breakdown/speech-spans";

/** How deep what somebody says that somebody says is followed, and how long one utterance may be, in UTF-16 code units. */
const depthMax = 2;
const utteranceMax = 4_000;
const tokensMax = 400;

const ownVoice = /^(?:i|we|me|us|myself|ourselves)$/i;
const openMarks = /^["“'‘]{1,2}/;
const closeMarks = /["”'’]{1,2}$/;
/** The end of a quotation within a quotation, told from an apostrophe by the mark before it. */
const singleEnd = /([,.!?…—])’/g;

/** The same text with double marks around what single ones hold, so that it is read as a quotation. */
function withDoubleMarks(text: string): string {
  return text.includes("‘") && text.search(singleEnd) > 0 ? text.replaceAll("‘", "“").replace(singleEnd, "$1”") : text;
}

/**
 * Who says what inside an utterance: `“Falk told us that the dam was safe,” the mayor said` has Falk in it, whom the mayor quotes. The speaker's
 * own `I believe` is no one else's speech and left out. Linear in the length of the utterance, which is read once more for each level.
 */
export function speechWithin(text: string, { content }: Attribution, read: (line: Line) => Attribution[], depth = 1): Attribution[] {
  return (content.parts ?? [content]).flatMap((part) => {
    const whole = text.slice(part.start, part.end);
    const start = openMarks.exec(whole)?.[0].length ?? 0;
    const inner = withDoubleMarks(whole.slice(start).replace(closeMarks, ""));
    if (inner.length > utteranceMax) return [];
    return joinLines(inner, splitSentences(inner), findQuotations(inner)).flatMap((unread) => {
      const line = readLine(inner, unread);
      if (line.sentence.tokens.length > tokensMax) return [];
      return read(line).flatMap((one) => {
        if (one.source === null || ownVoice.test(inner.slice(one.source.start, one.source.end))) return [];
        const nested = depth < depthMax ? speechWithin(inner, one, read, depth + 1) : [];
        return [moved(nested.length > 0 ? { ...one, nested } : one, part.start + start)];
      });
    });
  });
}

/** The same attribution in a text that begins `by` code units earlier. */
function moved({ source, cue, content, nested }: Attribution, by: number): Attribution {
  const span = ({ start, end }: Span) => ({ start: start + by, end: end + by });
  return {
    source: source && span(source),
    cue: cue && span(cue),
    content: { ...span(content), ...(content.parts ? { parts: content.parts.map(span) } : {}) },
    ...(nested ? { nested: nested.map((one) => moved(one, by)) } : {}),
  };
}
