const unsafe: Record<string, string> = { "<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029" };

/**
 * A JSON value as the text of a `<script type="application/ld+json">` element. What could end the element, open a comment in it or break a
 * line of JavaScript is escaped, so whatever people wrote stays data; JSON.parse gives back exactly the value.
 */
export function writeJsonLd(value: object): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => unsafe[character] ?? character);
}

/** Every JSON-LD block of a page, parsed, in order. Throws SyntaxError when one is not JSON. For tests and for reading others' pages. */
export function readJsonLd(html: string): unknown[] {
  const blocks = html.matchAll(/<script\b[^>]*\btype\s*=\s*["']?application\/ld\+json["']?[^>]*>([\s\S]*?)<\/script\s*>/gi);
  return [...blocks].map((block) => JSON.parse(block[1] ?? ""));
}

/** Every object in a JSON-LD value, however deep, whose `@type` is or includes the one given. */
export function findOfType(value: unknown, type: string): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap((one) => findOfType(one, type));
  if (typeof value !== "object" || value === null) return [];
  const node = value as Record<string, unknown>;
  const types = [node["@type"]].flat();
  return [...(types.includes(type) ? [node] : []), ...Object.values(node).flatMap((one) => findOfType(one, type))];
}
