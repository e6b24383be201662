import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contrastProblem, grounds, leastContrast } from "@/lib/verdicts/contrast";
import { shapes } from "@/lib/verdicts/marks";
import { revisedRatings } from "@/lib/verdicts/revised-ratings";
import { reviseScaleInput } from "@/lib/verdicts/scale-schema";
import { readyMadeScales } from "@/lib/verdicts/scales";
import { aScaleInput, aScaleWith } from "@/tests/builders/scale";

function problemsOf(input: unknown): Record<string, string> {
  const parsed = reviseScaleInput.safeParse(input);
  return parsed.success ? {} : Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path.join("."), message]));
}

describe("the ready-made scales", () => {
  test("are four, and each passes every check that an edited one must", () => {
    expect(Object.keys(readyMadeScales)).toHaveLength(4);
    for (const scale of Object.values(readyMadeScales)) expect([scale.name, problemsOf(aScaleInput({}, scale))]).toEqual([scale.name, {}]);
  });

  test("count down to 1 on the scale, truest first, and have no value off it", () => {
    for (const { ratings } of Object.values(readyMadeScales)) {
      const values = ratings.flatMap(({ value }) => (value === null ? [] : [value]));
      expect(values).toEqual(values.map((_, place) => values.length - place));
    }
  });

  test("bear no trade mark of another newsroom", () => {
    const words = JSON.stringify(readyMadeScales).toLowerCase();
    for (const mark of ["pants on fire", "pinocchio", "politifact", "geppetto", "truth-o-meter"]) expect(words).not.toContain(mark);
  });
});

describe("a colour", () => {
  test.each([
    ["colourLight", "#9dbbf2", /light background: contrast 1\.\d.*darker/],
    ["colourDark", "#1f4b99", /dark background: contrast [12]\.\d.*lighter/],
  ] as const)("that fails as %s is refused at its field, with its contrast", (field, colour, message) => {
    const problems = problemsOf(aScaleWith("false", { [field]: colour }));
    expect(Object.keys(problems)).toEqual([`ratings.4.${field}`]);
    expect(problems[`ratings.4.${field}`]).toMatch(message);
  });

  test("is accepted exactly when it stands out from every ground by 4.5", () => {
    const channel = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(fc.tuple(channel, channel, channel), fc.constantFrom("light", "dark"), (channels, theme) => {
        const colour = `#${channels.map((one) => one.toString(16).padStart(2, "0")).join("")}`;
        expect(contrastProblem(colour, theme) === null).toBe(leastContrast(colour, theme) >= 4.5);
        expect(leastContrast(colour, theme)).toBeLessThanOrEqual(21);
      }),
      { seed: 20_261_128 },
    );
    for (const theme of ["light", "dark"] as const) expect(leastContrast(grounds[theme].paper, theme)).toBe(1);
  });

  test.each(["red", "#12345", "0b6660", "#0b66601", "javascript:alert(1)", "#0b6660;background:url(x)"])("is not %j", (colour) => {
    expect(problemsOf(aScaleWith("true", { colourLight: colour }))["ratings.0.colourLight"]).toMatch("# and six figures");
  });
});

describe("a scale", () => {
  test("gives no two labels one shape, so that none differs by colour alone", () => {
    expect(problemsOf(aScaleWith("false", { shape: "disc" }))).toEqual({
      "ratings.4.shape": expect.stringMatching("Another label has this shape"),
    });
  });

  test("has no two labels that read the same, in any language", () => {
    expect(problemsOf(aScaleWith("false", { label: "TRUE" }))).toEqual({ "ratings.4.label": "Another label reads the same." });
    const [first] = aScaleInput().ratings;
    const translations = { ...readyMadeScales.fivePoint.ratings[4]?.translations, de: { label: "Richtig", meaning: "Falsch." } };
    expect(first?.translations?.de?.label).toBe("Richtig");
    expect(problemsOf(aScaleWith("false", { translations }))["ratings.4.translations.de.label"]).toMatch("in this language");
  });

  test("is translated whole into a language or not at all", () => {
    const problems = problemsOf(aScaleInput({ languages: ["de", "fr", "es", "ru"] }));
    expect(Object.keys(problems)).toHaveLength(14);
    expect(problems["ratings.0.translations.ru.label"]).toBe("Translate it, or remove the language ru.");
    expect(problemsOf(aScaleInput({ languages: ["not a language"] }))["languages.0"]).toMatch("language code");
    expect(problemsOf(aScaleInput({ languages: ["de", "de"] }))).toEqual({ "languages.1": "It is there twice." });
  });

  test("is not turned upside down: what supports stands above what refutes", () => {
    const { ratings, ...rest } = aScaleInput();
    const problems = problemsOf({ ...rest, ratings: ratings.toReversed() });
    expect(Object.values(problems)[0]).toMatch("The truest label comes first.");
  });

  test("has two to fourteen labels, two of them on the scale", () => {
    const { ratings, ...rest } = aScaleInput();
    expect(problemsOf({ ...rest, ratings: [] }).ratings).toMatch("At least two labels must be on");
    expect(problemsOf({ ...rest, ratings: ratings.map((one) => ({ ...one, place: "off" })) }).ratings).toMatch(
      "At least two labels must be on",
    );
    const many = [...shapes, "disc"].map((shape, place) => ({ ...ratings[6], shape, label: `Label ${place}` }));
    expect(problemsOf({ ...rest, ratings: many }).ratings).toMatch("At most 14 labels");
  });

  test("says what is missing at each label", () => {
    expect(problemsOf(aScaleWith("mixed", { label: " ", meaning: "" }))).toEqual({
      "ratings.2.label": "Give the label.",
      "ratings.2.meaning": "Say what the label means.",
    });
  });
});

describe("the labels of a new version", () => {
  const parse = (input: unknown) => reviseScaleInput.parse(input);

  test("are numbered by their order, keep their keys, and get new ones nobody used", () => {
    const { ratings, ...rest } = aScaleInput();
    const [first, second] = ratings;
    const added = { ...ratings[6], key: "", label: "Mixed!", shape: "cross" };
    const languages: string[] = [];
    const edited = parse({ ...rest, languages, ratings: [second, first, added, ...ratings.slice(2)] });
    const stored = revisedRatings(edited, [...ratings.map(({ key }) => key ?? ""), "mixed-2"]);
    expect(stored.map(({ key, value }) => [key, value])).toEqual([
      ["mostly-true", 5],
      ["true", 4],
      ["mixed-3", null],
      ["mixed", 3],
      ["mostly-false", 2],
      ["false", 1],
      ["unproven", null],
      ["disputed", null],
    ]);
  });

  test("do not take a key twice, whatever the form says", () => {
    const input = aScaleInput();
    const edited = parse({ ...input, ratings: input.ratings.map((one) => ({ ...one, key: "true" })) });
    const keys = revisedRatings(edited, ["true"]).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys[0]).toBe("true");
  });
});
