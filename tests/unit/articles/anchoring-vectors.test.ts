import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { describeRange, resolveSelector } from "@/lib/articles/anchoring";
import { fromCodePoints, toCodePoints } from "@/lib/articles/code-points";
import { findPlainly } from "@/lib/articles/occurrences";
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

/** Six cases quote nothing and expect a place at each end of a text or element: no claim is made of no words, so they do not apply and are answered by *lost*. */
const notOneQuotation = new Set([""]);

/** The three cases on CSS selectors do not apply: they select elements of a document, and a snapshot is a text. An import refuses them by name. */
const cssCase = z.object({ selector: z.object({ type: z.literal("CssSelector"), value: z.string() }) });

describe.skipIf(!isPresent)("published annotation cases", () => {
  const styles = load("css-match-cases.json", cssCase);
  const matches = load("text-quote-match-cases.json", matchCase);
  const descriptions = load("text-quote-describe-cases.json", describeCase);
  const positions = load("text-position-match-cases.json", positionCase);

  it("are all there", () => {
    expect([matches.length, descriptions.length, positions.length, styles.length]).toEqual([25, 22, 7, 3]);
    expect(matches.filter(([, { selector }]) => notOneQuotation.has(selector.exact)).length).toBe(6);
  });

  it.each(matches)("quote: %s", (_, { html, selector, expected }) => {
    const { text, toRange } = textOf(html);
    const { exact, prefix = "", suffix = "" } = selector;
    const whole = findPlainly(text, prefix + exact + suffix, 100).map((at) => ({
      start: at + prefix.length,
      end: at + prefix.length + exact.length,
    }));
    const wanted = expected.map(toRange);
    if (exact !== "") expect(whole).toEqual(wanted);
    const resolved = resolveSelector(text, { exact, prefix, suffix, start: -1, end: -1 });
    const [only] = wanted;
    // One place: it is found, or proposed to a person when its context is too short to be sure. Several: never one of them alone.
    if (wanted.length === 1 && exact !== "") {
      const proposed =
        resolved.start >= 0 ? { start: resolved.start, end: resolved.end } : resolved.rivals.map(({ start, end }) => ({ start, end }));
      expect(Array.isArray(proposed) ? proposed : [proposed]).toContainEqual(only);
      if (["exact", "normalised"].includes(resolved.state)) expect({ start: resolved.start, end: resolved.end }).toEqual(only);
    } else expect(["ambiguous", "lost", "moved"]).toContain(resolved.state);
    if (notOneQuotation.has(selector.exact)) expect(resolved).toMatchObject({ state: "lost", rivals: [] });
    // Where the cases expect several ranges, a person is offered each of them.
    else if (wanted.length > 1) expect(resolved.rivals.map(({ start, end }) => ({ start, end }))).toEqual(expect.arrayContaining(wanted));
  });

  it.each(styles)("style sheet: %s", (_, { selector }) => {
    const target = { source: "https://paper.example/a", selector };
    const annotation = { "@context": "http://www.w3.org/ns/anno.jsonld", id: "urn:example:1", type: "Annotation", target };
    expect(readWebAnnotation(annotation, 1, { isInCollection: false }).problem).toMatch(/selects by CssSelector/);
  });

  it.each(descriptions)("description: %s", (_, { html, range: given }) => {
    const { text, toRange } = textOf(html);
    const { start, end } = toRange(given);
    if (start === null || end === null) return expect.fail("the case names a node that is not there");
    if (start === end) return expect(() => describeRange(text, { start, end })).toThrow(RangeError);
    const selector = describeRange(text, { start, end });
    expect(resolveSelector(text, selector)).toMatchObject({ state: "exact", start, end });
  });

  it.each(positions)("position: %s", (_, { html, selector, expected }) => {
    const { text, toRange } = textOf(html);
    const resolved = fromCodePoints(text, selector);
    expect(resolved).toEqual(toRange(expected[0] ?? expect.fail("no range expected")));
    expect(toCodePoints(text, resolved)).toEqual(selector);
  });
});
