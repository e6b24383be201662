import MiniSearch from "minisearch";
import { type ClaimIndex, type EarlierClaim, indexClaims, matchClaims } from "@/lib/breakdown/match";
import { remembering, rerankByMeaning, rerankedMax } from "@/lib/breakdown/providers/embeddings";
import { loadLikenessEmbeddings } from "@/lib/sentence-embeddings";
import { dataRecords } from "../../bin/language-data";
import type { Row } from "./row";

const rememberedMax = 20_000;
const toldMax = 20;

type Query = { id: string; text: string; claimant?: string; date?: string };
type Ranking = (query: Query) => Promise<(string | number)[]>;

async function measures(
  queries: readonly Query[],
  relevant: ReadonlyMap<string, ReadonlySet<string | number>>,
  ranking: Ranking,
): Promise<{ map: number; mrr: number }> {
  let map = 0;
  let mrr = 0;
  for (const query of queries) {
    const wanted = relevant.get(query.id) ?? new Set();
    const ranked = await ranking(query);
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

async function measureSet(name: "snopes" | "politifact"): Promise<Row[]> {
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
  const ours = await measures(queries, relevant, async (query) => matchClaims(index, query).map(({ id }) => id));
  const byMeaning = await measureByMeaning(queries, relevant, { index, corpus });
  const peer = await measures(queries, relevant, async ({ text }) =>
    mini
      .search(text)
      .slice(0, toldMax)
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
      peers: { ...(byMeaning && { "ours with embeddings": byMeaning.map }), MiniSearch: peer.map },
    },
    {
      task: "matching",
      set,
      measure: "MRR",
      ours: ours.mrr,
      ...(name === "politifact" ? { goal: 0.5 } : {}),
      peers: { ...(byMeaning && { "ours with embeddings": byMeaning.mrr }), MiniSearch: peer.mrr },
    },
  ];
}

/** The same with the fifty best ranked again by meaning; null where sentence embeddings are not installed. */
async function measureByMeaning(
  queries: readonly Query[],
  relevant: ReadonlyMap<string, ReadonlySet<string | number>>,
  { index, corpus }: { index: ClaimIndex; corpus: readonly EarlierClaim[] },
): Promise<{ map: number; mrr: number } | null> {
  const found = await loadLikenessEmbeddings(import.meta.url);
  if (found === null) return null;
  const embed = remembering(found, rememberedMax);
  const claims = new Map(corpus.map((claim) => [claim.id, claim]));
  return measures(queries, relevant, async (query) =>
    (await rerankByMeaning(query.text, matchClaims(index, query, rerankedMax), { claims, embed })).slice(0, toldMax).map(({ id }) => id),
  );
}

/** Measures how well earlier claims are found again, beside MiniSearch. */
export async function measureMatching(): Promise<Row[]> {
  return [...(await measureSet("snopes")), ...(await measureSet("politifact"))];
}
