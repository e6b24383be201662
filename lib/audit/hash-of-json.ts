import { hash } from "node:crypto";
import { canonicalJson } from "./canonical";

const hashOf = (json: string) => hash("sha256", json, "hex");

// Most lists of a row are empty.
const nothing: ReadonlyMap<string, string> = new Map(["[]", "{}"].map((json) => [json, hashOf(json)]));

/** SHA-256 of a JSON value in its canonical form, lower-case hex: what stands for lists and objects in events, and where rows are compared. */
export function hashOfJson(value: unknown): string {
  const json = canonicalJson(value);
  return nothing.get(json) ?? hashOf(json);
}
