import { type AnnotationRow, emptyRow, instantOf } from "./annotation-row";
import { isObject, type JsonObject, listOf, textIn } from "./json";

/** True for an annotation as Hypothesis' API and client write it. */
export function isHypothesisRow(value: unknown): value is JsonObject {
  return isObject(value) && value["@context"] === undefined && typeof value.uri === "string" && typeof value.user === "string";
}

/** Reads one annotation of a Hypothesis file. Replies and notes on a whole page come back with the reason why no claim can be made of them. */
export function readHypothesisRow(value: unknown, row: number): AnnotationRow {
  if (!isHypothesisRow(value)) return emptyRow(row, "It is not an annotation of Hypothesis: “uri” or “user” is missing.");
  const info = isObject(value.user_info) ? textIn(value.user_info.display_name) : null;
  const said = {
    row,
    id: typeof value.id === "string" && value.id !== "" ? `hypothesis:${value.id}` : null,
    author: info ?? textIn(value.user)?.replace(/^acct:/, "") ?? null,
    madeAt: instantOf(value.created),
    statement: null,
    note: textIn(value.text) ?? "",
    tags: listOf(value.tags).flatMap((tag) => textIn(tag) ?? []),
    source: textIn(value.uri),
    // Its positions count in the page as that browser drew it, which nobody has any more.
    place: null,
  };
  if (value.tags !== undefined && !listOf(value.tags).every((tag) => typeof tag === "string"))
    return { ...said, quote: null, problem: "“tags” is not a list of texts." };
  if (value.text !== undefined && typeof value.text !== "string") return { ...said, quote: null, problem: "“text” is not a text." };
  if (listOf(value.references).length > 0)
    return { ...said, quote: null, problem: "It is a reply to another annotation and has no place of its own." };
  const selectors = listOf(value.target).flatMap((target) => (isObject(target) ? listOf(target.selector) : []));
  const quoted = selectors.filter(isObject).find(({ type }) => type === "TextQuoteSelector");
  if (quoted === undefined) return { ...said, quote: null, problem: whyNoQuote(selectors) };
  const { exact, prefix, suffix } = quoted;
  if (typeof exact !== "string" || exact.trim() === "") return { ...said, quote: null, problem: "Its quotation holds no words." };
  return { ...said, problem: null, quote: { exact, prefix: textIn(prefix) ?? "", suffix: textIn(suffix) ?? "" } };
}

function whyNoQuote(selectors: readonly unknown[]): string {
  if (selectors.length === 0) return "It is a note on a whole page and names no words in it.";
  const types = [...new Set(selectors.map((selector) => (isObject(selector) ? (textIn(selector.type) ?? "nothing") : "nothing")))];
  return `It selects by ${types.map((type) => type.slice(0, 60)).join(" and ")}; without a quotation its words cannot be looked for.`;
}
