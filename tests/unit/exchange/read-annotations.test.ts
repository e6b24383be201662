import { describe, expect, test } from "vitest";
import type { AnnotationRow } from "@/lib/exchange/annotation-row";
import { annotationBytesMax, rowsMax } from "@/lib/exchange/limits";
import { readAnnotations } from "@/lib/exchange/read-annotations";

const bytesOf = (value: unknown) => new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value));

function rowsOf(value: unknown): AnnotationRow[] {
  const file = readAnnotations(bytesOf(value));
  if (!file.ok) throw new Error(file.problem);
  return file.value.rows;
}

function refusalOf(value: unknown): string {
  const file = readAnnotations(bytesOf(value));
  if (file.ok) throw new Error("It was read.");
  return file.problem;
}

const quote = { type: "TextQuoteSelector", exact: "Small boats now pay", prefix: "in March 2026. ", suffix: " 480 euros a year" };
const range = { type: "RangeSelector", startContainer: "/p[1]", startOffset: 4, endContainer: "/p[1]", endOffset: 20 };

const hypothesis = {
  id: "x9Yb3sJrEe6",
  created: "2026-11-20T08:14:32.120000+00:00",
  user: "acct:rosa@hypothes.is",
  user_info: { display_name: "Rosa R." },
  uri: "https://paper.example/fees",
  text: "Is this <b>true</b>?",
  tags: ["fees", "harbour"],
  target: [{ source: "https://paper.example/fees", selector: [range, { type: "TextPositionSelector", start: 3, end: 9 }, quote] }],
};

const web = {
  "@context": "http://www.w3.org/ns/anno.jsonld",
  id: "https://tool.example/1",
  type: "Annotation",
  body: { type: "TextualBody", value: "Is this <script>alert(1)</script> true?", format: "text/html" },
  target: { source: "https://paper.example/fees", selector: quote },
};

describe("a file of Hypothesis", () => {
  const row = {
    ...{ row: 1, problem: null, id: "hypothesis:x9Yb3sJrEe6", author: "Rosa R.", madeAt: "2026-11-20T08:14:32.120Z", statement: null },
    ...{ note: "Is this <b>true</b>?", tags: ["fees", "harbour"], source: hypothesis.uri, place: null, answers: [] },
    quote: { exact: quote.exact, prefix: quote.prefix, suffix: quote.suffix },
  };

  test.each([
    ["the API's answer", { total: 1, rows: [hypothesis] }],
    ["the client's export", { export_date: "2026-11-20", export_userid: "rosa", client_version: "1", annotations: [hypothesis] }],
    ["a bare list", [hypothesis]],
    ["one annotation", hypothesis],
  ])("is read as %s", (_, file) => expect(rowsOf(file)).toEqual([row]));

  test("has replies that name what they answer, and have no place of their own", () => {
    const reply = { ...hypothesis, id: "r2", references: ["x9Yb3sJrEe6", "r1"], target: [{ source: hypothesis.uri }] };
    const said = { id: "hypothesis:r2", author: "Rosa R.", note: hypothesis.text, quote: null, place: null };
    expect(rowsOf([reply])).toMatchObject([{ ...said, problem: null, answers: ["hypothesis:x9Yb3sJrEe6", "hypothesis:r1"] }]);
    const broken = [
      { ...reply, references: [3] },
      { ...reply, references: [""] },
      { ...reply, text: " " },
    ];
    expect(rowsOf(broken).map(({ problem }) => problem)).toEqual([
      expect.stringContaining("“references” is not a list of ids"),
      expect.stringContaining("“references” is not a list of ids"),
      expect.stringContaining("says nothing"),
    ]);
    const deep = { ...reply, references: Array.from({ length: 101 }, (_, at) => `r${at}`) };
    expect(rowsOf([deep])[0]?.problem).toContain("more than 100 annotations");
  });

  test("keeps notes on whole pages apart, with the reason", () => {
    const onPage = { ...hypothesis, target: [{ source: hypothesis.uri }] };
    const problems = rowsOf({ rows: [onPage, { uri: 3 }, { ...hypothesis, tags: [3] }, hypothesis] }).map(({ problem }) => problem);
    expect(problems).toEqual([
      expect.stringContaining("whole page"),
      expect.stringContaining("“uri” or “user”"),
      expect.stringContaining("“tags”"),
      null,
    ]);
  });

  test("names the selectors it cannot use", () => {
    const strange = { ...hypothesis, target: [{ selector: [range, { type: "EvilSelector" }] }] };
    expect(rowsOf([strange])[0]?.problem).toContain("RangeSelector and EvilSelector");
  });
});

