import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { describeRange, resolveSelector } from "@/lib/articles/anchoring";
import { fromCodePoints, toCodePoints } from "@/lib/articles/code-points";
import { readSelector } from "@/lib/articles/loose-selector";
import { readWebAnnotation } from "@/lib/exchange/read-web-annotation";

// Cases published by Apache Annotator: a selector and the ranges it stands for in a small document.
const folder = path.resolve(process.cwd(), "../shared/vectors/annotation");
const isPresent = existsSync(folder);
if (!isPresent) console.warn(`Skipped: the annotation vectors are not at ${folder}.`);

const range = z.object({ startContainerXPath: z.string(), startOffset: z.number(), endContainerXPath: z.string(), endOffset: z.number() });
const quote = z.object({ exact: z.string(), prefix: z.string().optional(), suffix: z.string().optional() });
const matchCase = z.object({ html: z.string(), selector: quote, expected: z.array(range) });
const describeCase = z.object({ html: z.string(), range, expected: quote });
const positionCase = z.object({ html: z.string(), selector: z.object({ start: z.number(), end: z.number() }), expected: z.array(range) });

function load<Case>(file: string, shape: z.ZodType<Case>): [name: string, Case][] {
  if (!isPresent) return [];
  const groups = z.record(z.string(), z.record(z.string(), z.unknown())).parse(JSON.parse(readFileSync(path.join(folder, file), "utf8")));
  return Object.entries(groups).flatMap(([group, cases]) =>
    Object.entries(cases).map(([name, one]): [string, Case] => [`${group}: ${name}`, shape.parse(one)]),
  );
}

/** The document's text, and where the simple XPaths of these files (`//b/text()[2]`) begin in it. */
function textOf(html: string) {
  const { document } = parseHTML(
    /<html/i.test(html) ? html : `<!doctype html><html>${/<head/i.test(html) ? html : `<head></head><body>${html}</body>`}</html>`,
  );
  let text = "";
  const nodes: { parent: string; ordinal: number; start: number }[] = [];
  const walk = (element: Node) => {
    let ordinal = 0;
    for (const child of element.childNodes) {
      if (child.nodeType === 3) {
        ordinal++;
        nodes.push({ parent: element.nodeName.toLowerCase(), ordinal, start: text.length });
        text += child.textContent ?? "";
      } else walk(child);
    }
  };
  walk(document.documentElement);
  const offset = (xpath: string, within: number) => {
    const parsed = /\/\/(\w+)(?:\[\d+\])?\/text\(\)(?:\[(\d+)\])?$/.exec(xpath);
    const node = nodes.find((candidate) => candidate.parent === parsed?.[1] && candidate.ordinal === Number(parsed[2] ?? 1));
    return node === undefined ? null : node.start + within;
  };
  return {
    text,
    toRange: (one: z.infer<typeof range>) => ({
      start: offset(one.startContainerXPath, one.startOffset),
      end: offset(one.endContainerXPath, one.endOffset),
    }),
  };
}

/** What becomes of the selectors that are not simply found. A state that waits names no place, but for *moved*, where a person is shown the one there is. */
const waiting: Readonly<Record<string, "ambiguous" | "moved" | "lost">> = {
  // Several ranges are expected, and one selector is one claim.
  "two matches in one node": "ambiguous",
  "matches in multiple nodes": "ambiguous",
  "overlapping matches in one node": "ambiguous",
  "overlapping matches stretching multiple nodes": "ambiguous",
  "with prefix and suffix, two matches": "ambiguous",
  // One range is expected for one to three units of context, which an edit puts beside any of the words' places as easily.
  "with prefix": "ambiguous",
  "with suffix": "ambiguous",
  "with prefix and suffix": "ambiguous",
  // No range is expected: the words stand there, but in other surroundings.
  "with prefix, no matches": "moved",
  "with suffix, no matches": "moved",
  "with suffix, no matches due to whitespace": "moved",
  "no matches": "lost",
  // No claim is made of no words.
  "empty quote": "lost",
  "empty quote, multiple elements": "lost",
  "empty quote, with prefix": "lost",
  "empty quote, with suffix": "lost",
  "empty quote, with prefix and suffix": "lost",
  "empty quote, no matches": "lost",
};

