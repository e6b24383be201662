import { annotationContext } from "./annotation";
import { isIri, isObject, type JsonObject, listOf } from "./json";

/** What is wrong with a value that should be a W3C annotation, in the order of the model; each names the place in it. */
export function* faultsOf(value: unknown, { isInCollection }: { isInCollection: boolean }): Generator<string> {
  if (!isObject(value)) return yield "It is not an annotation, but a bare value.";
  if (!isInCollection && !listOf(value["@context"]).includes(annotationContext))
    yield `“@context” does not name ${annotationContext}, so what its words mean is not known.`;
  if (!isIri(value.id)) yield Array.isArray(value.id) ? "“id” holds several addresses; an annotation has one." : "“id” is not an address.";
  if (!listOf(value.type).includes("Annotation")) yield "“type” is not “Annotation”.";
  yield* faultsOfDates(value, "");
  yield* faultsOfLinks(value, "");
  for (const key of ["creator", "generator"]) yield* faultsOfAgents(value[key], key);
  if (value.body !== undefined && value.bodyValue !== undefined) yield "It has both “body” and “bodyValue”; only one is allowed.";
  if (value.bodyValue !== undefined && typeof value.bodyValue !== "string") yield "“bodyValue” is not one text.";
  if (listOf(value.target).length === 0) yield "It has no “target”, so what it annotates is not said.";
  for (const key of ["body", "target"]) for (const resource of listOf(value[key])) yield* faultsOfResource(resource, key);
}

const dateTime = /^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/;

function* faultsOfDates(value: JsonObject, path: string): Generator<string> {
  for (const key of ["created", "modified", "generated"]) {
    const date = value[key];
    if (date === undefined) continue;
    if (typeof date !== "string" || !dateTime.test(date) || Number.isNaN(Date.parse(date)))
      yield `“${path}${key}” is not one date and time, such as 2026-11-28T12:00:00Z.`;
  }
}

function* faultsOfLinks(value: JsonObject, path: string): Generator<string> {
  if (value.canonical !== undefined && !isIri(value.canonical)) yield `“${path}canonical” is not an address.`;
  for (const key of ["rights", "via"]) if (!listOf(value[key]).every(isIri)) yield `“${path}${key}” is not an address.`;
}

function* faultsOfAgents(value: unknown, path: string): Generator<string> {
  for (const agent of listOf(value)) if (!isIri(agent) && !isObject(agent)) yield `“${path}” is neither an address nor a description.`;
}

const compositeTypes = new Set(["Choice", "List", "Composite", "Independents"]);
const directions = new Set<unknown>(["ltr", "rtl", "auto"]);
const isText = (value: unknown) => typeof value === "string";

function* faultsOfResource(value: unknown, path: string): Generator<string> {
  if (!isObject(value)) {
    if (!isIri(value)) yield `“${path}” is neither an address nor a description.`;
    return;
  }
  if (value.id !== undefined && !isIri(value.id)) yield `“${path}.id” is not an address.`;
  for (const key of ["format", "language"]) if (!listOf(value[key]).every(isText)) yield `“${path}.${key}” is not a text.`;
  if (value.processingLanguage !== undefined && !isText(value.processingLanguage)) yield `“${path}.processingLanguage” is not one text.`;
  if (value.textDirection !== undefined && !directions.has(value.textDirection)) yield `“${path}.textDirection” is not ltr, rtl or auto.`;
  yield* faultsOfDates(value, `${path}.`);
  yield* faultsOfLinks(value, `${path}.`);
  yield* faultsOfAgents(value.creator, `${path}.creator`);
  const types = listOf(value.type);
  if (types.includes("TextualBody") && !isText(value.value)) yield `“${path}.value” is not one text, which a TextualBody has.`;
  const composites = types.filter((type) => typeof type === "string" && compositeTypes.has(type));
  if (composites.length > 1 || (value.items !== undefined && composites.length === 0))
    yield `“${path}.items” is a set, but “type” does not say of which one kind.`;
  if (composites.length === 1) for (const one of listOf(value.items)) yield* faultsOfResource(one, `${path}.items`);
  const isSpecific = types.includes("SpecificResource") || value.selector !== undefined || value.state !== undefined;
  if (isSpecific && listOf(value.source).length !== 1) yield `“${path}.source” is missing: what the selector selects from.`;
  for (const one of listOf(value.source)) yield* faultsOfResource(one, `${path}.source`);
  for (const selector of listOf(value.selector)) yield* faultsOfSelector(selector, `${path}.selector`);
}

const valued = new Set<unknown>(["FragmentSelector", "CssSelector", "XPathSelector"]);
const isOffset = (value: unknown) => Number.isSafeInteger(value) && Number(value) >= 0;

function* faultsOfSelector(value: unknown, path: string): Generator<string> {
  if (!isObject(value)) {
    if (!isIri(value)) yield `“${path}” is neither an address nor a description.`;
    return;
  }
  const { type } = value;
  if (!isText(type)) yield `“${path}.type” is missing.`;
  if (valued.has(type) && !isText(value.value)) yield `“${path}.value” is not one text, which a ${String(type)} has.`;
  if (type === "SvgSelector" && !isText(value.value) && !isIri(value.id)) yield `“${path}” has neither a value nor an address.`;
  if (type === "TextQuoteSelector") {
    if (!isText(value.exact)) yield `“${path}.exact” is not one text.`;
    for (const key of ["prefix", "suffix"]) if (value[key] !== undefined && !isText(value[key])) yield `“${path}.${key}” is not one text.`;
  }
  if (type === "TextPositionSelector" || type === "DataPositionSelector")
    for (const key of ["start", "end"]) if (!isOffset(value[key])) yield `“${path}.${key}” is not a whole number from 0.`;
  if (type === "RangeSelector") {
    for (const key of ["startSelector", "endSelector"]) yield* faultsOfSelector(value[key], `${path}.${key}`);
  }
  if (value.refinedBy !== undefined) for (const one of listOf(value.refinedBy)) yield* faultsOfSelector(one, `${path}.refinedBy`);
}
