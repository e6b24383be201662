import { decodeBytes } from "@/lib/articles/decode";
import { type Reading, read, refuse } from "@/lib/articles/reading";
import { statementLengthMax } from "@/lib/claims/schema";
import { unstorable } from "@/lib/text";
import { type AnnotationFile, type AnnotationRow, emptyRow } from "./annotation-row";
import { isObject, listOf, readJson } from "./json";
import { annotationBytesMax, answersMax, authorLengthMax, noteLengthMax, rowsMax, tagLengthMax, tagsMax } from "./limits";
import { isHypothesisRow, readHypothesisRow } from "./read-hypothesis";
import { readWebAnnotation } from "./read-web-annotation";

/**
 * Reads a file of annotations: a W3C annotation, a list, page or collection of them, or what Hypothesis exports. Each row is read on its
 * own: one that cannot be used says why, and the rest goes on. A file that is none of these is refused as a whole.
 */
export function readAnnotations(bytes: Uint8Array): Reading<AnnotationFile> {
  const decoded = decodeBytes(bytes, { bytesMax: annotationBytesMax });
  if (!decoded.ok) return decoded;
  const json = readJson(decoded.value.text);
  if (!json.ok) return json;
  const file = rowsOf(json.value);
  if (!file.ok) return file;
  const { rows } = file.value;
  if (rows.length === 0) return refuse("The file holds no annotations.");
  return read({ ...file.value, rows: rows.map(withinLimits) });
}

function rowsOf(value: unknown): Reading<AnnotationFile> {
  const listed = Array.isArray(value) ? value : isObject(value) ? (hypothesisList(value) ?? null) : null;
  if (listed !== null) {
    if (listed.length > rowsMax) return tooMany(listed.length);
    if (listed.some(isHypothesisRow)) return read({ format: "hypothesis", rows: listed.map((one, at) => readHypothesisRow(one, at + 1)) });
    return read({ format: "w3c", rows: listed.map((one, at) => readWebAnnotation(one, at + 1, { isInCollection: false })) });
  }
  if (isHypothesisRow(value)) return read({ format: "hypothesis", rows: [readHypothesisRow(value, 1)] });
  if (!isObject(value)) return refuse("The file holds neither an annotation nor a list of them.");
  const types = listOf(value.type);
  if (types.includes("AnnotationCollection") || types.includes("AnnotationPage")) return pagesOf(value);
  return read({ format: "w3c", rows: [readWebAnnotation(value, 1, { isInCollection: false })] });
}

/** Hypothesis' client exports `annotations`, its API answers `rows`. */
function hypothesisList(value: Readonly<Record<string, unknown>>): unknown[] | null {
  const list = value.annotations ?? value.rows;
  return Array.isArray(list) && value.type === undefined ? list : null;
}

function pagesOf(value: Readonly<Record<string, unknown>>): Reading<AnnotationFile> {
  const isPage = listOf(value.type).includes("AnnotationPage");
  const page = isPage ? value : listOf(value.first)[0];
  const elsewhere = "The collection’s annotations lie at another address. Export its pages, and import those.";
  if (!isObject(page)) return refuse(elsewhere);
  const context = emptyContext(value);
  if (context !== null) return refuse(context);
  const items = isObject(page.items) ? [page.items] : listOf(page.items);
  if (page.items === undefined) return refuse(elsewhere);
  if (items.length > rowsMax) return tooMany(items.length);
  return read({ format: "w3c", rows: items.map((one, at) => readWebAnnotation(one, at + 1, { isInCollection: true })) });
}

function emptyContext(value: Readonly<Record<string, unknown>>): string | null {
  return listOf(value["@context"]).includes("http://www.w3.org/ns/anno.jsonld")
    ? null
    : "The collection’s “@context” does not name http://www.w3.org/ns/anno.jsonld, so what its words mean is not known.";
}

function tooMany(count: number): { ok: false; problem: string } {
  return refuse(
    `The file holds ${count.toLocaleString("en-GB")} annotations; at most ${rowsMax.toLocaleString("en-GB")} are read at once.`,
  );
}

/** What is too long, or cannot be stored, is refused rather than cut, and not shown either. */
function withinLimits(row: AnnotationRow): AnnotationRow {
  const problem = whyTooLong(row) ?? whyUnstorable(row);
  return problem === null ? row : emptyRow(row.row, problem);
}

function whyTooLong({ statement, note, tags, author, id, quote, source, answers }: AnnotationRow): string | null {
  const parts = [
    ["statement", statement, statementLengthMax],
    ["note", note, noteLengthMax],
    ["author", author, authorLengthMax],
    ["address", id, 2000],
    ["page", source, 2000],
    ["quotation", quote?.exact ?? "", 20_000],
    ["context", (quote?.prefix ?? "") + (quote?.suffix ?? ""), 20_000],
  ] as const;
  for (const [name, text, lengthMax] of parts) {
    if ((text?.length ?? 0) > lengthMax) return `Its ${name} is longer than ${lengthMax.toLocaleString("en-GB")} characters.`;
  }
  if (tags.length > tagsMax || tags.some((tag) => tag.length > tagLengthMax))
    return `It has more than ${tagsMax} tags, or one longer than ${tagLengthMax} characters.`;
  if (answers.length > answersMax || answers.some((answered) => answered.length > 2000))
    return `It answers more than ${answersMax} annotations one below the other, or one with an id longer than 2,000 characters.`;
  return null;
}

function whyUnstorable({ id, author, statement, note, tags, source, quote, answers }: AnnotationRow): string | null {
  for (const text of [id, author, statement, note, source, ...tags, ...answers, ...Object.values(quote ?? {})]) {
    const problem = unstorable(text ?? "");
    if (problem !== null) return `It ${problem}`;
  }
  return null;
}