/** The three cases on CSS selectors do not apply: they select elements of a document, and a snapshot is a text. An import refuses them by name. */
const cssCase = z.object({ selector: z.object({ type: z.literal("CssSelector"), value: z.string() }) });

describe.skipIf(!isPresent)("published annotation cases", () => {
  const styles = load("css-match-cases.json", cssCase);
  const matches = load("text-quote-match-cases.json", matchCase);
  const descriptions = load("text-quote-describe-cases.json", describeCase);
  const positions = load("text-position-match-cases.json", positionCase);

  it("are all there", () => {
    expect([matches.length, descriptions.length, positions.length, styles.length]).toEqual([25, 22, 7, 3]);
    const names = matches.map(([name]) => name.replace("testCases: ", ""));
    expect(names.filter((name) => name in waiting).toSorted()).toEqual(Object.keys(waiting).toSorted());
    expect(descriptions.filter(([, { expected }]) => expected.exact === "").length).toBe(2);
  });

  it.each(matches)("quote: %s", (name, { html, selector, expected }) => {
    const { text, toRange } = textOf(html);
    const { exact, prefix = "", suffix = "" } = selector;
    const wanted = expected.map(toRange);
    const resolved = resolveSelector(text, { exact, prefix, suffix, start: -1, end: -1 });
    const state = waiting[name.replace("testCases: ", "")] ?? "exact";
    expect(resolved.state).toBe(state);
    if (exact === "") return expect(resolved.rivals).toEqual([]);
    // Of all places that are answered or offered, those whose whole context agrees are the ranges expected, neither more nor fewer.
    const isPlaced = state === "exact" || state === "moved";
    const places = [...(isPlaced ? [resolved] : []), ...resolved.rivals];
    const agreeing = places.filter(({ score }) => score === 1).map(({ start, end }) => ({ start, end }));
    expect(agreeing.toSorted((one, other) => one.start - other.start)).toEqual(wanted);
  });

  // Made on this very text, as the cases mean it, a selector with little context is looked up as it is before it is described anew.
  it.each(matches.filter(([, { expected, selector }]) => expected.length === 1 && selector.exact !== ""))(
    "quote made on the same text: %s",
    (_, { html, selector: { exact, prefix, suffix }, expected }) => {
      const { text, toRange } = textOf(html);
      const loose = { exact, ...(prefix === undefined ? {} : { prefix }), ...(suffix === undefined ? {} : { suffix }) };
      const read = readSelector(text, loose);
      if (!read.ok) return expect.fail(read.problem);
      expect(resolveSelector(text, read.selector)).toMatchObject({ state: "exact", ...toRange(expected[0] ?? expect.fail("no range")) });
    },
  );

  it.each(styles)("style sheet: %s", (_, { selector }) => {
    const target = { source: "https://paper.example/a", selector };
    const annotation = { "@context": "http://www.w3.org/ns/anno.jsonld", id: "urn:example:1", type: "Annotation", target };
    expect(readWebAnnotation(annotation, 1, { isInCollection: false }).problem).toMatch(/selects by CssSelector/);
  });

  it.each(descriptions)("description: %s", (_, { html, range: given, expected }) => {
    const { text, toRange } = textOf(html);
    const { start, end } = toRange(given);
    if (start === null || end === null) return expect.fail("the case names a node that is not there");
    // Two describe a place between characters: no claim is made of no words.
    if (expected.exact === "") return expect(() => describeRange(text, { start, end })).toThrow(RangeError);
    const selector = describeRange(text, { start, end });
    expect(selector.exact).toBe(expected.exact);
    // Ours keeps more context on each side: what the case expects is the part of it next to the words.
    const { prefix = "", suffix = "" } = expected;
    expect(selector.prefix.slice(selector.prefix.length - prefix.length)).toBe(prefix);
    expect(selector.suffix.slice(0, suffix.length)).toBe(suffix);
    expect(resolveSelector(text, selector)).toMatchObject({ state: "exact", start, end });
  });

  it.each(positions)("position: %s", (_, { html, selector, expected }) => {
    const { text, toRange } = textOf(html);
    const resolved = fromCodePoints(text, selector);
    expect(resolved).toEqual(toRange(expected[0] ?? expect.fail("no range expected")));
    expect(toCodePoints(text, resolved)).toEqual(selector);
  });
});
