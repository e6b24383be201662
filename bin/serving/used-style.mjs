// The part of a stylesheet that shows on one page: no script changes a page of readers, so what it has no element for never will.
import { parse as parseSelector } from "css-what";
import postcss from "postcss";
import { lettersOf, readPage, variablesIn } from "./read-page.mjs";

/** At-rules that hold rules; of the others, each stands or falls as a whole. */
const groups = new Set(["container", "layer", "media", "scope", "starting-style", "supports"]);

/** Tailwind's question to browsers whether they know no `@property`; those that do not get what it registers as ordinary variables. */
const isForOlder = ({ type, name, params }) => type === "atrule" && name === "supports" && params.includes("margin-trim");

/**
 * Gives every browser as ordinary variables what would be registered for newer ones, where the style says it both ways: nothing in a page of readers
 * moves such a variable, and checkers of style know no `@property`.
 */
function withoutRegistrations(root) {
  const ordinary = new Set();
  root.walkAtRules((rule) => {
    if (!isForOlder(rule)) return;
    rule.walkDecls(({ prop }) => void ordinary.add(prop));
    rule.replaceWith(rule.nodes);
  });
  root.walkAtRules("property", (rule) => {
    if (ordinary.has(rule.params.trim())) rule.remove();
  });
  return root;
}

/** The alternatives of a selector, or null for one that cannot be read here, which is then taken to be about something. */
function alternativesOf(selector) {
  try {
    return parseSelector(selector);
  } catch {
    // The parser throws for nothing else.
    return null;
  }
}

/** States, attributes and places among others are taken as given. */
function canBe(part, page) {
  if (part.type === "tag") return page.tags.has(part.name.toLowerCase());
  if (part.type === "attribute" && part.name === "class" && part.action === "element") return page.classes.has(part.value);
  if (part.type === "attribute" && part.name === "id" && part.action === "equals") return page.ids.has(part.value);
  if (part.type === "pseudo" && Array.isArray(part.data) && part.name !== "not") return canMatch(part.data, page);
  return true;
}

const canMatch = (alternatives, page) => alternatives.some((parts) => parts.every((part) => canBe(part, page)));

/** A font's letters as pairs of first and last; null for all. */
function rangesOf(node) {
  const range = node.nodes?.find(({ prop }) => prop === "unicode-range")?.value;
  if (range === undefined) return null;
  return range.split(",").map((one) => {
    const [first, last = first] = one.trim().replace(/^u\+/i, "").split("-");
    return [Number.parseInt(first.replaceAll("?", "0"), 16), Number.parseInt(last.replaceAll("?", "f"), 16)];
  });
}

const isAscii = ([first]) => first < 0x80;

function prepared(node) {
  if (node.type === "comment") return [];
  if (node.type === "decl") {
    const { prop, value } = node;
    return [{ kind: "declaration", text: node.toString(), prop, value, uses: variablesIn(value) }];
  }
  if (node.type === "rule")
    return [{ kind: "rule", head: node.selector, alternatives: alternativesOf(node.selector), parts: node.nodes.flatMap(prepared) }];
  const { name, params } = node;
  if (groups.has(name) && node.nodes !== undefined) {
    // An empty layer still says which comes before which.
    return [{ kind: "group", head: `@${name} ${params}`, staysEmpty: name === "layer", parts: node.nodes.flatMap(prepared) }];
  }
  const text = `${node.toString()}${node.nodes === undefined ? ";" : ""}`;
  return [
    { kind: "whole", name: name.replace(/^-\w+-/, ""), params: params.trim(), text, ranges: rangesOf(node), uses: variablesIn(text) },
  ];
}

const leavesOf = (parts) => parts.flatMap((part) => (part.parts === undefined ? [part] : leavesOf(part.parts)));

function withoutStrangers(parts, page) {
  return parts.flatMap((part) => {
    if (part.kind === "rule" && part.alternatives !== null && !canMatch(part.alternatives, page)) return [];
    return [part.parts === undefined ? part : { ...part, parts: withoutStrangers(part.parts, page) }];
  });
}

/** The variables that something asks for which shows, directly or through others. */
function variablesAsked(declarations, asked) {
  const usedBy = new Map();
  for (const { prop, uses } of declarations) if (prop.startsWith("--")) usedBy.set(prop, [...(usedBy.get(prop) ?? []), ...uses]);
  const reached = new Set(asked);
  for (const name of reached) for (const use of usedBy.get(name) ?? []) reached.add(use);
  return reached;
}

function isWanted(part, { page, letters, variables, animations }) {
  if (part.kind === "declaration") return !part.prop.startsWith("--") || variables.has(part.prop);
  if (part.name === "property") return variables.has(part.params);
  if (part.name === "keyframes") return animations.includes(part.params);
  if (part.name === "font-face" && part.ranges !== null && page.letters !== null)
    return part.ranges.some((range) => isAscii(range) || letters.some((letter) => range[0] <= letter && letter <= range[1]));
  return true;
}

function written(parts, wants) {
  const kept = parts.flatMap((part) => {
    if (part.parts === undefined) return isWanted(part, wants) ? [part] : [];
    const inner = written(part.parts, wants);
    return inner === "" && !part.staysEmpty ? [] : [{ ...part, text: `${part.head}{${inner}}` }];
  });
  return kept.map(({ kind, text }, place) => (kind === "declaration" && place < kept.length - 1 ? `${text};` : text)).join("");
}

/** Escapes of CSS stand for letters, too: what a style writes before or after something. */
const unescaped = (text) => text.replace(/\\([0-9a-f]{1,6})\s?/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16) % 0x110000));

/**
 * Reads a stylesheet once and answers `usedBy(html)`: the same style without rules for elements, classes and ids that the page does not have, and then
 * without variables, animations and subsets of fonts that nothing left asks for. Every state, attribute, width, theme and medium stays. The page is
 * one that React wrote, and that no script gives new elements or classes.
 */
export function openStyle(css) {
  const whole = withoutRegistrations(postcss.parse(css)).nodes.flatMap(prepared);
  return function usedBy(html) {
    const page = readPage(html);
    const parts = withoutStrangers(whole, page);
    const leaves = leavesOf(parts);
    const declarations = leaves.filter(({ kind }) => kind === "declaration");
    const animations = declarations
      .filter(({ prop }) => prop.startsWith("--") || prop.includes("animation"))
      .flatMap(({ value }) => value.split(/[\s,]+/));
    const asking = leaves.filter(({ prop, name, params }) =>
      prop === undefined ? name !== "keyframes" || animations.includes(params) : !prop.startsWith("--"),
    );
    const wants = {
      page,
      letters: [...(page.letters ?? []), ...lettersOf(unescaped(declarations.map(({ value }) => value).join(" ")))],
      variables: variablesAsked(declarations, [...page.variables, ...asking.flatMap(({ uses }) => uses)]),
      animations,
    };
    return written(parts, wants);
  };
}
