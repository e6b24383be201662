import { emitReading, type Fact, lose, type Parse } from "@/lib/breakdown/facts";
import { isMark, type Tokens, tokensOf } from "@/lib/breakdown/noun-phrases";

/** Reads a clause that a noun is told by and that has a subject of its own, from its relative word at chunk `at` on: it holds of that noun alone. */
export function readInside(parse: Parse, head: Tokens, at: number): void {
  const { chunks } = parse;
  // `the town where he was born`, `a film in which two men meet`, `the dam that he built`: the clause holds of that alone.
  const from = chunks[at - 1]?.kind === "preposition" ? at - 1 : at;
  const isNamed = parse.sentence.tags[head.at(-1) ?? -1] === "PROPN";
  const place =
    chunks[at]?.word === "where" ? (isNamed && isMark(chunks[at - 1], ",") ? "in" : undefined) : from < at ? chunks[from]?.word : undefined;
  if (place === "of") {
    // `the war, in the course of which …`
    lose(parse, head);
    return;
  }
  if (place) {
    // `Castell, where the river is wide`: the river is wide [in] Castell.
    const inner: Fact[] = [];
    parse.clause({ ...parse, found: inner, depth: parse.depth + 1 }, at + 1);
    for (const { tokens, reading } of inner) if (!reading) emitReading(parse, { before: tokens, link: place, after: head });
    return;
  }
  const inside = [...head, ...chunks.slice(from, at + 1).flatMap(tokensOf)];
  parse.clause({ ...parse, within: inside, depth: parse.depth + 1 }, at + 1);
}
