import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { describeRange, resolveSelector, resolveSelectors } from "@/lib/articles/anchoring";
import { breakDown } from "@/lib/breakdown/break-down";

// The real opinion piece of this house, in which one sentence stands twice word for word.
const file = path.resolve(process.cwd(), "../shared/articles/op-ed-pakistan-drone-pact.txt");
const isPresent = existsSync(file);
if (!isPresent) console.warn(`Skipped: the article is not at ${file}.`);
const text = isPresent ? readFileSync(file, "utf8") : "";

describe.skipIf(!isPresent)("anchors on the real article", () => {
  const sentences = breakDown(text).sentences.map(({ start, end }) => ({ start, end }));
  const wordsOf = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
  const twins = sentences.filter(
    (one) => one.end - one.start > 40 && sentences.some((other) => other !== one && wordsOf(other) === wordsOf(one)),
  );

  it("give every sentence back at its own place", () => {
    expect(sentences.length).toBeGreaterThan(30);
    const resolved = resolveSelectors(
      text,
      sentences.map((sentence) => describeRange(text, sentence)),
    );
    expect(resolved.map(({ state, start, end }) => ({ state, start, end }))).toEqual(
      sentences.map((sentence) => ({ state: "exact", ...sentence })),
    );
  });

  it("keep the sentence that stands twice apart, also in a later version", () => {
    expect(twins).toHaveLength(2);
    const opening = "Corrected on Tuesday.\n";
    for (const twin of twins) {
      const moved = { start: twin.start + opening.length, end: twin.end + opening.length };
      expect(resolveSelector(opening + text, describeRange(text, twin))).toMatchObject({ state: "exact", ...moved });
    }
  });

  it("do not hand one twin's claim to the other when its words are taken out", () => {
    for (const [gone, stays] of [twins, twins.toReversed()] as [(typeof twins)[0], (typeof twins)[0]][]) {
      const later = text.slice(0, gone.start) + text.slice(gone.end);
      expect(["moved", "ambiguous", "lost"]).toContain(resolveSelector(later, describeRange(text, gone)).state);
      const kept = resolveSelector(later, describeRange(text, stays));
      expect(kept.state).toBe("exact");
      expect(kept.start).toBe(stays.start < gone.start ? stays.start : stays.start - (gone.end - gone.start));
    }
  });
});
