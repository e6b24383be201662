import { isValidElement } from "react";
import { expect, test } from "vitest";
import { ComparedWords } from "@/components/articles/text-comparison";
import { catalogues } from "@/lib/reports/speech";

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** The words of what is drawn; without those that a browser leaves out where it looks which way they run. */
function wordsOf(node: unknown, isDirection = false): string {
  if (typeof node === "string") return node;
  if (Array.isArray(node)) return node.map((one) => wordsOf(one, isDirection)).join("");
  if (!isValidElement(node)) return "";
  const { type, props } = node;
  if (typeof type === "function") return wordsOf(Reflect.apply(type, undefined, [props]), isDirection);
  return isDirection && type === "bdi" ? "" : wordsOf(isRecord(props) ? props.children : "", isDirection);
}

const pieces = [
  { kind: "removed", text: "خاطئ" },
  { kind: "added", text: "صحيح" },
] as const;

test("what came in and what was taken out is said in the words of the page, and turns no line round", () => {
  const { cameIn, takenOut } = catalogues.ar?.differences ?? { cameIn: "", takenOut: "" };
  const drawn = ComparedWords({ pieces, says: { cameIn, takenOut } });
  expect(wordsOf(drawn)).toBe(` (${takenOut}: خاطئ)  (${cameIn}: صحيح) `);
  expect(wordsOf(ComparedWords({ pieces }))).toBe(" (taken out: خاطئ)  (came in: صحيح) ");
  for (const each of [drawn, ComparedWords({ pieces })]) expect(wordsOf(each, true)).toBe("خاطئصحيح");
});
