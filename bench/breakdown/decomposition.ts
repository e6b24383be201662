import { decompose } from "@/lib/breakdown/decompose";
import { dataRecords } from "../../bin/language-data";
import type { Row } from "./row";

type Labelled = { text: string; tokens: [number, number][]; propositions: number[][] };

function jaccard(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let shared = 0;
  for (const one of a) if (b.has(one)) shared += 1;
  return shared / Math.max(1, a.size + b.size - shared);
}

function matched(found: readonly ReadonlySet<number>[], wanted: readonly ReadonlySet<number>[]): number {
  const pairs = found
    .flatMap((mine, a) => wanted.map((theirs, b) => ({ a, b, fit: jaccard(mine, theirs) })))
    .filter(({ fit }) => fit >= 0.8);
  pairs.sort((one, other) => other.fit - one.fit);
  const left = new Set<number>();
  const right = new Set<number>();
  for (const { a, b } of pairs) {
    if (left.has(a) || right.has(b)) continue;
    left.add(a);
    right.add(b);
  }
  return left.size;
}

/** Measures atomic claims against propositions marked by people: Jaccard of token sets at least .8. */
export function measureDecomposition(): Row[] {
  const rows = dataRecords<Labelled>("decomposition/propsegment-wiki-dev.jsonl");
  if (!rows) return [];
  const f1 = (claimsOf: (text: string) => { spans: { start: number; end: number }[] }[]) => {
    let precision = 0;
    let recall = 0;
    for (const { text, tokens, propositions } of rows) {
      const found = claimsOf(text).map(
        ({ spans }) =>
          new Set(tokens.flatMap(([start, end], at) => (spans.some((span) => span.start < end && span.end > start) ? [at] : []))),
      );
      const hits = matched(
        found,
        propositions.map((proposition) => new Set(proposition)),
      );
      precision += hits / Math.max(1, found.length);
      recall += hits / Math.max(1, propositions.length);
    }
    return (2 * precision * recall) / Math.max(1e-9, (precision + recall) * rows.length);
  };
  const whole = f1((text) => [{ spans: [{ start: 0, end: text.length }] }]);
  return [
    {
      task: "decomposition",
      set: "PropSegmEnt Wikipedia dev",
      measure: "proposition F1",
      ours: f1(decompose),
      goal: 0.4,
      peers: { "the whole sentence": whole },
    },
  ];
}
