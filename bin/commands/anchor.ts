import { parseArgs } from "node:util";
import { z } from "zod";
import { codePointCounter } from "@/lib/articles/code-points";
import { type LooseSelector, readSelector } from "@/lib/articles/loose-selector";
import { buildAnchorIndex, placeSelector } from "@/lib/articles/placing";
import { readText, UnreadableInput } from "../input";
import { answerObjects, type ObjectLine } from "../json-lines";

/** How it is used. */
export const usage = `usage: assay anchor --old FILE --new FILE < SELECTORS
  A line in: {"id","exact","prefix"?,"suffix"?,"start"?,"end"?}, or {"id","selector"} with W3C selectors, made on the old text.
  start and end count UTF-16 units, but those of a W3C TextPositionSelector count Unicode code points, as the model says.
  A line out: {"id","state","start","end","score","rivals"}, in the new text and in UTF-16 units; start and end are null when ambiguous or lost.
`;

/** `assay anchor --old FILE --new FILE`: selectors made on the old text → what became of each in the new one, a line each; offsets out in UTF-16 units. */
export async function run(options: readonly string[]): Promise<number> {
  const paths = readOptions(options);
  if (paths === null) {
    process.stderr.write(usage);
    return 2;
  }
  let texts: { before: string; after: string };
  try {
    texts = { before: await readText(paths.before), after: await readText(paths.after) };
  } catch (error) {
    if (!(error instanceof UnreadableInput)) throw error;
    process.stderr.write(`assay anchor: ${error.message}\n`);
    return 2;
  }
  const index = buildAnchorIndex(texts.after);
  const { toUnits } = codePointCounter(texts.before);
  return answerObjects((line) => {
    const given = looseSelector(line, toUnits);
    if ("error" in given) return given;
    const read = readSelector(texts.before, given);
    if (!read.ok) return { error: read.problem };
    const { state, start, end, score, rivals } = placeSelector(index, read.selector);
    return { state, start: start < 0 ? null : start, end: end < 0 ? null : end, score, rivals };
  });
}

function readOptions(options: readonly string[]): { before: string; after: string } | null {
  const path = { type: "string" } as const;
  try {
    const { old: before, new: after } = parseArgs({ args: [...options], options: { old: path, new: path } }).values;
    return before === undefined || after === undefined || before === "-" || after === "-" ? null : { before, after };
  } catch {
    return null;
  }
}

const words = z.string("must be a text").optional();
const offset = z.number("must be a number").optional();
const quotation = { exact: words, prefix: words, suffix: words };
const flat = z.object({ ...quotation, start: offset, end: offset });
const count = z.number("must be a number");
const quoted = z.object({ type: z.literal("TextQuoteSelector"), ...quotation });
const placed = z.object({ type: z.literal("TextPositionSelector"), start: count, end: count });
const annotated = z.discriminatedUnion("type", [quoted, placed], "is neither a TextQuoteSelector nor a TextPositionSelector");

function looseSelector({ fields }: ObjectLine, toUnits: (points: number) => number | null): LooseSelector | { error: string } {
  if (fields.selector !== undefined) return annotatedSelector([fields.selector].flat(), toUnits);
  const parsed = flat.safeParse(fields);
  return parsed.success ? known(parsed.data) : { error: sayIssue(parsed.error) };
}

/** W3C selectors as one: the model counts a position in code points, everything here counts in UTF-16 units. */
function annotatedSelector(selectors: unknown, toUnits: (points: number) => number | null): LooseSelector | { error: string } {
  const parsed = z.array(annotated).safeParse(selectors);
  if (!parsed.success) return { error: `selector: ${sayIssue(parsed.error)}` };
  const outside = -1;
  const parts = parsed.data.map((one) =>
    one.type === "TextQuoteSelector" ? known(one) : { start: toUnits(one.start) ?? outside, end: toUnits(one.end) ?? outside },
  );
  return Object.assign({}, ...parts);
}

/** Without the fields that are not there, and without what is not ours. */
function known({ exact, prefix, suffix, start, end }: z.output<typeof flat>): LooseSelector {
  return {
    ...(exact === undefined ? {} : { exact }),
    ...(prefix === undefined ? {} : { prefix }),
    ...(suffix === undefined ? {} : { suffix }),
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
  };
}

function sayIssue(error: z.ZodError): string {
  const [issue] = error.issues;
  return `${issue?.path.join(".") ?? ""} ${issue?.message ?? "cannot be read"}`.trim();
}
