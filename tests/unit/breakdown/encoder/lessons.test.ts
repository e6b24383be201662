import { expect, test } from "vitest";
import { seededNumbers } from "@/lib/breakdown/seeded-numbers";
import { rowsOf } from "@/lib/breakdown/training/encoder/heads";
import { type EncoderSentence, encoderLessons, encoderQuestions, firstHeads, headPulls } from "@/lib/breakdown/training/encoder/lessons";

const plain = {
  length: 5,
  group: "2016",
  isWorthy: false,
  isVerifiable: false,
  isSubjective: true,
  sparse: { verifiable: 0.5, subjective: 0.5, worth: 0.9 },
};

const sentences: EncoderSentence[] = [
  { ...plain, text: "Taxes went up.", origin: "claimbuster", isWorthy: true, isVerifiable: true },
  { ...plain, text: "Taxes went up.", origin: "relabelled", crowd: "CFS", isWorthy: true, isVerifiable: true, isSubjective: false },
  { ...plain, text: "Great music.", origin: "web" },
  { ...plain, text: "We doubled the budget.", origin: "speeches", isWorthy: true, isVerifiable: true, isSubjective: false },
  { ...plain, text: "Must we?", origin: "corpus", kind: "question" },
  { ...plain, text: "Seen by experts.", origin: "experts" },
  { ...plain, text: "Not labelled.", origin: "unlabelled" },
];

test("each sentence teaches what somebody answered of it, once, and nothing else", () => {
  const lessons = encoderLessons(sentences);
  expect(lessons.map(({ text, origin, yes, choices }) => [text, origin, yes, choices])).toEqual([
    ["Taxes went up.", "relabelled", [true, false, true], [null, 2]],
    ["Great music.", "web", [null, true, null], [null, null]],
    ["We doubled the budget.", "speeches", [true, false, true], [null, null]],
    ["Must we?", "corpus", [false, true, false], [5, null]],
  ]);
  expect(lessons.map(({ place }) => place)).toEqual([0, 1, 2, 3]);
  expect(lessons[0]?.odds[2]).toBeCloseTo(Math.log(9), 6);
  // Three answers on what is verifiable, four on what is subjective, three on what is worth a check, of four sentences; eight kinds and three answers of a crowd.
  expect(headPulls(lessons)).toEqual([0.3 / 3, 0.3 / 4, 0.3 / 3, ...Array.from({ length: 11 }, () => 0.3 / 4)]);
});

test("heads begin as regressions on the scores, and know nothing of the rest", () => {
  const random = seededNumbers(6);
  const lessons = encoderLessons(
    Array.from(
      { length: 80 },
      (_, at): EncoderSentence => ({ ...plain, text: `Line ${at}.`, origin: "corpus", kind: "claim", isVerifiable: at % 2 === 0 }),
    ),
  );
  const heads = firstHeads(lessons, ({ place }) => [place % 2 === 0 ? 1 : -1, random() - 0.5], 2);
  expect(heads.weights[0]).toBeGreaterThan(1);
  expect(heads.weights).toHaveLength(2 * rowsOf(encoderQuestions));
  expect(Array.from(heads.weights.subarray(6)).every((weight) => weight === 0)).toBe(true);
});
