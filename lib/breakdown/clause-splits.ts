import type { Chunk } from "@/lib/breakdown/chunks";
import { isCondition } from "@/lib/breakdown/clause-limits";
import type { Parse } from "@/lib/breakdown/facts";
import { isActive, isMark } from "@/lib/breakdown/noun-phrases";
import { speechFrames } from "@/lib/breakdown/speech-cues";

const helpingPast = /^(?:by|of)$/;

/**
 * The first verb of a clause from chunk `from` on that a subject stands before, over what is put in between commas; -1 for none. A form in -ed or the
 * like without an object counts where `isSure` says that no list could end here.
 */
export function ownVerb(chunks: readonly Chunk[], from: number, isSure: boolean): number {
  let hasSubject = false;
  let isRelative = false;
  for (let at = from; at < chunks.length && at < from + 20; at += 1) {
    const chunk = chunks[at];
    if (chunk?.kind === "noun") hasSubject = true;
    else if (chunk?.kind === "relative" && hasSubject) isRelative = true;
    else if (chunk?.kind === "verb" && isRelative) isRelative = false;
    else if (chunk?.kind === "verb") {
      const isPast = isSure && chunk.form === "participle" && !helpingPast.test(chunks[at + 1]?.word ?? "");
      return hasSubject && (chunk.form === "finite" || isActive(chunks, at) || isPast) ? at : -1;
    } else if (isMark(chunk, ",") && hasSubject) {
      const close = chunks.findIndex((other, place) => place > at && place < at + 12 && isMark(other, ",;:"));
      if (!isMark(chunks[close], ",")) return -1;
      at = close;
    } else if (chunk?.kind !== "preposition" && chunk?.kind !== "adverb" && chunk?.kind !== "adjective") return -1;
  }
  return -1;
}

/** Whether a joint at chunk `at` can end no list: nothing before it since the last verb is divided by a comma. */
export function endsNoList(chunks: readonly Chunk[], at: number): boolean {
  for (let before = at - 1; before >= 0 && chunks[before]?.kind !== "verb"; before -= 1) if (isMark(chunks[before], ",")) return false;
  return true;
}

/** Whether what stands before chunk `to` says or thinks something, which may go on behind it. */
function isSaid({ chunks, sentence }: Parse, from: number, to: number): boolean {
  return chunks
    .slice(from, to)
    .some(
      ({ kind, last }) =>
        kind === "verb" && speechFrames.get(sentence.tokens[last]?.lower ?? "")?.clause === true && sentence.tags[last] === "VERB",
    );
}

/** Where the sentence joins clauses of their own, `…, and ten years ago it was a quarter`, as pairs of the first chunk and the one behind the last. */
export function clausesOf(parse: Parse): [number, number][] {
  const { chunks } = parse;
  const found: [number, number][] = [];
  let from = 0;
  for (let at = 1; at + 2 < chunks.length; at += 1) {
    const joint = chunks[at + 1];
    const isJoint = isMark(chunks[at], ",") && joint?.kind === "and" && /^(?:and|but|so|yet)$/.test(joint.word);
    const isColon = isMark(chunks[at], ":");
    if (!isJoint && !isColon) continue;
    const next = isJoint ? at + 2 : at + 1;
    const opensCondition = isJoint && isCondition(chunks, next);
    if (
      (!opensCondition && ownVerb(chunks, next, isColon || endsNoList(chunks, at)) < 0) ||
      isCondition(chunks, from) ||
      isSaid(parse, from, at)
    )
      continue;
    if (
      !chunks
        .slice(from, at)
        .some(
          ({ kind, form }, place) =>
            kind === "verb" &&
            (form === "finite" || isActive(chunks, from + place) || (form === "participle" && chunks[from + place - 1]?.kind === "noun")),
        )
    )
      continue;
    found.push([from, at]);
    from = next;
  }
  found.push([from, chunks.length]);
  return found;
}
