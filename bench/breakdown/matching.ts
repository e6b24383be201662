import MiniSearch from "minisearch";
import { type EarlierClaim, indexClaims, matchClaims } from "@/lib/breakdown/match";
import { dataRecords } from "../../bin/language-data";
import type { Row } from "./row";

type Query = { id: string; text: string; claimant?: string; date?: string };
type Ranking = (query: Query) => (string | number)[];

function measures(
  queries: readonly Query[],
  relevant: ReadonlyMap<string, ReadonlySet<string | number>>,
  ranking: Ranking,
): { map: number; mrr: number } {
  let map = 0;
  let mrr = 0;
  for (const query of queries) {
    const wanted = relevant.get(query.id) ?? new Set();
    const ranked = ranking(query);
    let hits = 0;
    for (const [place, id] of ranked.slice(0, 5).entries()) {
      if (!wanted.has(id)) continue;
      hits += 1;
      map += hits / (place + 1) / Math.max(1, wanted.size);
    }
    const first = ranked.findIndex((id) => wanted.has(id));
    if (first >= 0) mrr += 1 / (first + 1);
  }
  return { map: map / Math.max(1, queries.length), mrr: mrr / Math.max(1, queries.length) };
}

function measureSet(name: "snopes" | "politifact"): Row[] {
  const corpus = dataRecords<EarlierClaim>(`matching/${name}-claims.jsonl`);
  const queries = dataRecords<Query>(`matching/${name}-dev-queries.jsonl`);
  const qrels = dataRecords<{ id: string; relevant: string[] }>(`matching/${name}-dev-qrels.jsonl`);
  if (!corpus || !queries || !qrels) return [];
  const relevant = new Map(qrels.map(({ id, relevant: ids }) => [id, new Set<string | number>(ids)]));
  // Nothing but what a newsroom would have of an earlier claim: above all, never the rating.
  const index = indexClaims(
    corpus.map(({ id, text, title, claimant, date }) => ({
      id,
      text,
      ...(title ? { title } : {}),
      ...(claimant ? { claimant } : {}),
      ...(date ? { date } : {}),
    })),
  );
  const mini = new MiniSearch({ fields: ["text", "title"] });
  mini.addAll(corpus.map(({ id, text, title }) => ({ id, text, title: title ?? "" })));
  const ours = measures(queries, relevant, (query) => matchClaims(index, query).map(({ id }) => id));
  const peer = measures(queries, relevant, ({ text }) =>
    mini
      .search(text)
      .slice(0, 20)
      .map(({ id }) => id),
  );
  const set = name === "snopes" ? "tweets → Snopes dev" : "debate lines → PolitiFact dev";
  return [
    {
      task: "matching",
      set,
      measure: "MAP@5",
      ours: ours.map,
      ...(name === "snopes" ? { goal: 0.91 } : {}),
      peers: { MiniSearch: peer.map },
    },
    {
      task: "matching",
      set,
      measure: "MRR",
      ours: ours.mrr,
      ...(name === "politifact" ? { goal: 0.5 } : {}),
      peers: { MiniSearch: peer.mrr },
    },
  ];
}

/** Measures how well earlier claims are found again, beside MiniSearch. */
export function measureMatching(): Row[] {
  return [...measureSet("snopes"), ...measureSet("politifact")];
}
