import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { citationParts, paragraphsOf } from "@/lib/reports/citations";
import { shorten, withoutFullStop } from "@/lib/reports/shorten";
import { slugCandidates, slugOf, uniqueSlugs } from "@/lib/reports/slug";
import { textFragmentUrl, withoutDirective } from "@/lib/reports/text-fragment";

describe("addresses", () => {
  test.each([
    ["The city paid 41 million!", "the-city-paid-41-million"],
    ["Größe & Über-Maß: 3 %", "grosse-uber-mass-3"],
    ["L’État, c’est moi", "letat-cest-moi"],
    ["Łódź øresund æther", "lodz-oresund-aether"],
    ["المدينة أنفقت 41", "lmdynh-nfqt-41"],
    ["העירייה שילמה", "hyryyh-sylmh"],
    ["Місто заплатило ٤١ млн", "misto-zaplatilo-41-mln"],
    ["Η πόλη πλήρωσε", "i-poli-plirose"],
    ["市政府支付了 41", "shi-zheng-fu-zhi-fu-le-41"],
    ["🎉 party", "party"],
    ["🎉", "claim"],
    ["  --  ", "claim"],
    ["a", "claim"],
  ])("take %j as %j", (words, slug) => {
    expect(slugOf(words, "claim")).toBe(slug);
  });

  test("hold only small letters, digits and single hyphens, at most 60 of them, whatever is written", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (words) => {
        expect(slugOf(words, "claim")).toMatch(/^(?=.{1,60}$)[a-z0-9]+(?:-[a-z0-9]+)*$/);
      }),
    );
    expect(slugOf(`${"very ".repeat(30)}long`, "claim")).toBe("very-".repeat(12).slice(0, -1));
  });

  test("are each given once, and none that was taken", () => {
    const id = fc.uuid();
    fc.assert(
      fc.property(fc.uniqueArray(id, { maxLength: 8 }), fc.constantFrom("claim", "the-bridge"), (ids, slug) => {
        const taken = new Set(ids.slice(0, 2).flatMap((one) => slugCandidates(one, slug).slice(0, 2)));
        const given = uniqueSlugs(
          ids.map((one) => ({ id: one, slug })),
          taken,
        );
        expect(new Set(given.values()).size).toBe(ids.length);
        expect([...given.values()].filter((one) => taken.has(one))).toEqual([]);
      }),
    );
  });
});

