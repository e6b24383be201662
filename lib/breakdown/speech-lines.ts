import { type Chunk, chunksOf } from "@/lib/breakdown/chunks";
import type { Span } from "@/lib/breakdown/gap-walk";
import { tagTokens } from "@/lib/breakdown/part-of-speech";
import { foldedQuotation, joinAbbreviations, retag, withoutTitleCase } from "@/lib/breakdown/retag";
import type { ReadSentence } from "@/lib/breakdown/sentence-features";
import { speechFrames } from "@/lib/breakdown/speech-cues";
import { withVerb } from "@/lib/breakdown/tag-grammar";
import { withLexicon } from "@/lib/breakdown/tag-lexicon";
import { type Token, tokenise } from "@/lib/breakdown/tokens";

/** A sentence, or several that one quotation holds together, with every utterance in quotation marks folded into one mark. */
export type Line = { text: string; span: Span; sentence: ReadSentence; chunks: readonly Chunk[]; isQuoted: boolean };

const wordsFolded = 7;

/** Whether a chunk is a folded quotation. */
export function isQuotation(chunk: Chunk | undefined): boolean {
  return chunk?.kind === "mark" && chunk.word === foldedQuotation;
}

/** Whether a quotation is an utterance of its own and not a word or two in somebody's sentence. */
function isUtterance(text: string, quotation: Span): boolean {
  const inner = text.slice(quotation.start + 1, quotation.end - 1).trim();
  const words = inner.split(/\s+/, wordsFolded + 1).length;
  if (words > wordsFolded) return true;
  // `“Fox News Sunday,”`: a title.
  if (/^(?:\p{Lu}[\p{L}'’-]*|\p{Ll}{1,3})(?:\s+(?:\p{Lu}[\p{L}'’-]*|\p{Ll}{1,3}))+[,.]?$/u.test(inner) && /\s\p{Lu}/u.test(inner))
    return false;
  return words > 1 && /[,.!?…—–-]["'”’]*$/.test(inner);
}

/** A line to be read: its span, the quotations inside it in order, and, where the span is a sentence that has been read, what was read. */
export type UnreadLine = { span: Span; quotations: readonly Span[]; known?: ReadSentence | undefined };

/** Reads one line. */
export function readLine(text: string, { span, quotations, known }: UnreadLine): Line {
  const read: Token[] = [];
  let at = span.start;
  let folded = 0;
  for (const quotation of quotations) {
    if (quotation.start < at || quotation.end > span.end || !isUtterance(text, quotation)) continue;
    for (const token of tokenise(text, at, quotation.start)) read.push(token);
    read.push({ text: foldedQuotation, lower: foldedQuotation, start: quotation.start, end: quotation.end, kind: "mark" });
    at = quotation.end;
    folded += 1;
  }
  const words = folded === 0 && known ? known.tokens : read.concat(tokenise(text, at, span.end));
  const tokens = withoutTitleCase(joinAbbreviations(words));
  const tags = tokens === known?.tokens ? known.tags : tagTokens(tokens);
  const sentence: ReadSentence = { tokens, tags: withVerb(tokens, retag(tokens, withLexicon(tokens, tags))), signals: [] };
  const first = tokens[0];
  const isQuoted = folded === 1 && tokens.length <= 2 && first?.text === foldedQuotation;
  return { text, span, sentence, chunks: chunksOf(sentence), isQuoted };
}

/** `“Who would have thought so?” the mayor said`: the splitter cuts after the question, the speaker belongs to it. */
function namesSpeaker(text: string, sentence: Span, before: Span): boolean {
  if (
    !/["“”']/.test(text.charAt(before.start)) ||
    !/[?!.…]["'”’]+$/.test(text.slice(before.end - 3, before.end)) ||
    /\n/.test(text.slice(before.end, sentence.start))
  )
    return false;
  const words = text.slice(sentence.start, Math.min(sentence.end, sentence.start + 120)).split(/\s+/, 9);
  const cue = words.findIndex((word) => {
    const bare = word.replace(/[.,:;]{1,3}$/, "");
    return /(?:s|ed|said|wrote|told)$/.test(bare) && speechFrames.get(bare)?.quotation === true;
  });
  return cue >= 0 && !/^["“]/.test(words[0] ?? "") && words[cue + 1] !== "that";
}

/** Joins sentences that a quotation runs over, so that no line cuts through one; linear in the length of the text. */
export function joinLines(text: string, sentences: readonly Span[], quotations: readonly Span[]): { span: Span; quotations: Span[] }[] {
  const lines: { span: Span; quotations: Span[] }[] = [];
  let next = 0;
  let open: { span: Span; quotations: Span[] } | null = null;
  for (const sentence of sentences) {
    if (open && (sentence.start < open.span.end || namesSpeaker(text, sentence, open.span)))
      open.span.end = Math.max(open.span.end, sentence.end);
    else {
      open = { span: { ...sentence }, quotations: [] };
      lines.push(open);
    }
    for (let quotation = quotations[next]; quotation && quotation.start < open.span.end; quotation = quotations[next]) {
      if (quotation.start >= open.span.start) open.quotations.push(quotation);
      open.span.end = Math.max(open.span.end, quotation.end);
      next += 1;
    }
  }
  return lines;
}
