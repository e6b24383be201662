import { hash } from "node:crypto";
import { canonicalJson } from "./canonical";

/** SHA-256 of a JSON value in its canonical form, lower-case hex: what stands for lists and objects in events, and where rows are compared. */
export function hashOfJson(value: unknown): string {
  return hash("sha256", canonicalJson(value), "hex");
}
