import type { JsonObject } from "@/lib/exchange/json";

type Item = Record<string, unknown[]>;

/** A part of a document, as far as reading what it is marked with needs. */
export type Marked = {
  readonly children: Iterable<Marked>;
  readonly localName: string;
  readonly textContent: string | null;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
};

/** The attribute in which an element says its value, where it is not its text. */
const told = new Map<string, string>(
  Object.entries({
    ...{ a: "href", area: "href", link: "href", audio: "src", embed: "src", iframe: "src", img: "src", source: "src", video: "src" },
    ...{ object: "data", meta: "content", data: "value", meter: "value", time: "datetime" },
  }),
);

const namesIn = (list: string | null) => (list ?? "").split(/\s+/).filter((name) => name !== "");

/** What an element says for machines; null where that is its text. */
function saidBy(element: Marked): string | null {
  const attribute = told.get(element.localName);
  // Many put `content` on any element.
  return element.getAttribute("content") ?? (attribute === undefined ? null : element.getAttribute(attribute));
}

// Marked elements in marked elements hold the same text again and again: all of it together may be no longer than this.
const textMax = 10_000_000;

/** Reads what a page says in microdata (HTML Living Standard, without `itemref`): its outermost items, in the form that JSON-LD would have. */
export function readMicrodata(root: Marked): JsonObject[] {
  const items: JsonObject[] = [];
  let textRead = 0;
  const textOf = (element: Marked) => {
    if (textRead > textMax) return "";
    const text = element.textContent ?? "";
    textRead += text.length;
    return text;
  };
  const walk = (element: Marked, around: Item | null) => {
    let item = around;
    const names = namesIn(element.getAttribute("itemprop"));
    if (element.hasAttribute("itemscope")) {
      item = { "@type": namesIn(element.getAttribute("itemtype")) };
      if (around === null || names.length === 0) items.push(item);
      else add(around, names, item);
    } else if (around !== null && names.length > 0) add(around, names, saidBy(element) ?? textOf(element));
    for (const child of element.children) walk(child, item);
  };
  walk(root, null);
  return items;
}

function add(item: Item, names: readonly string[], value: unknown): void {
  for (const name of names) {
    // A name of the page's own choosing must not reach what every object has.
    if (!Object.hasOwn(item, name)) Object.defineProperty(item, name, { value: [], enumerable: true });
    item[name]?.push(value);
  }
}
