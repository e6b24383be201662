import { assessSentence } from "@/lib/breakdown/assess-sentence";
import { worthThreshold } from "@/lib/breakdown/scores";
import { accuracyAt, averagePrecision, f1At, type Judged, macroF1At } from "@/lib/breakdown/training/measures";
import { dataRecords } from "../../bin/language-data";
import { plainModel } from "./plain-model";
import type { Row } from "./row";

type Score = "checkWorthiness" | "verifiable" | "subjective";
type Line = { debate: string; text: string; label: number };
type ScoreOf = (text: string) => number;

const peer = "tf-idf logistic regression on the same debates";

function scoreWith(score: Score): ScoreOf {
  return (text) => assessSentence(text, { start: 0, end: text.length }, { block: "paragraph", focus: null })[score];
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

function measureWorth(): Row[] {
  const rows: Row[] = [];
  const worth = scoreWith("checkWorthiness");
  const crowd = dataRecords<{ text: string; label: string }>("check-worthiness/claimbuster-train.jsonl");
  const plain = crowd && plainModel(crowd.map(({ text, label }) => ({ text, isTrue: label === "CFS" })));
  const beside = (measure: (scoreOf: ScoreOf) => number) => ({
    ours: measure(worth),
    ...(plain ? { peers: { [peer]: measure(plain) } } : {}),
  });
  const experts = dataRecords<{ text: string; label: string }>("check-worthiness/claimbuster-dev.jsonl");
  if (experts) {
    const judged = (scoreOf: ScoreOf) => judge(experts, scoreOf, ({ label }) => label === "CFS");
    const set = "ClaimBuster dev (same debates: flatters)";
    rows.push({ task: "check-worthiness", set, measure: `F1 at ${worthThreshold}`, ours: f1At(judged(worth), worthThreshold) });
    rows.push({ task: "check-worthiness", set, measure: "average precision", ...beside((scoreOf) => averagePrecision(judged(scoreOf))) });
  }
  for (const part of ["dev", "train"]) {
    const debates = dataRecords<Line>(`check-worthiness/ct21-1b-debates-${part}.jsonl`);
    const set = `CheckThat! 2021 ${part} (measured only)`;
    if (debates)
      rows.push({
        task: "ranking debate lines",
        set,
        measure: "MAP",
        ...beside((scoreOf) => meanAveragePrecision(debates, scoreOf)),
        ...(part === "dev" ? { goal: 0.402 } : {}),
      });
  }
  return rows;
}

function measureVerifiable(): Row[] {
  const rows: Row[] = [];
  const isYes = ({ label }: { label: string }) => label === "yes";
  const speeches = dataRecords<{ text: string; label: string }>("check-worthiness/policlaim-train.jsonl");
  const tweets = dataRecords<{ text: string; label: string }>("check-worthiness/ct22-1b-dev.jsonl");
  if (speeches) {
    const judged = judge(speeches, scoreWith("verifiable"), isYes);
    rows.push({ task: "verifiable", set: "PoliClaim gold", measure: "accuracy at .5", ours: accuracyAt(judged, 0.5), goal: 0.863 });
    rows.push({ task: "verifiable", set: "PoliClaim gold", measure: "average precision", ours: averagePrecision(judged) });
  }
  if (tweets) {
    const judged = judge(tweets, scoreWith("verifiable"), isYes);
    rows.push({ task: "verifiable", set: "CheckThat! 2022 tweets dev", measure: "accuracy at .5", ours: accuracyAt(judged, 0.5) });
  }
  return rows;
}

function measureSubjective(): Row[] {
  return ["train", "dev"].flatMap((part) => {
    const news = dataRecords<{ text: string; label: string }>(`subjectivity/en-${part}.jsonl`);
    if (!news) return [];
    const judged = judge(news, scoreWith("subjective"), ({ label }) => label === "SUBJ");
    const row = { task: "subjective", set: `CheckThat! 2025 news ${part}` };
    return [
      { ...row, measure: "macro F1 at .5", ours: macroF1At(judged, 0.5), goal: 0.744 },
      { ...row, measure: "average precision", ours: averagePrecision(judged) },
    ];
  });
}

/** Measures check-worthiness, verifiability and subjectivity on sets that no weight was trained on, beside a plain model where one says something. */
export function measureScores(): Row[] {
  return [...measureWorth(), ...measureVerifiable(), ...measureSubjective()];
}
