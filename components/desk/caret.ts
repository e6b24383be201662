import type { TextRange } from "@/lib/articles/graphemes";

/** A caret in a text: where it is (`focus`) and where its selection began (`anchor`), in UTF-16 offsets. */
export type Caret = { anchor: number; focus: number };

/** How far one step of a caret goes. */
export type CaretUnit = "character" | "word" | "sentence" | "block" | "article";

/** One step: +1 towards the end of the text, -1 towards its beginning; extending keeps the anchor. `to` is the edge that moving forwards goes to. */
export type CaretStep = { unit: CaretUnit; direction: 1 | -1; isExtending: boolean; to?: "start" | "end" };

/** Moves carets over one text. */
export type CaretTravel = { move: (caret: Caret, step: CaretStep) => Caret; unitAt: (offset: number, unit: CaretUnit) => TextRange | null };

type Divide = (block: TextRange) => TextRange[];

/**
 * Makes the caret's ways over a text of these blocks and sentences. Moving goes to the beginnings of units; extending forwards goes to
 * their ends, so that a selection never takes the space after its last word. A caret never leaves the blocks and never cuts a character.
 */
export function createCaretTravel(
  text: string,
  parts: { blocks: readonly TextRange[]; sentences: readonly TextRange[]; language: string },
): CaretTravel {
  const { blocks, sentences } = parts;
  const locale = Intl.Segmenter.supportedLocalesOf(parts.language)[0] ?? "und";
  const words = new Intl.Segmenter(locale, { granularity: "word" });
  const characters = new Intl.Segmenter(locale, { granularity: "grapheme" });
  const first = blocks[0]?.start ?? 0;
  const last = blocks.at(-1)?.end ?? 0;

  const divide: Record<CaretUnit, Divide> = {
    character: remember((block) => cut(text, block, characters)),
    word: remember((block) => cut(text, block, words)),
    sentence: remember((block) => sentencesIn(block, sentences)),
    block: (block) => [block],
    article: () => [{ start: first, end: last }],
  };

  function blockAt(offset: number): number {
    let low = 0;
    let high = blocks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((blocks[middle]?.start ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  function stopAfter(offset: number, unit: CaretUnit, edge: "start" | "end"): number {
    for (let at = blockAt(offset); at < blocks.length; at++) {
      const block = blocks[at];
      if (block === undefined) break;
      const found = divide[unit](block).find((range) => range[edge] > offset);
      if (found !== undefined) return found[edge];
    }
    return last;
  }

  function stopBefore(offset: number, unit: CaretUnit, edge: "start" | "end"): number {
    for (let at = blockAt(offset); at >= 0; at--) {
      const block = blocks[at];
      if (block === undefined) break;
      const found = divide[unit](block).findLast((range) => range[edge] < offset);
      if (found !== undefined) return found[edge];
    }
    return first;
  }

  return {
    move({ anchor, focus }, { unit, direction, isExtending, to = "start" }) {
      if (!isExtending) {
        const stop = direction === 1 ? stopAfter(focus, unit, to) : stopBefore(focus, unit, "start");
        return { anchor: stop, focus: stop };
      }
      // Growing takes whole units; shrinking gives them back and stops where the selection began before it turns round.
      if (direction === 1) {
        if (focus >= anchor) return { anchor, focus: stopAfter(focus, unit, "end") };
        return { anchor, focus: Math.min(anchor, stopAfter(focus, unit, "start")) };
      }
      if (focus <= anchor) return { anchor, focus: stopBefore(focus, unit, "start") };
      return { anchor, focus: Math.max(anchor, stopBefore(focus, unit, "end")) };
    },
    unitAt(offset, unit) {
      const block = blocks[blockAt(offset)];
      if (block === undefined) return null;
      return divide[unit](block).findLast((range) => range.start <= offset) ?? null;
    },
  };
}

function remember(divide: Divide): Divide {
  const known = new Map<number, TextRange[]>();
  return (block) => {
    const found = known.get(block.start);
    if (found !== undefined) return found;
    const divided = divide(block);
    known.set(block.start, divided);
    return divided;
  };
}

function cut(text: string, block: TextRange, segmenter: Intl.Segmenter): TextRange[] {
  const ranges: TextRange[] = [];
  const isByWord = segmenter.resolvedOptions().granularity === "word";
  for (const { index, segment, isWordLike } of segmenter.segment(text.slice(block.start, block.end))) {
    if (isByWord && isWordLike !== true) continue;
    ranges.push({ start: block.start + index, end: block.start + index + segment.length });
  }
  return ranges;
}

function sentencesIn(block: TextRange, sentences: readonly TextRange[]): TextRange[] {
  const inside = sentences
    .filter((sentence) => sentence.start >= block.start && sentence.start < block.end)
    .map(({ start, end }) => ({ start, end: Math.min(end, block.end) }));
  return inside.length === 0 ? [block] : inside;
}
