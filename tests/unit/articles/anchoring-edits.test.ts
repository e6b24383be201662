import { describe, expect, it } from "vitest";
import { describeRange, resolveSelectors } from "@/lib/articles/anchoring";
import { anArticleOf, edits, layOut, type Paragraphs, restyle, sequence, stretchOf } from "./generated-edits";

type Tally = { survived: number; found: number; wrong: string[]; gone: number; kept: number };

/** Anchors every sentence whole or in part, edits the article, and compares where anchors went with where the words went. */
function run(name: string, seed: number): Tally {
  const dice = sequence(seed);
  const before = anArticleOf(120, dice);
  const old = layOut(before);
  const anchors = before.flat().map((sentence) => {
    const { from, to } = stretchOf(sentence.text, dice);
    const start = (old.starts.get(sentence.id) ?? 0) + from;
    return { sentence, from, length: to - from, selector: describeRange(old.text, { start, end: start + to - from }) };
  });
  let after: Paragraphs = structuredClone(before);
  const edit = edits[name];
  for (let times = 0; times < 12; times++) after = edit?.(after, dice) ?? expect.fail(`no edit called ${name}`);
  const now = layOut(after);
  const resolved = resolveSelectors(
    now.text,
    anchors.map((anchor) => anchor.selector),
  );
  const tally: Tally = { survived: 0, found: 0, wrong: [], gone: 0, kept: 0 };
  anchors.forEach(({ sentence, from, length }, index) => {
    const begin = now.starts.get(sentence.id);
    const resolution = resolved[index] ?? expect.fail("an anchor was not resolved");
    const isCertain = resolution.state === "exact" || resolution.state === "normalised";
    if (begin === undefined) {
      tally.gone++;
      const heir = after.flat().find((one) => one.formerly === sentence.id);
      const begins = heir === undefined ? -1 : (now.starts.get(heir.id) ?? -1);
      const isInHeir = heir !== undefined && resolution.start >= begins && resolution.end <= begins + heir.text.length;
      const isSwapped = heir?.swapped?.includes(sentence.text.slice(from, from + length)) ?? false;
      if (isCertain && (!isInHeir || isSwapped)) tally.wrong.push(`${resolution.state} at ${resolution.start}, is gone: ${sentence.text}`);
      return;
    }
    tally.survived++;
    const isThere = (place: { start: number; end: number }) => place.start === begin + from && place.end === begin + from + length;
    if (isThere(resolution)) tally.found++;
    else if (isCertain) tally.wrong.push(`${resolution.state} at ${resolution.start}, is at ${begin + from}: ${sentence.text}`);
    else if (resolution.rivals.some(isThere)) tally.found++;
    if (isCertain) tally.kept++;
  });
  return tally;
}

describe("anchors on edited articles", () => {
  it.each(Object.keys(edits))("are never wrong, and are found, after %s", (name) => {
    const total: Tally = { survived: 0, found: 0, wrong: [], gone: 0, kept: 0 };
    for (let seed = 1; seed <= 12; seed++) {
      const tally = run(name, seed * 7919);
      total.survived += tally.survived;
      total.found += tally.found;
      total.kept += tally.kept;
      total.gone += tally.gone;
      total.wrong.push(...tally.wrong);
    }
    expect(total.wrong).toEqual([]);
    expect(total.found / total.survived).toBeGreaterThan(0.95);
    expect(total.kept / total.survived).toBeGreaterThan(0.8);
  });

  it("never take words that are gone for words that are there", () => {
    for (let seed = 1; seed <= 20; seed++) {
      const dice = sequence(seed * 104_729);
      const article = anArticleOf(60, dice);
      const old = layOut(article);
      const paragraph = article[dice.next(article.length)] ?? expect.fail("no paragraph");
      const [victim] = paragraph.splice(dice.next(paragraph.length), 1);
      const start = old.starts.get(victim?.id ?? -1) ?? expect.fail("no sentence");
      const selector = describeRange(old.text, { start, end: start + (victim?.text.length ?? 0) });
      const [resolution] = resolveSelectors(layOut(article).text, [selector]);
      expect(["moved", "ambiguous", "lost"]).toContain(resolution?.state);
    }
  });

  it("survive a change of typography", () => {
    const dice = sequence(31);
    const article = anArticleOf(120, dice);
    const { text, starts } = layOut(article);
    const selectors = article.flat().map((sentence) => {
      const start = starts.get(sentence.id) ?? 0;
      return describeRange(text, { start, end: start + sentence.text.length });
    });
    const restyled = restyle(text);
    const resolved = resolveSelectors(restyled, selectors);
    expect(new Set(resolved.map((resolution) => resolution.state))).toEqual(new Set(["exact", "normalised"]));
    expect(resolved.map(({ start, end }) => restyled.slice(start, end))).toEqual(selectors.map((selector) => restyle(selector.exact)));
  });
});
