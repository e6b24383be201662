import type { SentenceKind } from "@/lib/breakdown/kind";
import { logOdds } from "@/lib/breakdown/meaning";
import { type DenseExample, fitDense } from "@/lib/breakdown/training/dense-logistic";
import { type Heads, type Questions, rowsOf } from "@/lib/breakdown/training/encoder/heads";
import type { EncoderLesson } from "@/lib/breakdown/training/encoder/train-encoder";
import type { Origin } from "@/lib/breakdown/training/sentence-models";

/** The scores that the encoder learns, in the order of its heads. */
export const encoderScores = ["verifiable", "subjective", "worth"] as const;

/** One of these scores. */
export type EncoderScore = (typeof encoderScores)[number];

/** A sentence with labels, and the probabilities that sparse models gave it which saw nothing of its group. */
export type EncoderSentence = {
  text: string;
  length: number;
  group: string;
  origin: Origin;
  kind?: SentenceKind;
  /** What ClaimBuster's crowd answered, where it was asked. */
  crowd?: CrowdAnswer;
  isWorthy: boolean;
  isVerifiable: boolean;
  isSubjective: boolean;
  sparse: Readonly<Record<EncoderScore, number>>;
};

/** A lesson, with its words and its place in the list of all, where it is from, and what is held out with it. */
export type PlacedLesson = EncoderLesson & { text: string; place: number; group: string; origin: Origin };

const kinds: readonly SentenceKind[] = [
  ...(["claim", "quoted-claim", "opinion", "prediction", "recommendation"] as const),
  ...(["question", "background", "other"] as const),
];

/** Whose answers to which question are learnt from. */
const answeredBy: Readonly<Record<EncoderScore, readonly Origin[]>> = {
  verifiable: ["corpus", "relabelled", "speeches"],
  subjective: ["corpus", "web", "relabelled", "speeches"],
  worth: ["corpus", "relabelled", "speeches"],
};

/** What ClaimBuster's crowd may say of a sentence: no fact, an unimportant one, one worth a check. */
export const crowdAnswers = ["NFS", "UFS", "CFS"] as const;

/** One of these answers. */
export type CrowdAnswer = (typeof crowdAnswers)[number];

/** What is learnt at once: the three scores, the kind, and what the crowd answered. */
export const encoderQuestions: Questions = {
  yes: [{ weight: 1 }, { weight: 1 }, { weight: 1 }],
  choices: [
    { weight: 0.3, total: kinds.length },
    { weight: 0.3, total: crowdAnswers.length },
  ],
};

/** How firmly the heads' weights are held, all sentences together: as those that shipped before. */
const headPull = 0.3;
const oddsPull = 1e-3;

/** What there is to learn from sentences: those that have answers of our own. */
export function encoderLessons(sentences: readonly EncoderSentence[]): PlacedLesson[] {
  const taught = sentences.filter(({ origin }) => encoderScores.some((score) => answeredBy[score].includes(origin)));
  return taught.map((sentence, place) => {
    const { text, origin, group, length, kind, crowd, isWorthy, isVerifiable, isSubjective, sparse } = sentence;
    const says = { verifiable: isVerifiable, subjective: isSubjective, worth: isWorthy };
    const ofKind = kind === undefined ? -1 : kinds.indexOf(kind);
    return {
      text,
      place,
      group,
      origin,
      length,
      yes: encoderScores.map((score) => (answeredBy[score].includes(origin) ? says[score] : null)),
      odds: encoderScores.map((score) => logOdds(sparse[score])),
      choices: [ofKind < 0 ? null : ofKind, crowd === undefined ? null : crowdAnswers.indexOf(crowd)],
    };
  });
}

/** What is pulled on each row of the heads for each sentence of a batch. */
export function headPulls(lessons: readonly EncoderLesson[]): number[] {
  return Array.from({ length: rowsOf(encoderQuestions) }, (_, row) => {
    const total = row < encoderScores.length ? lessons.filter(({ yes }) => yes[row] !== null).length : lessons.length;
    return headPull / Math.max(1, total);
  });
}

/** Heads over vectors as the package has them, to begin with: regressions for the scores, nothing for the rest. `vectorOf` gives a lesson's vector. */
export function firstHeads(lessons: readonly PlacedLesson[], vectorOf: (lesson: PlacedLesson) => ArrayLike<number>, width: number): Heads {
  const rows = rowsOf(encoderQuestions);
  const heads: Heads = {
    weights: new Float64Array(rows * width),
    bias: new Float64Array(rows),
    odds: new Float64Array(encoderScores.length).fill(1),
  };
  for (const row of encoderScores.keys()) {
    const known = lessons.flatMap((lesson): DenseExample[] => {
      const isYes = lesson.yes[row] ?? null;
      return isYes === null ? [] : [{ values: [...Array.from(vectorOf(lesson)), lesson.odds[row] ?? 0], label: isYes ? 1 : 0 }];
    });
    if (known.length === 0) continue;
    const { bias, weights } = fitDense(known, [...Array.from({ length: width }, () => headPull), oddsPull]);
    heads.weights.set(weights.subarray(0, width), row * width);
    heads.odds[row] = weights[width] ?? 1;
    heads.bias[row] = bias;
  }
  return heads;
}
