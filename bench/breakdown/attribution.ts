import { type Attribution, attribute } from "@/lib/breakdown/attribute";
import { breakDown } from "@/lib/breakdown/break-down";
import { dataRecords } from "../../bin/language-data";
import type { Row } from "./row";

type Piece = { start: number; end: number; parts?: { start: number; end: number }[] } | null;
type Labelled = { text: string; attributions: { source: Piece; cue: Piece; content: NonNullable<Piece> }[] };

function covered(tokens: readonly [number, number][], pieces: readonly Piece[]): Set<number> {
  const found = new Set<number>();
  for (const piece of pieces) {
    for (const part of piece ? (piece.parts ?? [piece]) : []) {
      for (const [at, [start, end]] of tokens.entries()) if (start < part.end && end > part.start) found.add(at);
    }
  }
  return found;
}

function shared(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let total = 0;
  for (const one of a) if (b.has(one)) total += 1;
  return total;
}

function isLinked(tokens: readonly [number, number][], mine: Attribution, theirs: Labelled["attributions"][number]): boolean {
  if (!mine.source || !theirs.source || mine.source.start >= theirs.source.end || theirs.source.start >= mine.source.end) return false;
  const a = covered(tokens, [mine.content]);
  const b = covered(tokens, [theirs.content]);
  return shared(a, b) >= 0.5 * Math.max(a.size, b.size);
}

/** How much of a sentence somebody must be listed as saying, in characters, to be its source: less where the sentence names them. */
const [sharedMin, sharedHereMin] = [0.6, 0.35];

/** Of the sentences that are said by somebody in the labels: who that is, as the breakdown finds it, right, wrong or not at all; and who is found where nobody is listed. */
function sourcesOf({ text, attributions }: Labelled): ("right" | "wrong" | "missed" | "unlisted" | "none")[] {
  return breakDown(text)
    .sentences.filter(({ kind }) => kind !== "heading")
    .map(({ start, end, saying }) => {
      const length = (pieces: readonly Piece[]) =>
        pieces.reduce((sum, piece) => sum + (piece ? Math.max(0, Math.min(piece.end, end) - Math.max(piece.start, start)) : 0), 0);
      const listed = attributions
        .map(({ content, cue, source }) => ({
          source,
          isHere: length([cue]) > 0,
          shared: length(content.parts ?? [content]) / (end - start),
        }))
        .filter(({ isHere, shared }) => shared >= (isHere ? sharedHereMin : sharedMin))
        .toSorted((one, other) => other.shared - one.shared)[0];
      if (listed === undefined) return saying === undefined ? "none" : "unlisted";
      if (saying === undefined) return listed.source ? "missed" : "none";
      return listed.source && saying.source.start < listed.source.end && saying.source.end > listed.source.start ? "right" : "wrong";
    });
}

/** Measures attribution by tokens and by links of source and content, and who is found as the source of whole sentences. */
export function measureAttribution(): Row[] {
  const articles = dataRecords<Labelled>("attribution/polnear-dev.jsonl");
  if (!articles) return [];
  const counts = { content: [0, 0], source: [0, 0], cue: [0, 0], linked: [0, 0] } satisfies Record<string, [number, number]>;
  for (const { text, attributions } of articles) {
    const tokens = Array.from(text.matchAll(/[\p{L}\p{N}’'-]+|[^\s]/gu), (match): [number, number] => [
      match.index,
      match.index + match[0].length,
    ]);
    const found = attribute(text);
    for (const part of ["content", "source", "cue"] as const) {
      const mine = covered(
        tokens,
        found.map((one) => one[part]),
      );
      const theirs = covered(
        tokens,
        attributions.map((one) => one[part]),
      );
      counts[part][0] += shared(mine, theirs);
      counts[part][1] += mine.size + theirs.size;
    }
    const taken = new Set<number>();
    for (const one of found) {
      const at = attributions.findIndex((other, place) => !taken.has(place) && isLinked(tokens, one, other));
      if (at < 0) continue;
      taken.add(at);
      counts.linked[0] += 1;
    }
    counts.linked[1] += found.length + attributions.length;
  }
  const sources = articles.flatMap(sourcesOf);
  const count = (...kinds: readonly (typeof sources)[number][]) => sources.filter((one) => kinds.includes(one)).length;
  const f1 = ([hits, total]: readonly [number, number]) => (2 * hits) / Math.max(1, total);
  const common = { task: "attribution", set: "PolNeAR dev" };
  return [
    { ...common, measure: "content token F1", ours: f1(counts.content), goal: 0.85 },
    { ...common, measure: "source token F1", ours: f1(counts.source) },
    { ...common, measure: "cue token F1", ours: f1(counts.cue) },
    { ...common, measure: "linked F1", ours: f1(counts.linked), goal: 0.65 },
    { ...common, measure: "sentences with their source, recall", ours: count("right") / count("right", "wrong", "missed") },
    { ...common, measure: "the same, precision", ours: count("right") / count("right", "wrong", "unlisted") },
  ];
}
