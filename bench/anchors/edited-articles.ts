import { describeRange } from "@/lib/articles/anchoring";
import type { TextRange } from "@/lib/articles/graphemes";
import type { Selector } from "@/lib/articles/selector";
import { anArticleOf, type Dice, edits, layOut, type Paragraphs, restyle, sequence } from "@/tests/unit/articles/generated-edits";

/** An anchor made on the old text, and the truth about it in the new one. */
export type Case = {
  selector: Selector;
  /** Where its words stand now; null when they are gone. */
  place: TextRange | null;
  /** The sentence that was made of its own, when that was changed. */
  heir: TextRange | null;
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
  const anchors = before.flat().map((sentence) => ({ sentence, ...stretch(sentence.text, dice) }));
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
      heir: heirOf(after, now.starts, sentence.id),
    };
  });
  return { text: isRestyled ? restyle(now.text) : now.text, cases };
}

function stretch(text: string, dice: Dice): { from: number; to: number } {
  const from = dice.next(3) === 0 ? dice.next(Math.floor(text.length / 2)) : 0;
  return { from, to: dice.next(3) === 0 ? text.length - dice.next(8) : text.length };
}

function heirOf(after: Paragraphs, starts: ReadonlyMap<number, number>, id: number): TextRange | null {
  const heir = after.flat().find((one) => one.formerly === id);
  const start = heir === undefined ? undefined : starts.get(heir.id);
  return heir === undefined || start === undefined ? null : { start, end: start + heir.text.length };
}
