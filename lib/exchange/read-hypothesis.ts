import { type AnnotationRow, emptyRow, instantOf } from "./annotation-row";
import { isObject, type JsonObject, listOf, textIn } from "./json";

/** True for an annotation as Hypothesis' API and client write it. */
export function isHypothesisRow(value: unknown): value is JsonObject {
  return isObject(value) && value["@context"] === undefined && typeof value.uri === "string" && typeof value.user === "string";
}

const idOf = (id: string) => `hypothesis:${id}`;

/**
 * Reads one annotation of a Hypothesis file. A reply names what it answers and has no place of its own. A note on a whole page comes back
 * with the reason why no claim can be made of it.
 */
export function readHypothesisRow(value: unknown, row: number): AnnotationRow {
  if (!isHypothesisRow(value)) return emptyRow(row, "It is not an annotation of Hypothesis: “uri” or “user” is missing.");
  const info = isObject(value.user_info) ? textIn(value.user_info.display_name) : null;
  const said = {
    row,
    id: typeof value.id === "string" && value.id !== "" ? idOf(value.id) : null,
    author: info ?? textIn(value.user)?.replace(/^acct:/, "") ?? null,
    madeAt: instantOf(value.created),
    statement: null,
    note: textIn(value.text) ?? "",
    tags: listOf(value.tags).flatMap((tag) => textIn(tag) ?? []),
    source: textIn(value.uri),
    // Its positions count in the page as that browser drew it, which nobody has any more.
    place: null,
    answers: [],
  };
  if (value.tags !== undefined && !listOf(value.tags).every((tag) => typeof tag === "string"))
    return { ...said, quote: null, problem: "“tags” is not a list of texts." };
  if (value.text !== undefined && typeof value.text !== "string") return { ...said, quote: null, problem: "“text” is not a text." };
  const references = listOf(value.references);
  if (references.length > 0) return { ...said, quote: null, ...replyTo(references, said.note) };
  const selectors = listOf(value.target).flatMap((target) => (isObject(target) ? listOf(target.selector) : []));
  const quoted = selectors.filter(isObject).find(({ type }) => type === "TextQuoteSelector");
  if (quoted === undefined) return { ...said, quote: null, problem: whyNoQuote(selectors) };
  const { exact, prefix, suffix } = quoted;
  if (typeof exact !== "string" || exact.trim() === "") return { ...said, quote: null, problem: "Its quotation holds no words." };
  return { ...said, problem: null, quote: { exact, prefix: textIn(prefix) ?? "", suffix: textIn(suffix) ?? "" } };
}

function replyTo(references: readonly unknown[], note: string): Pick<AnnotationRow, "answers" | "problem"> {
  const ids = references.flatMap((id) => textIn(id) ?? []);
  if (ids.length < references.length || ids.includes(""))
    return { answers: [], problem: "It is a reply, but “references” is not a list of ids, so what it answers is not known." };
  return { answers: ids.map(idOf), problem: note.trim() === "" ? "It is a reply that says nothing." : null };
}

function whyNoQuote(selectors: readonly unknown[]): string {
  if (selectors.length === 0) return "It is a note on a whole page and names no words in it.";
  const types = [...new Set(selectors.map((selector) => (isObject(selector) ? (textIn(selector.type) ?? "nothing") : "nothing")))];
  return `It selects by ${types.map((type) => type.slice(0, 60)).join(" and ")}; without a quotation its words cannot be looked for.`;
}
