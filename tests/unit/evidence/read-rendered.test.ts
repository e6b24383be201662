import { expect, test } from "vitest";
import { readRendered } from "@/lib/evidence/read-capture-text";

const page = (words: string) => `<!doctype html><html><head><title>Page</title></head><body><p>${words}</p></body></html>`;

test.each([
  ["a NUL that a script wrote", `Words\u0000`, "NUL"],
  ["half of a character", "Words \ud83d", "half of a character"],
  ["more text than is kept", "word ".repeat(100_001), "at most 500,000 characters"],
  ["nothing but blanks", " \n ", "no text"],
])("the text of a page in the browser is refused for %s", (_, words, problem) => {
  expect(readRendered(page(words))).toEqual({ ok: false, problem: expect.stringContaining(problem) });
});

test("the text of a page in the browser is read otherwise", () => {
  expect(readRendered(page("Words"))).toMatchObject({ ok: true, value: { text: expect.stringContaining("Words"), title: "Page" } });
});
