import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeRange, resolveSelector, resolveSelectors, type Selector } from "@/lib/articles/anchoring";
import { snapToGraphemes } from "@/lib/articles/graphemes";
import { cpuMs } from "./cpu-time";

const article = [
  "The council met on Monday. Taxes rose by four per cent last year. The mayor said nothing.",
  "Rents fell in the east. Taxes rose by four per cent last year. Nobody in the room objected to it.",
  "“Our schools are the best in the region,” said Ana Bell — who runs two of them.",
].join("\n\n");
const rangeOf = (text: string, words: string, from = 0) => {
  const start = text.indexOf(words, from);
  if (start < 0) throw new Error(`“${words}” is not in the text.`);
  return { start, end: start + words.length };
};
const taxes = "Taxes rose by four per cent last year.";
const first = rangeOf(article, taxes);
const second = rangeOf(article, taxes, first.end);
const place = ({ state, start, end }: { state: string; start: number; end: number }) => ({ state, start, end });

describe("describing a range", () => {
  it("keeps at least 64 units of context, cut only by the ends of the text", () => {
    const selector = describeRange(article, rangeOf(article, "Rents fell"));
    expect(selector.prefix).toHaveLength(64);
    expect(selector.suffix).toHaveLength(64);
    expect(describeRange(article, { start: 0, end: 3 }).prefix).toBe("");
    expect(describeRange("whole", { start: 0, end: 5 })).toEqual({ exact: "whole", prefix: "", suffix: "", start: 0, end: 5 });
  });

  it("grows each side until that side alone tells repeated words apart", () => {
    const same = "and so it was in all of the years that came before this one";
    const text = `First, ${same} it holds true, ${same} once. Second, ${same} it holds true, ${same} twice.`;
    const range = rangeOf(text, "it holds true", text.indexOf("Second"));
    const { prefix, suffix } = describeRange(text, range);
    expect(text.split(`${prefix}it holds true`)).toHaveLength(2);
    expect(text.split(`it holds true${suffix}`)).toHaveLength(2);
    expect(prefix.length).toBeGreaterThan(60);
  });

  it.each([
    [0, 0],
    [3, 2],
    [-1, 3],
    [0, 999_999],
    [0.5, 2],
    [Number.NaN, 2],
  ])("throws RangeError for %d to %d", (start, end) => {
    expect(() => describeRange(article, { start, end })).toThrow(RangeError);
  });

  it("throws RangeError when a surrogate pair is cut, and never cuts one in the context", () => {
    const text = `${"😀".repeat(40)}words${"😀".repeat(40)}`;
    expect(() => describeRange(text, { start: 1, end: 4 })).toThrow("cuts a character in half");
    expect(() => describeRange(text, { start: 0, end: 3 })).toThrow(RangeError);
    const selector = describeRange(text, rangeOf(text, "words"));
    expect(selector.prefix.isWellFormed() && selector.suffix.isWellFormed()).toBe(true);
    const odd = `x${text}`;
    expect(describeRange(odd, { start: odd.indexOf("ords"), end: odd.indexOf("ords") + 4 }).prefix.isWellFormed()).toBe(true);
  });
});

