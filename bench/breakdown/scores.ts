import { assessSentence } from "@/lib/breakdown/assess-sentence";
import type { Meaning, Meanings } from "@/lib/breakdown/meaning";
import { meaningsOf } from "@/lib/breakdown/providers/read-meanings";
import { worthThreshold } from "@/lib/breakdown/scores";
import { accuracyAt, averagePrecision, f1At, type Judged, macroF1At } from "@/lib/breakdown/training/measures";
import { loadScoreEmbeddings } from "@/lib/sentence-embeddings";
import { dataRecords } from "../../bin/language-data";
import { plainModel } from "./plain-model";
import type { Row } from "./row";

type Score = "checkWorthiness" | "verifiable" | "subjective";
type Line = { debate: string; text: string; label: number };
type ScoreOf = (text: string) => number;

const peer = "tf-idf logistic regression on the same debates";

function scoreWith(score: Score, meanings?: Meanings): ScoreOf {
  return (text) => assessSentence(text, { start: 0, end: text.length }, { block: "paragraph", meaning: meanings?.get(text) })[score];
}

const embedded = new Map<string, Meaning>();

/** What the texts mean, some 6 ms each; null where sentence embeddings are not installed. */
async function meaningsOfRows(rows: readonly { text: string }[]): Promise<Meanings | null> {
  const embed = await loadScoreEmbeddings(import.meta.url);
  if (embed === null) return null;
  const unknown = rows.map(({ text }) => text).filter((text) => !embedded.has(text));
  for (const [text, vector] of await meaningsOf(unknown, embed)) embedded.set(text, vector);
  return embedded;
}

/** A measure by the always-on tier, and beside it with sentence embeddings. */
async function bothTiers(
  rows: readonly { text: string }[],
  score: Score,
  measure: (scoreOf: ScoreOf) => number,
): Promise<Pick<Row, "ours" | "peers">> {
  const meanings = await meaningsOfRows(rows);
  return {
    ours: measure(scoreWith(score)),
    ...(meanings === null ? {} : { peers: { "ours with embeddings": measure(scoreWith(score, meanings)) } }),
  };
}

function judge<Item extends { text: string }>(rows: readonly Item[], scoreOf: ScoreOf, isTrue: (row: Item) => boolean): Judged[] {
  return rows.map((row) => ({ score: scoreOf(row.text), isTrue: isTrue(row) }));
}

function meanAveragePrecision(rows: readonly Line[], scoreOf: ScoreOf): number {
  const values: number[] = [];
  for (const debate of new Set(rows.map((row) => row.debate))) {
    const judged = judge(
      rows.filter((row) => row.debate === debate),
      scoreOf,
      (row) => row.label === 1,
    );
    if (judged.some(({ isTrue }) => isTrue)) values.push(averagePrecision(judged));
  }
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

async function measureWorth(): Promise<Row[]> {
  const rows: Row[] = [];
  const worth = "checkWorthiness";
  const crowd = dataRecords<{ text: string; label: string }>("check-worthiness/claimbuster-train.jsonl");
  const plain = crowd && plainModel(crowd.map(({ text, label }) => ({ text, isTrue: label === "CFS" })));
  const beside = (peers: Row["peers"], measure: (scoreOf: ScoreOf) => number) =>
    plain ? { peers: { ...peers, [peer]: measure(plain) } } : {};
  const experts = dataRecords<{ text: string; label: string }>("check-worthiness/claimbuster-dev.jsonl");
  if (experts) {
    const judged = (scoreOf: ScoreOf) => judge(experts, scoreOf, ({ label }) => label === "CFS");
    const set = "ClaimBuster dev (same debates: flatters)";
    const atThreshold = (scoreOf: ScoreOf) => f1At(judged(scoreOf), worthThreshold);
    rows.push({ task: "check-worthiness", set, measure: `F1 at ${worthThreshold}`, ...(await bothTiers(experts, worth, atThreshold)) });
    const precision = (scoreOf: ScoreOf) => averagePrecision(judged(scoreOf));
    const both = await bothTiers(experts, worth, precision);
    rows.push({ task: "check-worthiness", set, measure: "average precision", ...both, ...beside(both.peers, precision) });
  }
  for (const part of ["dev", "train"]) {
    const debates = dataRecords<Line>(`check-worthiness/ct21-1b-debates-${part}.jsonl`);
    if (!debates) continue;
    const set = `CheckThat! 2021 ${part} (measured only)`;
    const ranked = (scoreOf: ScoreOf) => meanAveragePrecision(debates, scoreOf);
    // Vectors of the 35,000 lines of the larger part would take a quarter of an hour.
    const both = part === "dev" ? await bothTiers(debates, worth, ranked) : { ours: ranked(scoreWith(worth)) };
    const goal = part === "dev" ? { goal: 0.402 } : {};
    rows.push({ task: "ranking debate lines", set, measure: "MAP", ...goal, ...both, ...beside(both.peers, ranked) });
  }
  return rows;
}

async function measureVerifiable(): Promise<Row[]> {
  const rows: Row[] = [];
  const task = "verifiable";
  const isYes = ({ label }: { label: string }) => label === "yes";
  const speeches = dataRecords<{ text: string; label: string }>("check-worthiness/policlaim-train.jsonl");
  const tweets = dataRecords<{ text: string; label: string }>("check-worthiness/ct22-1b-dev.jsonl");
  if (speeches) {
    const set = "PoliClaim gold";
    const accuracy = (scoreOf: ScoreOf) => accuracyAt(judge(speeches, scoreOf, isYes), 0.5);
    const precision = (scoreOf: ScoreOf) => averagePrecision(judge(speeches, scoreOf, isYes));
    rows.push({ task, set, measure: "accuracy at .5", goal: 0.863, ...(await bothTiers(speeches, task, accuracy)) });
    rows.push({ task, set, measure: "average precision", ...(await bothTiers(speeches, task, precision)) });
  }
  if (tweets) {
    const accuracy = (scoreOf: ScoreOf) => accuracyAt(judge(tweets, scoreOf, isYes), 0.5);
    rows.push({ task, set: "CheckThat! 2022 tweets dev", measure: "accuracy at .5", ...(await bothTiers(tweets, task, accuracy)) });
  }
  return rows;
}

async function measureSubjective(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const part of ["train", "dev"]) {
    const news = dataRecords<{ text: string; label: string }>(`subjectivity/en-${part}.jsonl`);
    if (!news) continue;
    const judged = (scoreOf: ScoreOf) => judge(news, scoreOf, ({ label }) => label === "SUBJ");
    const row = { task: "subjective", set: `CheckThat! 2025 news ${part}` };
    const macro = (scoreOf: ScoreOf) => macroF1At(judged(scoreOf), 0.5);
    rows.push({ ...row, measure: "macro F1 at .5", goal: 0.744, ...(await bothTiers(news, "subjective", macro)) });
    const precision = (scoreOf: ScoreOf) => averagePrecision(judged(scoreOf));
    rows.push({ ...row, measure: "average precision", ...(await bothTiers(news, "subjective", precision)) });
  }
  return rows;
}

/** Measures check-worthiness, verifiability and subjectivity on sets that no weight was trained on, beside a plain model where one says something. */
export async function measureScores(): Promise<Row[]> {
  return [...(await measureWorth()), ...(await measureVerifiable()), ...(await measureSubjective())];
}
