import { describe, expect, test } from "vitest";
import { refuse } from "@/lib/articles/reading";
import { type Compared, judgeRendering } from "@/lib/evidence/judge-rendering";

const filler = "The council met on Monday and talked about the bridge and its cost. ".repeat(30);
const seen = (text: string, title: string | null = "Council") => ({ ok: true as const, value: { text, title, mediaType: "text/html" } });
const usual: Compared = {
  shown: { status: 200, headers: {}, finalUrl: "https://www.example.org/accounts" },
  text: seen(filler),
  answer: { url: "https://example.org/accounts", hasText: true },
  quotes: { total: 1, answered: 1, shown: 1 },
};
const lost = { total: 1, answered: 1, shown: 0 };

describe("what a browser was shown", () => {
  test("is the page, and nothing need be said", () => {
    expect(judgeRendering(usual)).toEqual({ isPage: true, words: [] });
  });

  test.each<[string, Partial<Compared>, string]>([
    ["403", { shown: { ...usual.shown, status: 403 }, text: seen("Forbidden"), quotes: lost }, "The server answered 403."],
    ["403 with the quoted words", { shown: { ...usual.shown, status: 403 } }, "The server answered 403."],
    ["404", { shown: { ...usual.shown, status: 404 }, quotes: lost }, "The server answered 404."],
    ["a test of being human", { text: seen("Checking your browser.", "Just a moment..."), quotes: lost }, "prove that they are human"],
    [
      "a marked challenge",
      { shown: { ...usual.shown, headers: { "cf-mitigated": "challenge" } }, quotes: lost },
      "prove that they are human",
    ],
    ["a consent dialog", { text: seen("We use cookies.\nAccept all\nReject all"), quotes: lost }, "consent dialog"],
    ["“not found”", { text: seen("Sorry.", "Page not found"), quotes: lost }, "not found"],
  ])("is not the page: %s", (_, given, words) => {
    const judged = judgeRendering({ ...usual, ...given });
    expect(judged).toEqual({ isPage: false, words: [expect.stringContaining(words)] });
    expect(judged.words[0]).toMatch(/^The browser was shown something else than the page\. .* The picture and the PDF show that\.$/);
  });

  test("is not the page where the page led it to an address that it could not open", () => {
    const shown = { ...usual.shown, finalUrl: "chrome-error://chromewebdata/" };
    expect(judgeRendering({ ...usual, shown })).toEqual({ isPage: false, words: [expect.stringContaining("may not be visited")] });
  });

  test.each<[string, Partial<Compared>, string]>([
    [
      "the quoted words are not in it",
      { quotes: lost },
      "1 of 1 quoted passage can be read in the site’s answer, but not in what the browser showed.",
    ],
    [
      "it is on another site",
      { shown: { ...usual.shown, finalUrl: "https://elsewhere.example/" } },
      "The browser was led on to “elsewhere.example”: the picture and the PDF show what is there.",
    ],
    [
      "no text could be read",
      { text: refuse("There is no text in it.") },
      "No text was taken from what the browser showed. There is no text in it.",
    ],
  ])("is said to differ: %s", (_, given, words) => {
    expect(judgeRendering({ ...usual, ...given })).toEqual({ isPage: true, words: [words] });
  });

  test("that has more than the answer is not held against it", () => {
    expect(judgeRendering({ ...usual, quotes: { total: 2, answered: 0, shown: 1 } })).toEqual({ isPage: true, words: [] });
  });
});