describe("resolving on the same text", () => {
  it("keeps the two places of one sentence apart", () => {
    for (const range of [first, second]) {
      expect(place(resolveSelector(article, describeRange(article, range)))).toEqual({ state: "exact", ...range });
    }
  });

  it("gives every describable range back as exact", () => {
    const words = fc.array(
      fc.constantFrom("a ", "b ", "the ", "é", "e\u0301", "😀", "👩‍👩‍👧", "“x” ", "\n\n", "\r\n", "של ", "한국 ", "—", "\u00ad"),
      { minLength: 1, maxLength: 60 },
    );
    fc.assert(
      fc.property(words, fc.nat(), fc.nat(), (parts, from, length) => {
        const text = parts.join("");
        const start = from % text.length;
        const range = snapToGraphemes(text, { start, end: Math.min(text.length, start + 1 + (length % 12)) });
        expect(place(resolveSelector(text, describeRange(text, range)))).toEqual({ state: "exact", ...range });
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("resolving on another version", () => {
  const resolve = (version: string, range = first) => resolveSelector(version, describeRange(article, range));

  it("carries on when text is put in or taken out elsewhere", () => {
    const longer = `A new opening paragraph.\n\n${article}`;
    expect(place(resolve(longer))).toEqual({ state: "exact", start: first.start + 26, end: first.end + 26 });
    expect(place(resolve(longer, second))).toEqual({ state: "exact", start: second.start + 26, end: second.end + 26 });
  });

  it("carries on when only one side of the context was rewritten, if the words stand once", () => {
    const words = "The mayor said nothing.";
    const edited = article.replace(
      "The council met on Monday. Taxes",
      "In great haste the town councillors convened the day before yesterday. Taxes",
    );
    const rewritten = edited.replace(taxes, "The rates went up, too, and by a good deal more than all had feared.");
    expect(place(resolve(rewritten, rangeOf(article, words)))).toEqual({ state: "exact", ...rangeOf(rewritten, words) });
  });

  it("waits for a person when only one side of repeated words still agrees, the likelier place first", () => {
    const edited = article.replace("The council met on Monday.", "The town council convened yesterday, in great haste.");
    const resolved = resolve(edited);
    expect(resolved.state).toBe("ambiguous");
    expect(resolved.rivals[0]).toMatchObject(rangeOf(edited, taxes));
  });

  it("waits for a person when a copy was put next to it", () => {
    const sentence = "The company counted the old quay last year.";
    const lead = "It began in the spring, when nobody had yet thought of the harbour or of its boats at all. ";
    const rest = " Then the company counted all of its other quays, one after the other, until the winter came.";
    for (const [before, after] of [
      [lead, rest],
      ["", rest],
      [lead, ""],
    ] as const) {
      const start = before.length;
      const selector = describeRange(before + sentence + after, { start, end: start + sentence.length });
      expect(resolveSelector(`${before}${sentence} ${sentence}${after}`, selector)).toMatchObject({ state: "ambiguous", start: -1 });
    }
  });

  it("carries on when a word beside it was mended", () => {
    const edited = article.replace("said nothing", "said not a thing");
    expect(place(resolve(edited))).toEqual({ state: "exact", ...rangeOf(edited, taxes) });
  });

  it("finds words whose typography changed, and says so", () => {
    const range = rangeOf(article, "“Our schools are the best in the region,” said Ana Bell — who runs two of them.");
    const edited = article.replaceAll(/[“”]/g, '"').replace(" — ", " –\u00a0").replaceAll("\n\n", "\r\n");
    const resolved = resolve(edited, range);
    expect(resolved.state).toBe("normalised");
    expect(edited.slice(resolved.start, resolved.end)).toBe(
      '"Our schools are the best in the region," said Ana Bell –\u00a0who runs two of them.',
    );
  });

  it("finds words whose Unicode composition changed", () => {
    const before = "The café in Zürich opened in 1920. It closed in the spring of 1945, said the owner.";
    const resolved = resolveSelector(before.normalize("NFD"), describeRange(before, rangeOf(before, "café in Zürich")));
    expect(resolved.state).toBe("normalised");
    expect(before.normalize("NFD").slice(resolved.start, resolved.end)).toBe("café in Zürich".normalize("NFD"));
  });

  it("never follows short words that changed places with others beside them", () => {
    const around = (words: string) =>
      `The report was read out in the old hall on Tuesday evening. ${words} The meeting ended at ten, and nobody asked for the floor again.`;
    for (const [before, after, words] of [
      ["Of these 12 men, 30 women left.", "Of these 30 men, 12 women left.", "12"],
      ["They lost 5% in May, 7% in June.", "They lost 7% in May, 5% in June.", "5%"],
      ["In all, 3 of 8 were late.", "In all, 8 of 3 were late.", "3"],
      ["Ann beat Bo.", "Bo beat Ann.", "Ann"],
      ["Ann beat Bo.", "Bo beat Ann.", "Bo"],
    ] as const) {
      for (const more of ["", ` They were ${words} before, too, as the minutes of that other evening in the spring had said.`]) {
        const old = around(before) + more;
        const resolved = resolveSelector(around(after) + more, describeRange(old, rangeOf(old, words)));
        expect(["moved", "ambiguous", "lost"], `${after} ${more} ${JSON.stringify(resolved)}`).toContain(resolved.state);
      }
    }
    // One word beside them mended is no reason to ask.
    const old = around("Of these 12 men, 30 women left.");
    const mended = around("Of those 12 men, 30 women left.");
    expect(place(resolveSelector(mended, describeRange(old, rangeOf(old, "12"))))).toEqual({ state: "exact", ...rangeOf(mended, "12") });
  });

  it("finds words whose letters a PDF runs together", () => {
    const before = "The office found 5 µg of lead in the flask. Nobody was told of the first find.";
    const printed = before.replace("office", "oﬃce").replace("µg", "μg").replace("flask", "ﬂask").replace("first find", "ﬁrst ﬁnd");
    const range = rangeOf(before, "office found 5 µg of lead in the flask");
    const resolved = resolveSelector(printed, describeRange(before, range));
    expect(resolved.state).toBe("normalised");
    expect(printed.slice(resolved.start, resolved.end)).toBe("oﬃce found 5 μg of lead in the ﬂask");
    expect(resolveSelector(before, describeRange(printed, rangeOf(printed, "ﬁrst ﬁnd"))).state).toBe("normalised");
  });

  it("never attaches to the other occurrence when its own is gone", () => {
    const without = article.replace(`${taxes} `, "");
    const gone = resolve(without);
    expect(gone.state).toBe("moved");
    expect(place(resolve(without, second))).toEqual({ state: "exact", ...rangeOf(without, taxes) });
  });

  it("is lost, and shows both places, when its words were changed and the same words stand elsewhere", () => {
    const edited = article.replace(taxes, "Taxes rose by five per cent last year.");
    const resolved = resolve(edited);
    expect(place(resolved)).toEqual({ state: "lost", start: -1, end: -1 });
    const shown = resolved.rivals.map((rival) => edited.slice(rival.start, rival.end).trim());
    expect(shown).toContain("Taxes rose by five per cent last year.");
    expect(shown).toContain(taxes);
  });

  it("is lost, with the changed words as a rival, when a look-alike took its place", () => {
    const edited = article.replace("Nobody in the room objected to it.", "Somebody in the room objected to it.");
    const resolved = resolve(edited, rangeOf(article, "Nobody in the room objected to it."));
    expect(resolved.state).toBe("lost");
    expect(edited.slice(resolved.rivals[0]?.start, resolved.rivals[0]?.end)).toContain("body in the room objected to it.");
    expect(resolved.rivals[0]?.score).toBeLessThan(1);
  });

  it("is moved when its words now stand in other surroundings", () => {
    const paragraph = article.split("\n\n");
    const sentence = "The mayor said nothing.";
    const edited = [
      paragraph[0]?.replace(` ${sentence}`, ""),
      paragraph[1],
      `Late at night came this. ${sentence} Then all went home.`,
    ].join("\n\n");
    const range = rangeOf(article, sentence);
    expect(place(resolve(edited, range))).toEqual({ state: "moved", ...rangeOf(edited, sentence) });
  });

  it("is ambiguous when several places fit and none is its own", () => {
    const edited = `Somewhere else entirely: ${taxes} And again: ${taxes} The end.`;
    const resolved = resolve(edited);
    expect(place(resolved)).toEqual({ state: "ambiguous", start: -1, end: -1 });
    expect(resolved.rivals.map((rival) => edited.slice(rival.start, rival.end))).toEqual([taxes, taxes]);
  });

  it("is ambiguous when the very passage with its context now stands twice and neither is at the old place", () => {
    const edited = `Corrected.\n\n${article}\n\n${article}`;
    expect(resolve(edited).state).toBe("ambiguous");
  });

  it("is lost in a text that has nothing of it", () => {
    expect(resolve("Entirely different words stand here.")).toEqual({ state: "lost", start: -1, end: -1, score: 0, rivals: [] });
    expect(resolve("")).toEqual({ state: "lost", start: -1, end: -1, score: 0, rivals: [] });
  });

  it("accepts words without context only where they stand once", () => {
    const bare = (exact: string, start: number): Selector => ({ exact, prefix: "", suffix: "", start, end: start + exact.length });
    expect(resolveSelector(article, bare("Rents fell in the east.", 3)).state).toBe("exact");
    expect(resolveSelector(article, bare(taxes, second.start)).state).toBe("ambiguous");
  });

  it("resolves many like one by one", () => {
    const edited = `New.\n\n${article.replace("Monday", "Tuesday")}`;
    const selectors = [first, second, rangeOf(article, "Rents fell")].map((range) => describeRange(article, range));
    expect(resolveSelectors(edited, selectors)).toEqual(selectors.map((selector) => resolveSelector(edited, selector)));
  });
});

describe("short words", () => {
  it("are never taken for the same words a few characters away", () => {
    const text = "It was no, no and no: 3 of 13 said no. The count was 3 to 3, and they said no once more.";
    const before = "Nobody had expected it. ";
    let tied = 0;
    for (const exact of ["no", "3", "n"]) {
      for (let start = text.indexOf(exact); start >= 0; start = text.indexOf(exact, start + 1)) {
        const resolved = resolveSelector(before + text, describeRange(text, { start, end: start + exact.length }));
        if (resolved.start < 0) continue;
        tied++;
        expect(resolved.start).toBe(start + before.length);
      }
      // What cannot be told apart is offered, each place once.
      const { rivals } = resolveSelector(text, { exact, prefix: "", suffix: "", start: -1, end: -1 });
      const places = [...text.matchAll(new RegExp(exact, "g"))].map(({ index }) => index);
      expect(rivals.map((rival) => rival.start).toSorted((one, other) => one - other)).toEqual(places);
    }
    expect(tied).toBeGreaterThan(5);
  });
});

describe("speed", () => {
  // A linear congruential sequence (Numerical Recipes): word-like, and the same on every run.
  let state = 1;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state;
  };
  const long = Array.from({ length: 50_000 }, () => `w${next() % 4001}`).join(" ");

  it("re-anchors 2,000 anchors on 50,000 words in well under a second", () => {
    const selectors = Array.from({ length: 2_000 }, (_, index) => {
      const start = long.indexOf(" ", index * 120) + 1;
      return describeRange(long, { start, end: long.indexOf(" ", start + 60) });
    });
    const edited = `An opening that moves everything. ${long}`;
    let resolved: ReturnType<typeof resolveSelectors> = [];
    const took = cpuMs(() => {
      resolved = resolveSelectors(edited, selectors);
    });
    expect(took).toBeLessThan(1_000);
    expect(resolved.filter((resolution) => resolution.state === "exact")).toHaveLength(2_000);
  });

  it.each([
    ["one letter repeated", "a".repeat(300_000)],
    ["one word repeated", "ab ".repeat(100_000)],
  ])("stays bounded on %s", (_, text) => {
    expect(cpuMs(() => resolveSelector(`b${text}`, describeRange(text, { start: 1_000, end: 1_030 })))).toBeLessThan(3_000);
  });
});
