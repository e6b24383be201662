import { type Reading, read, refuse } from "@/lib/articles/reading";

/** A JSON object of which nothing is known yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Deeper nesting than this nothing has that we read; it only keeps readers busy. */
const depthMax = 32;

/** Reads JSON text, or says where it breaks. What nests deeper than 32 levels is refused before it is read. */
export function readJson(text: string): Reading<unknown> {
  const body = text.startsWith("\uFEFF") ? text.slice(1) : text;
  if (isDeeperThan(body, depthMax)) return refuse(`The file nests deeper than ${depthMax} levels, which no such file does.`);
  try {
    return read(JSON.parse(body));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refuse(`The file is not valid JSON${sayPlace(body, error)}. Export it again, or mend it there.`);
  }
}

/** Brackets in strings do not count. */
function isDeeperThan(text: string, levels: number): boolean {
  let depth = 0;
  let isInText = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (isInText) {
      if (sign === "\\") at++;
      else if (sign === '"') isInText = false;
    } else if (sign === '"') isInText = true;
    else if (sign === "{" || sign === "[") {
      if (++depth > levels) return true;
    } else if (sign === "}" || sign === "]") depth--;
  }
  return false;
}

/** The engine names a position only when the text is long enough to matter; without one nothing is said. */
function sayPlace(text: string, { message }: SyntaxError): string {
  const position = /at position (\d+)/.exec(message)?.[1];
  if (position === undefined) return "";
  const before = text.slice(0, Number(position)).split("\n");
  return ` at line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}

/** True for a JSON object, which a list is not. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What JSON-LD leaves open: nothing, one value, or a list of them. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** A text, or null. */
export function textIn(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

/** True for an absolute address of any scheme. */
export function isIri(value: unknown): value is string {
  return typeof value === "string" && !/\s/.test(value) && /^[a-z][a-z0-9+.-]*:./i.test(value) && URL.canParse(value);
}