describe("a W3C annotation", () => {
  test("keeps markup as words", () => {
    expect(rowsOf(web)[0]).toMatchObject({ problem: null, statement: null, note: "Is this <script>alert(1)</script> true?" });
  });

  test.each([
    ["an unknown kind", { type: "EvilSelector", value: "x" }, "EvilSelector"],
    ["a style sheet's", { type: "CssSelector", value: "#a" }, "CssSelector"],
    ["a position in another text", { type: "TextPositionSelector", start: 3, end: 9 }, "TextPositionSelector in a text that is not"],
    ["a quotation inside a quotation", { ...quote, refinedBy: quote }, "refined"],
    ["a selector at an address", "https://tool.example/selector", "at another address"],
  ])("is refused with the kind of its selector: %s", (_, selector, words) => {
    expect(rowsOf({ ...web, target: { ...web.target, selector } })[0]?.problem).toContain(words);
  });

  test("is read where one of several selectors quotes", () => {
    const selector = [{ type: "EvilSelector" }, { type: "CssSelector", value: "p", refinedBy: quote }];
    expect(rowsOf({ ...web, target: { ...web.target, selector } })[0]).toMatchObject({ problem: null, quote: { exact: quote.exact } });
  });
});

describe("a hostile file", () => {
  test.each([
    ["no JSON", "this is not json", "not valid JSON"],
    ["JSON that breaks off", '[\n{"a": 1},\n', "not valid JSON"],
    ["nothing", "[]", "no annotations"],
    ["a number", "3", "neither an annotation"],
    ["a picture", "\u0089PNG\r\n\u001a\n", "."],
    ["too deep", `${"[".repeat(100_000)}${"]".repeat(100_000)}`, "deeper than 32 levels"],
    ["too many", JSON.stringify(Array.from({ length: rowsMax + 1 }, () => 1)), "1,001 annotations"],
    ["too large", `[${" ".repeat(annotationBytesMax)}]`, "at most 2 MB"],
  ])("is refused: %s", (_, text, words) => {
    expect(refusalOf(text)).toContain(words);
  });

  test("says at which line JSON breaks", () => expect(refusalOf('[\n  {"a": 1},\n  {b: 2}\n]')).toContain("line 3, column 4"));

  test.each([
    ["a statement", { body: { type: "TextualBody", purpose: "describing", value: "a".repeat(1001) } }, "statement is longer than 1,000"],
    ["a note", { body: { type: "TextualBody", value: "a".repeat(10_001) } }, "note is longer than 10,000"],
    ["tags", { body: Array.from({ length: 51 }, () => ({ type: "TextualBody", purpose: "tagging", value: "x" })) }, "more than 50 tags"],
    ["a NUL", { body: { type: "TextualBody", value: "a\u0000b" } }, "NUL"],
    ["half a character", { body: { type: "TextualBody", value: "a\ud800b" } }, "lone surrogate"],
    ["a prototype", { ["__proto__"]: { problem: null }, id: "no" }, "“id” is not an address"],
  ])("loses only the row with %s that cannot be kept", (_, change, words) => {
    const rows = rowsOf([
      { ...web, ...change },
      { ...web, id: "https://tool.example/2" },
    ]);
    expect(rows[0]).toMatchObject({ note: "", tags: [], problem: expect.stringContaining(words) });
    expect(rows[1]).toMatchObject({ problem: null });
  });

  test("is read in time, however many brackets its texts hold", () => {
    // A pattern that explodes would run into the test's own limit.
    const [row] = rowsOf([{ ...web, target: { ...web.target, selector: { ...quote, prefix: "[{".repeat(5_000) } } }]);
    expect(row).toMatchObject({ problem: null });
    const slashes = readAnnotations(bytesOf(`["${"\\\\".repeat(500_000)}`));
    expect(slashes).toMatchObject({ ok: false });
  });
});
