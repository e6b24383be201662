import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";

const launcher = resolve(import.meta.dirname, "../../../bin/assay.mjs");
const folder = mkdtempSync(join(tmpdir(), "assay-anchor-"));
afterAll(() => rmSync(folder, { recursive: true }));

const before = `😀 The quay was closed in May 2026, the harbour master said. Forty boats had to be moved to the old basin for the time being.

Nobody was told of it. The fees rose by 12% in June, which the council had not voted on. Nobody knows who signed the order.`;
const after = before.replace("12%", "14%").replace("the harbour master said", "the  harbour master said");
writeFileSync(join(folder, "old.txt"), before);
writeFileSync(join(folder, "new.txt"), after);

function anchor(input: string, args = ["--old", "old.txt", "--new", "new.txt"]) {
  const run = spawnSync(process.execPath, [launcher, "anchor", ...args], { input, cwd: folder, encoding: "utf8" });
  const lines = run.stdout.trim() === "" ? [] : run.stdout.trim().split("\n");
  return { code: run.status, error: run.stderr, replies: lines.map((line) => JSON.parse(line)) };
}

test("selectors in whatever form others keep them are answered in order, and bad lines with what is wrong", () => {
  const exact = "Forty boats had to be moved";
  const start = before.indexOf(exact);
  const lines = [
    { id: "quote", exact },
    { id: "place", start, end: start + exact.length },
    { id: "stale place", exact, prefix: "harbour master said. ", suffix: " to the old", start: 0, end: 4 },
    {
      id: "w3c",
      selector: [
        { type: "TextQuoteSelector", exact },
        { type: "TextPositionSelector", start: start - 1, end: start - 1 + exact.length },
      ],
    },
    { id: "spaces", exact: "the harbour master said" },
    { id: "changed", exact: "The fees rose by 12% in June" },
    { id: "twice", exact: "Nobody " },
    { id: 8, exact: 7 },
    { id: 9 },
    { id: 10, start: 1, end: 3 },
    { id: 11, start: 5, end: 5_000 },
  ];
  const { code, replies } = anchor(`${lines.map((line) => JSON.stringify(line)).join("\n")}\nnot json\n\n{"exact":"x"}\n`);
  expect(code).toBe(0);
  const shift = after.indexOf(exact);
  const placed = { state: "exact", start: shift, end: shift + exact.length, rivals: [] };
  expect(replies.map(({ id }) => id)).toEqual([...lines.map(({ id }) => id), null, null]);
  for (const reply of replies.slice(0, 4)) expect(reply).toMatchObject(placed);
  expect(replies[4]).toMatchObject({ state: "normalised" });
  expect(after.slice(replies[4].start, replies[4].end)).toBe("the  harbour master said");
  expect(replies[5]).toMatchObject({ state: "lost", start: null, end: null });
  expect(replies[5].rivals[0]).toMatchObject({ start: after.indexOf("The fees rose by 14%") });
  expect(replies[6]).toMatchObject({ state: "ambiguous", start: null });
  expect(replies.slice(7).map(({ error }) => error)).toEqual([
    "exact must be a text",
    "the selector has neither words nor a position",
    "the place cuts a character in half",
    "start and end lie outside the old text",
    "the line is not valid JSON",
    "the record has no id",
  ]);
});

test("a position counts code points in a W3C selector, and UTF-16 units elsewhere", () => {
  const exact = "Forty boats had to be moved";
  const start = before.indexOf(exact);
  const points = { start: start - "😀".length + 1, end: start - "😀".length + 1 + exact.length };
  const position = { type: "TextPositionSelector", ...points };
  const lines = [
    { id: "in a list", selector: [position] },
    { id: "alone", selector: position },
    { id: "flat", start, end: start + exact.length },
    { id: "flat, the same numbers", ...points },
    { id: "beyond", selector: { ...position, end: [...before].length + 1 } },
    { id: "half", selector: { ...position, start: 0.5 } },
    { id: "words", selector: { ...position, start: "0" } },
    { id: "bytes", selector: { ...position, type: "DataPositionSelector" } },
    { id: "untyped", selector: points },
  ];
  const { replies } = anchor(lines.map((line) => JSON.stringify(line)).join("\n"));
  for (const reply of replies.slice(0, 3)) expect(after.slice(reply.start, reply.end)).toBe(exact);
  expect(after.slice(replies[3].start, replies[3].end)).toBe(` ${exact.slice(0, -1)}`);
  const unknown = "selector: 0.type is neither a TextQuoteSelector nor a TextPositionSelector";
  expect(replies.slice(4).map(({ error }) => error)).toEqual([
    "start and end lie outside the old text",
    "start and end must both be whole numbers",
    "selector: 0.start must be a number",
    unknown,
    unknown,
  ]);
});

test.each([
  ["no files", [], "usage: assay anchor"],
  ["one file", ["--old", "old.txt"], "usage: assay anchor"],
  ["an unknown option", ["--old", "old.txt", "--new", "new.txt", "--fuzzy"], "usage: assay anchor"],
  ["a file that is not there", ["--old", "old.txt", "--new", "none.txt"], "none.txt"],
])("%s is refused in plain words", (_, args, words) => {
  const { code, error, replies } = anchor("", args);
  expect({ code, replies }).toEqual({ code: 2, replies: [] });
  expect(error).toContain(words);
});