describe("links to a passage", () => {
  const url = "https://post.example/a";
  test.each([
    [{ exact: "paid 41 million", prefix: "The city ", suffix: " for the new bridge." }, "city-,paid%2041%20million,-for%20the%20new"],
    [{ exact: "paid", prefix: "rth The city ", suffix: " for the" }, "The%20city-,paid,-for"],
    [{ exact: "a-b, c & d", prefix: "", suffix: "" }, "a%2Db%2C%20c%20%26%20d"],
    [{ exact: "first line\nsecond line", prefix: "", suffix: "" }, "first%20line,second%20line"],
    [{ exact: "word", prefix: "other block\nhere ", suffix: " there\nelse" }, "here-,word,-there"],
    [{ exact: "master", prefix: "a web", suffix: "ful of it\n" }, "webmasterful,-of%20it"],
    [{ exact: "aid 41 mill", prefix: "The city p", suffix: "ion for the new" }, "city-,paid%2041%20million,-for%20the"],
    [{ exact: "vid-1", prefix: "said: Co", suffix: "9, he" }, "Covid%2D19,-%2C"],
    [{ exact: "3.", prefix: "rose by ", suffix: "5 %" }, "by-,3.5"],
    [{ exact: "سر", prefix: "لبناء الج", suffix: " الجديد فوق" }, `${encodeURIComponent("الجسر")},-${encodeURIComponent("الجديد")}`],
    [{ exact: "Fees\t12%\tof all June", prefix: "Year\t", suffix: "\tsum" }, "Fees,of%20all%20June"],
    [{ exact: "12%", prefix: "old Year\tFees ", suffix: "\tsum" }, "Fees-,12%25"],
    [{ exact: "one\ntwo three four five six seven", prefix: "", suffix: "" }, "one,three%20four%20five%20six%20seven"],
    [{ exact: "\nhere it is ", prefix: "above", suffix: "so and on" }, "here%20it%20is,-so%20and"],
  ])("of %j end in %s", (passage, directive) => {
    expect(textFragmentUrl(url, passage)).toBe(`${url}#:~:text=${directive}`);
  });

  test("give long passages by their first and last words and keep a fragment that is there", () => {
    const exact = `${"one two three four five six ".repeat(8)}end`;
    expect(textFragmentUrl(`${url}#top`, { exact, prefix: "", suffix: "" })).toBe(
      `${url}#top:~:text=one%20two%20three%20four%20five,three%20four%20five%20six%20end`,
    );
  });

  test("lead to the words, not to those of an address that was copied with other words", () => {
    const passage = { exact: "41 million", prefix: "", suffix: "" };
    expect(textFragmentUrl(`${url}#:~:text=the%20mayor`, passage)).toBe(`${url}#:~:text=41%20million`);
    expect(textFragmentUrl(`${url}#top:~:text=the%20mayor`, passage)).toBe(`${url}#top:~:text=41%20million`);
    expect(withoutDirective(`${url}?q=:~:x#top`)).toBe(`${url}?q=:~:x#top`);
    expect(withoutDirective(url)).toBe(url);
  });

  test("never hold a character that would end the directive or the attribute", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (exact, prefix) => {
        const found = textFragmentUrl(url, { exact, prefix, suffix: prefix });
        expect(found).not.toMatch(/[\s<>"]/);
        expect(URL.canParse(found)).toBe(true);
      }),
    );
  });
});

describe("prose", () => {
  test("is cut at the citations of evidence that there is, and nowhere else", () => {
    expect(citationParts("So [1], not [2][10].", new Set([1, 10]))).toEqual([
      { kind: "words", text: "So " },
      { kind: "citation", number: 1, text: "[1]" },
      { kind: "words", text: ", not [2]" },
      { kind: "citation", number: 10, text: "[10]" },
      { kind: "words", text: "." },
    ]);
  });

  test("loses nothing when it is cut", () => {
    const text = fc.array(fc.oneof(fc.string(), fc.constantFrom("[1]", "[2]", "[x]", "[", "]"))).map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, (written) => {
        const parts = citationParts(written, new Set([1, 2]));
        expect(parts.map((part) => part.text).join("")).toBe(written);
      }),
    );
  });

  test("falls into paragraphs at blank lines only", () => {
    expect(paragraphsOf("one\ntwo\n\n \nthree\r\n\r\nfour\n")).toEqual(["one\ntwo", "three", "four"]);
  });

  test("is shortened between words, within the length, to whole characters", () => {
    expect(shorten("The city paid 41 million", 15)).toBe("The city paid…");
    expect(shorten("short", 15)).toBe("short");
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 2, max: 40 }), (text, lengthMax) => {
        const cut = shorten(text, lengthMax);
        expect(cut.length).toBeLessThanOrEqual(lengthMax);
        expect(cut.isWellFormed()).toBe(true);
        expect(text.startsWith(cut.replace(/…$/, "")) || cut === text).toBe(true);
      }),
    );
  });
});

test.each([
  ["The city paid 41 million in 2024.", "The city paid 41 million in 2024"],
  ["Did it?", "Did it?"],
  ["And so on...", "And so on..."],
  ["And so on…", "And so on…"],
  ["شہر نے رقم دی۔", "شہر نے رقم دی"],
  ["नगर ने रुपये दिए।", "नगर ने रुपये दिए"],
  [".", ""],
])("%j within a sentence is %j", (text, within) => {
  expect(withoutFullStop(text)).toBe(within);
});
