import { isObject, type JsonObject } from "@/lib/exchange/json";

/** Answers what something stands for: for no more than an `@id`, the object of that id elsewhere in the document; else itself. */
export type Find = (value: unknown) => unknown;

const isReference = (value: JsonObject) =>
  typeof value["@id"] === "string" && Object.keys(value).every((key) => key === "@id" || key === "@type");

/** Looks through a JSON-LD document for what its references stand for: publishers are often said once, and named by their `@id` after that. */
export function linkedIn(document: unknown): Find {
  const known = new Map<unknown, JsonObject>();
  const waiting = [document];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (Array.isArray(value)) for (const one of value) waiting.push(one);
    else if (isObject(value)) {
      if (!isReference(value) && !known.has(value["@id"])) known.set(value["@id"], value);
      for (const one of Object.values(value)) waiting.push(one);
    }
  }
  known.delete(undefined);
  // One step and no more: what it finds is never a reference itself.
  return (value) => (isObject(value) && isReference(value) ? (known.get(value["@id"]) ?? value) : value);
}
