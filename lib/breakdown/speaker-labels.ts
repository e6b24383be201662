import type { Span } from "@/lib/breakdown/gap-walk";

/** A speaker named by a label and not by a verb: `FALK: …`, `“…” ― Irene Falk`; spans as in an attribution. */
export type Labelled = { source: Span; cue: Span; content: Span };

const labelMax = 60;
const nameWord = /^\p{Lu}[\p{L}\p{M}.'’-]*$/u;
const particle = /^(?:of|the|de|van|von|bin|al|and|on|in|for)$/;
const capitals = /^\p{Lu}[\p{Lu}\p{M}.'’-]+$/u;
const noSpeaker =
  /^(?:the|a|an|in|on|note|update|updates|correction|warning|breaking|exclusive|video|watch|photo|photos|related|source|sources|editor's|date|time|place|where|when|why|what|how|who|example|sunday|monday|tuesday|wednesday|thursday|friday|saturday|opinion|analysis|live|more|also|read|full|abstract|summary|contact|tel|email|website|p\.?s|thread|fact|myth|claim|verdict|key|top|step|part|chapter|question|answer|reporting|editing|by)$/i;

function paragraphsOf(text: string): Span[] {
  const found: Span[] = [];
  for (const match of text.matchAll(/[^\n]+/g)) {
    const lead = match[0].length - match[0].trimStart().length;
    const body = match[0].trim();
    if (body !== "") found.push({ start: match.index + lead, end: match.index + lead + body.length });
  }
  return found;
}

/** The name before a colon at the beginning of a paragraph, if it looks like one. */
function labelOf(text: string, paragraph: Span): { name: Span; colon: number; isCapital: boolean } | null {
  const head = text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + labelMax));
  const colon = head.indexOf(":");
  if (colon < 1 || !/\s/.test(head.charAt(colon + 1) || "x")) return null;
  const offset = /^["“]/.test(head) ? 1 : 0;
  const name = head.slice(offset, colon);
  const words = name
    .replace(/\([^()]*\)/g, "")
    .trim()
    .split(/\s+/);
  if (words.length > 6 || noSpeaker.test(words[0] ?? "")) return null;
  if (!words.every((word) => nameWord.test(word.replace(/,$/, "")) || particle.test(word)) || !nameWord.test(words[0] ?? "")) return null;
  const start = paragraph.start + offset;
  return {
    name: { start, end: start + name.trimEnd().length },
    colon: paragraph.start + colon,
    isCapital: words.every((word) => capitals.test(word)),
  };
}

function contentOf(text: string, start: number, end: number): Span | null {
  let from = start;
  while (from < end && /\s/.test(text.charAt(from))) from += 1;
  return end - from >= 8 ? { start: from, end } : null;
}

/** A dash and a name, and nothing else, from one place to another. */
function signatureIn(text: string, from: number, to: number): Omit<Labelled, "content"> | null {
  let at = from;
  while (at < to && /[.\s]/.test(text.charAt(at))) at += 1;
  const dash = at;
  while (at < to && at - dash < 2 && /[―—–-]/.test(text.charAt(at))) at += 1;
  if (at === dash) return null;
  const cue = { start: dash, end: at };
  while (at < to && /\s/.test(text.charAt(at))) at += 1;
  let end = to;
  while (end > at && /[.\s]/.test(text.charAt(end - 1))) end -= 1;
  return end - at > 1 && /^\p{Lu}/u.test(text.slice(at, at + 2)) ? { source: { start: at, end }, cue } : null;
}

/**
 * Speakers of transcripts and interviews (labels in capitals, or a name that labels at least two paragraphs), of headlines
 * (`Pat Falk: The dam will hold`), and of quotations signed behind a dash. Linear in the length of the text.
 */
export function findLabelled(text: string, quotations: readonly Span[]): Labelled[] {
  const paragraphs = paragraphsOf(text);
  const labels = paragraphs.map((paragraph) => labelOf(text, paragraph));
  const times = new Map<string, number>();
  for (const label of labels) {
    if (!label) continue;
    const name = text.slice(label.name.start, label.name.end);
    times.set(name, (times.get(name) ?? 0) + 1);
  }
  const found: Labelled[] = [];
  let near = 0;
  for (const [number, paragraph] of paragraphs.entries()) {
    const label = labels[number];
    if (label) {
      const name = text.slice(label.name.start, label.name.end);
      const isSpeaker = label.isCapital || (times.get(name) ?? 0) > 1 || number === 0;
      // In a transcript the paragraphs up to the next label are the speaker's too, but for (stage directions).
      let last = number;
      if (label.isCapital) {
        let next = number + 1;
        while (
          next < paragraphs.length &&
          !labels[next] &&
          !/^["“]?[([]/.test(text.slice(paragraphs[next]?.start, (paragraphs[next]?.start ?? 0) + 2))
        )
          next += 1;
        if (labels.slice(next, next + 2).some((other) => other?.isCapital)) last = next - 1;
      }
      const content = isSpeaker ? contentOf(text, label.colon + 1, paragraphs[last]?.end ?? paragraph.end) : null;
      if (content) found.push({ source: label.name, cue: { start: label.colon, end: label.colon + 1 }, content });
      continue;
    }
    while (near < quotations.length && (quotations[near]?.end ?? 0) <= paragraph.start) near += 1;
    let last: Span | undefined;
    for (let at = near; at < quotations.length && (quotations[at]?.start ?? 0) < paragraph.end; at += 1) last = quotations[at];
    if (!last || last.end > paragraph.end || paragraph.end - last.end > labelMax * 2) continue;
    const signed = signatureIn(text, last.end, paragraph.end);
    if (signed) found.push({ ...signed, content: { start: paragraph.start, end: last.end } });
  }
  return found;
}
