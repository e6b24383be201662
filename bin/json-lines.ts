import { once } from "node:events";

/** A record of the input: an id and a text, and whatever else the line holds. */
export type LineRecord = { id: string | number; text: string; more: Readonly<Record<string, unknown>> };

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** An object of the input with its id. */
export type ObjectLine = { id: string | number; fields: Readonly<Record<string, unknown>> };

type Unreadable = { id: string | number | null; error: string };

/** Reads one line as an object with an id, or says what is wrong with it. */
function readObject(bytes: Buffer): ObjectLine | Unreadable {
  let line: string;
  try {
    line = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return { id: null, error: "the line is not valid UTF-8" };
  }
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { id: null, error: "the line is not valid JSON" };
  }
  if (!isObject(value)) return { id: null, error: "the line is not a JSON object" };
  const { id, ...fields } = value;
  if (typeof id !== "string" && typeof id !== "number") return { id: null, error: "the record has no id" };
  return { id, fields };
}

/** Reads one line as a record, or says what is wrong with it. */
export function readRecord(bytes: Buffer): LineRecord | Unreadable {
  const line = readObject(bytes);
  if ("error" in line) return line;
  const { text, ...more } = line.fields;
  if (typeof text !== "string") return { id: line.id, error: "the record has no text" };
  return { id: line.id, text, more };
}

/** The lines of a stream that hold something, as many at a time as have come by then. */
async function* lotsOf(stream: AsyncIterable<Buffer | string>): AsyncGenerator<Buffer[]> {
  let parts: Buffer[] = [];
  for await (const chunk of stream) {
    const lot: Buffer[] = [];
    let rest = Buffer.from(chunk);
    for (let at = rest.indexOf(10); at >= 0; at = rest.indexOf(10)) {
      lot.push(Buffer.concat([...parts, rest.subarray(0, at)]));
      parts = [];
      rest = rest.subarray(at + 1);
    }
    parts.push(rest);
    yield lot.filter(holdsSomething);
  }
  yield [Buffer.concat(parts)].filter(holdsSomething);
}

function holdsSomething(line: Buffer): boolean {
  return !line.every((byte) => byte === 32 || byte === 9 || byte === 13);
}

/** Whether a command that takes its lines from standard input, and nothing else, was given nothing else; otherwise its usage is told. */
export function takesNothing(options: readonly string[], usage: string): boolean {
  if (options.length > 0) process.stderr.write(usage);
  return options.length === 0;
}

/**
 * Answers every line of standard input with one line on standard output, in order. A line that cannot be read is answered with
 * `{"id","error"}` and the rest goes on; empty lines are passed over.
 */
export function answerLines(answer: (record: LineRecord) => object | Promise<object>): Promise<number> {
  return answerEach(readRecord, answer);
}

/**
 * Like `answerLines`, several lines at once: those that have come, `most` at the most, so that whoever types a line is answered, and a file is read ahead.
 * `answer` gives as many replies as it was given records, in their order.
 */
export async function answerLots(most: number, answer: (records: readonly LineRecord[]) => Promise<readonly object[]>): Promise<number> {
  for await (const lot of lotsOf(process.stdin))
    for (let from = 0; from < lot.length; from += most) {
      const lines = lot.slice(from, from + most).map(readRecord);
      const records = lines.flatMap((line) => ("error" in line ? [] : [line]));
      const replies = (await answer(records)).values();
      for (const line of lines) await write("error" in line ? line : { id: line.id, ...replies.next().value });
    }
  return 0;
}

/** Like `answerLines`, for objects that need no text. */
export function answerObjects(answer: (line: ObjectLine) => object): Promise<number> {
  return answerEach(readObject, answer);
}

async function answerEach<Line extends { id: string | number }>(
  read: (bytes: Buffer) => Line | Unreadable,
  answer: (line: Line) => object | Promise<object>,
): Promise<number> {
  for await (const lot of lotsOf(process.stdin))
    for (const bytes of lot) {
      const line = read(bytes);
      await write("error" in line ? line : { id: line.id, ...(await answer(line)) });
    }
  return 0;
}

async function write(reply: object): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(reply)}\n`)) await once(process.stdout, "drain");
}

/** A field that is a text, or undefined. */
export function textField(record: LineRecord, name: string): string | undefined {
  const value = record.more[name];
  return typeof value === "string" ? value : undefined;
}
