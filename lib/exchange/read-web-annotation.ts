import { copyPrefix } from "./annotation";
import { type AnnotationRow, emptyRow, instantOf } from "./annotation-row";
import { faultsOf } from "./check-annotation";
import { isObject, type JsonObject, listOf, textIn } from "./json";

/** Reads one W3C Web Annotation. What breaks the model, or has no words that can be looked for, comes back with the reason. */
export function readWebAnnotation(value: unknown, row: number, { isInCollection }: { isInCollection: boolean }): AnnotationRow {
  const fault = faultsOf(value, { isInCollection }).next();
  if (fault.done !== true) return emptyRow(row, fault.value);
  if (!isObject(value)) return emptyRow(row, "It is not an annotation.");
  const said = {
    ...{ row, id: textIn(value.id), author: authorOf(value.creator), madeAt: instantOf(value.created) },
    ...bodyOf(value),
    answers: [],
  };
  const targets = listOf(value.target);
  const [target] = targets;
  const nowhere = { source: null, quote: null, place: null };
  if (targets.length > 1) return { ...said, ...nowhere, problem: `It has ${targets.length} targets; a claim stands in one place.` };
  if (!isObject(target)) return { ...said, ...nowhere, source: textIn(target), problem: onlyThePage };
  return { ...said, ...targetOf(target) };
}

const onlyThePage = "It is about a page as a whole and names no words in it.";

function authorOf(value: unknown): string | null {
  const [creator] = listOf(value);
  if (!isObject(creator)) return textIn(creator);
  return textIn(listOf(creator.name)[0]) ?? textIn(creator.nickname) ?? textIn(creator.id);
}

/** A description is a statement, tags are tags, all other text is a note. Bodies that lie elsewhere are named by their address. */
function bodyOf(value: JsonObject): Pick<AnnotationRow, "statement" | "note" | "tags"> {
  const motivation = textIn(listOf(value.motivation)[0]);
  const notes: string[] = [];
  const tags: string[] = [];
  let statement: string | null = null;
  for (const body of [...listOf(value.bodyValue), ...listOf(value.body)].flatMap(membersOf)) {
    const text = isObject(body) ? textIn(body.value) : textIn(body);
    if (text === null) {
      const address = isObject(body) ? (textIn(body.id) ?? textIn(listOf(body.source)[0])) : null;
      if (address !== null) notes.push(address);
      continue;
    }
    const purpose = isObject(body) ? (textIn(listOf(body.purpose)[0]) ?? motivation) : motivation;
    if (purpose === "tagging") tags.push(text);
    else if (purpose === "describing" && statement === null && isObject(body) && body.format !== "text/html") statement = text;
    // A rating of another newsroom is no verdict of this one: it is kept as a remark.
    else notes.push(purpose === "classifying" ? `Classified as: ${text}` : text);
  }
  return { statement, note: notes.join("\n\n"), tags };
}

/** The members of a set; a choice has its first for a default. */
function membersOf(body: unknown): readonly unknown[] {
  if (!isObject(body) || body.items === undefined) return [body];
  return listOf(body.type).includes("Choice") ? listOf(body.items).slice(0, 1) : listOf(body.items);
}

type Target = Pick<AnnotationRow, "problem" | "source" | "quote" | "place">;

function targetOf(target: JsonObject): Target {
  const [origin] = listOf(target.source ?? target.id);
  const source = isObject(origin) ? textIn(origin.id) : textIn(origin);
  const selectors = listOf(target.selector).flatMap(innermost);
  const textHash =
    hashOf(source) ??
    listOf(target.state)
      .map(copyOf)
      .find((hash) => hash !== null) ??
    null;
  const position = selectors.find((selector) => selector.type === "TextPositionSelector");
  const place = textHash === null || position === undefined ? null : { start: Number(position.start), end: Number(position.end), textHash };
  const quoted = selectors.find((selector) => selector.type === "TextQuoteSelector");
  const found = { source, place };
  if (quoted !== undefined) {
    const part = (key: string) => textIn(quoted[key]) ?? "";
    return { ...found, problem: null, quote: { exact: part("exact"), prefix: part("prefix"), suffix: part("suffix") } };
  }
  if (place !== null) return { ...found, problem: null, quote: null };
  return { ...found, quote: null, problem: whyNoWords(listOf(target.selector)) };
}

/** A selector that is refined by another selects what the other says. A quotation inside a quotation cannot be looked for. */
function innermost(selector: unknown): JsonObject[] {
  if (!isObject(selector)) return [];
  const refined = listOf(selector.refinedBy).flatMap(innermost);
  if (selector.refinedBy === undefined) return [selector];
  return selector.type === "TextQuoteSelector" || selector.type === "TextPositionSelector" ? [] : refined;
}

function copyOf(state: unknown): string | null {
  return isObject(state) ? hashOf(textIn(listOf(state.cached)[0])) : null;
}

function hashOf(address: string | null): string | null {
  const hash = address?.startsWith(copyPrefix) === true ? address.slice(copyPrefix.length) : "";
  return /^[0-9a-f]{64}$/.test(hash) ? hash : null;
}

function whyNoWords(selectors: readonly unknown[]): string {
  if (selectors.length === 0) return onlyThePage;
  const types = [...new Set(selectors.map((selector) => (isObject(selector) ? sayType(selector) : "a selector at another address")))];
  return `It selects by ${types.join(" and ")}, which names no words that could be looked for here. A TextQuoteSelector is needed.`;
}

function sayType(selector: JsonObject): string {
  const type = (textIn(selector.type) ?? "nothing").slice(0, 60);
  if (type === "TextPositionSelector") return "TextPositionSelector in a text that is not this snapshot";
  return selector.refinedBy === undefined ? type : `${type}, refined`;
}
