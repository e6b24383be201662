import { assessSentence } from "@/lib/breakdown/assess-sentence";
import { worthThreshold } from "@/lib/breakdown/scores";
import { accuracyAt, averagePrecision, f1At, type Judged, macroF1At } from "@/lib/breakdown/training/measures";
import { dataRecords } from "../../bin/language-data";
import type { Row } from "./row";

type Score = "checkWorthiness" | "verifiable" | "subjective";

function judge<Item extends { text: string }>(rows: readonly Item[], score: Score, isTrue: (row: Item) => boolean): Judged[] {
  return rows.map((row) => ({
    score: assessSentence(row.text, { start: 0, end: row.text.length }, { block: "paragraph", focus: null })[score],
    isTrue: isTrue(row),
  }));
}

function meanAveragePrecision(rows: readonly { debate: string; text: string; label: number }[]): number {
  const values: number[] = [];
  for (const debate of new Set(rows.map((row) => row.debate))) {
    const judged = judge(
      rows.filter((row) => row.debate === debate),
      "checkWorthiness",
      (row) => row.label === 1,
    );
    if (judged.some(({ isTrue }) => isTrue)) values.push(averagePrecision(judged));
  }
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** Measures check-worthiness, verifiability and subjectivity on sets that no weight was trained on. */
export function measureScores(): Row[] {
  const rows: Row[] = [];
  const experts = dataRecords<{ text: string; label: string }>("check-worthiness/claimbuster-dev.jsonl");
  const debates = dataRecords<{ debate: string; text: string; label: number }>("check-worthiness/ct21-1b-debates-dev.jsonl");
  const speeches = dataRecords<{ text: string; label: string }>("check-worthiness/policlaim-train.jsonl");
  const tweets = dataRecords<{ text: string; label: string }>("check-worthiness/ct22-1b-dev.jsonl");
  if (experts) {
    const judged = judge(experts, "checkWorthiness", ({ label }) => label === "CFS");
    const set = "ClaimBuster dev (same debates: flatters)";
    rows.push({ task: "check-worthiness", set, measure: `F1 at ${worthThreshold}`, ours: f1At(judged, worthThreshold) });
    rows.push({ task: "check-worthiness", set, measure: "average precision", ours: averagePrecision(judged) });
  }
  if (debates)
    rows.push({
      task: "ranking debate lines",
      set: "CheckThat! 2021 dev",
      measure: "MAP",
      ours: meanAveragePrecision(debates),
      goal: 0.402,
    });
  if (speeches) {
    const judged = judge(speeches, "verifiable", ({ label }) => label === "yes");
    rows.push({ task: "verifiable", set: "PoliClaim gold", measure: "accuracy at .5", ours: accuracyAt(judged, 0.5), goal: 0.863 });
    rows.push({ task: "verifiable", set: "PoliClaim gold", measure: "average precision", ours: averagePrecision(judged) });
  }
  if (tweets)
    rows.push({
      task: "verifiable",
      set: "CheckThat! 2022 tweets dev",
      measure: "accuracy at .5",
      ours: accuracyAt(
        judge(tweets, "verifiable", ({ label }) => label === "yes"),
        0.5,
      ),
    });
  for (const part of ["train", "dev"]) {
    const news = dataRecords<{ text: string; label: string }>(`subjectivity/en-${part}.jsonl`);
    if (news)
      rows.push({
        task: "subjective",
        set: `CheckThat! 2025 news ${part}`,
        measure: "macro F1 at .5",
        ours: macroF1At(
          judge(news, "subjective", ({ label }) => label === "SUBJ"),
          0.5,
        ),
        goal: 0.744,
      });
  }
  return rows;
}
