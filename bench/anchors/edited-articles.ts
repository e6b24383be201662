import { describeRange } from "@/lib/articles/anchoring";
import type { TextRange } from "@/lib/articles/graphemes";
import type { Selector } from "@/lib/articles/selector";
import { anArticleOf, edits, layOut, type Paragraphs, restyle, sequence, stretchOf } from "@/tests/unit/articles/generated-edits";

/** An anchor made on the old text, and the truth about it in the new one. */
export type Case = {
  selector: Selector;
  /** Where its words stand now; null when they are gone. */
  place: TextRange | null;
  /** The sentence that was made of its own, when that was changed. */
  heir: TextRange | null;
  /** Whether its words are among those that changed places within the sentence: then where they stand now is not where they stood. */
  isSwapped: boolean;
};

export type EditedArticle = { text: string; cases: Case[] };

const sentences = 120;
const editsMade = 12;

/** The kinds of edit, in the order of the report. */
export const editNames: readonly string[] = [...Object.keys(edits), "another typography"];

/** An article with an anchor on each sentence, or a part of it, and the same article after a dozen edits of one kind. */
export function editedArticle(name: string, seed: number): EditedArticle {
  const dice = sequence(seed);
  const before = anArticleOf(sentences, dice);
  const old = layOut(before);
  const anchors = before.flat().map((sentence) => ({ sentence, ...stretchOf(sentence.text, dice) }));
  const edit = edits[name];
  let after: Paragraphs = structuredClone(before);
  if (edit !== undefined) for (let times = 0; times < editsMade; times++) after = edit(after, dice);
  const now = layOut(after);
  const isRestyled = edit === undefined;
  // A change of typography moves what follows a paragraph's end, and changes no word.
  const at = (offset: number) => (isRestyled ? restyle(now.text.slice(0, offset)).length : offset);
  const cases = anchors.map(({ sentence, from, to }): Case => {
    const start = (old.starts.get(sentence.id) ?? 0) + from;
    const begin = now.starts.get(sentence.id);
    return {
      selector: describeRange(old.text, { start, end: start + to - from }),
      place: begin === undefined ? null : { start: at(begin + from), end: at(begin + to) },
      ...heirOf(after, now.starts, { id: sentence.id, words: sentence.text.slice(from, to) }),
    };
  });
  return { text: isRestyled ? restyle(now.text) : now.text, cases };
}

function heirOf(
  after: Paragraphs,
  starts: ReadonlyMap<number, number>,
  { id, words }: { id: number; words: string },
): { heir: TextRange | null; isSwapped: boolean } {
  const heir = after.flat().find((one) => one.formerly === id);
  const start = heir === undefined ? undefined : starts.get(heir.id);
  if (heir === undefined || start === undefined) return { heir: null, isSwapped: false };
  return { heir: { start, end: start + heir.text.length }, isSwapped: heir.swapped?.includes(words) ?? false };
}
