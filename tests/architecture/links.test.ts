import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { type Document, findBrokenLinks, linksOf } from "./rules/links";
import { listFiles, root } from "./source";

const atTheTop = readdirSync(root).filter((name) => name.endsWith(".md"));
const paths = [...atTheTop, ...listFiles(["docs"]).filter((name) => name.endsWith(".md"))];
const documents: Document[] = paths.map((name) => ({ path: name, text: readFileSync(path.join(root, name), "utf8") }));

test("links between the documents lead somewhere", () => {
  expect(documents.length).toBeGreaterThan(15);
  expect(documents.flatMap(linksOf).length).toBeGreaterThan(15);
  expect(findBrokenLinks(documents)).toEqual([]);
});

test("a link to a missing file or heading is found", () => {
  const bad = {
    path: "docs/guide.md",
    text: "# The guide\n[a](missing.md) [b](../package.json) [c](#the-guide) [d](#other) [e](https://x.org/y) `[f](no.md)`\n![g](./missing.png)",
  };
  expect(findBrokenLinks([bad])).toEqual([
    "docs/guide.md links to missing.md",
    "docs/guide.md links to #other",
    "docs/guide.md links to ./missing.png",
  ]);
});
