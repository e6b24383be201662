import { checkAnswer, type ModelAnswer, modelProvider } from "@/lib/breakdown/providers/model-answer";
import { instructions, type Passage, passagesOf, questionOf } from "@/lib/breakdown/providers/model-question";
import type { Known, Proposal, Reading, ReadSentence } from "@/lib/breakdown/providers/provider";
import { stemsOf } from "@/lib/breakdown/providers/supported-wording";

/** What one question came to: an answer of the right form, or why there is none, as a clause; and the tokens it used (null when not told). */
export type Asked = { tokens: number | null } & ({ ok: true; answer: ModelAnswer } | { ok: false; reason: string; isFinal: boolean });

/** A language model as a provider sees it: its name, and one way to ask. Throws nothing but the signal's reason. */
export type AskableModel = {
  name: string;
  ask: (question: { instructions: string; message: string; tokensMax: number }, signal: AbortSignal) => Promise<Asked>;
};

/** What one article may cost: requests, tokens of questions and answers together, and milliseconds over all. */
export type Budget = { requestsMax: number; tokensMax: number; timeoutMs: number };

const answerTokensMax = 4_000;
const charactersPerToken = 3;
const failuresInARowMax = 2;

/**
 * Lets a language model read an article that was already read offline. Where it answers, its proposals, each checked against the text,
 * take the place of the offline ones; where it does not, the offline ones stay and `fallback` says why. Throws only when `signal` is
 * aborted. It never sees the newsroom: only the text, title, author and date.
 */
export async function readWithModel(
  offline: Reading,
  { text, known, model, budget }: { text: string; known: Known; model: AskableModel; budget: Budget },
  signal: AbortSignal,
): Promise<Reading> {
  // A controller of our own: Node keeps AbortSignal.timeout only weakly behind AbortSignal.any, and once it is collected nothing is ever late.
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), budget.timeoutMs);
  try {
    return await readInTime(offline, { text, known, model, budget }, { signal, timed: AbortSignal.any([signal, limit.signal]) });
  } finally {
    clearTimeout(timer);
  }
}

async function readInTime(
  offline: Reading,
  { text, known, model, budget }: { text: string; known: Known; model: AskableModel; budget: Budget },
  { signal, timed }: { signal: AbortSignal; timed: AbortSignal },
): Promise<Reading> {
  const passages = passagesOf(offline.sentences);
  const stems = stemsOf(text, known.title ?? "", known.author ?? "");
  const tally = { requests: 0, tokens: 0, failuresInARow: 0, refused: 0, reasons: new Set<string>() };
  const read: { passage: Passage; proposals: Proposal[] }[] = [];
  for (const passage of passages) {
    const message = questionOf(text, offline.sentences, { passage, known });
    const expected = Math.ceil((instructions.length + message.length) / charactersPerToken);
    const stop = whyStop(tally, { budget, expected, timed });
    if (stop !== null) {
      tally.reasons.add(stop);
      break;
    }
    const tokensMax = Math.min(answerTokensMax, budget.tokensMax - tally.tokens - expected);
    tally.requests += 1;
    const asked = await askInTime(model, { instructions, message, tokensMax }, { signal, timed, budget });
    tally.tokens += usedBy(asked, expected);
    const checked = asked.ok
      ? checkAnswer(asked.answer, { text, sentences: offline.sentences, known, stems, model: model.name, passage })
      : null;
    const isInvented = checked !== null && checked.proposals.length === 0 && checked.refusedTotal > 0;
    tally.refused += checked?.refusedTotal ?? 0;
    if (checked !== null && !isInvented) {
      tally.failuresInARow = 0;
      read.push({ passage, proposals: checked.proposals });
      continue;
    }
    tally.failuresInARow += 1;
    if (isInvented) tally.reasons.add("nothing it named stands in the text");
    if (!asked.ok) tally.reasons.add(asked.reason);
    if (!asked.ok && asked.isFinal) break;
  }
  return merge(offline, read, { name: model.name, missing: passages.length - read.length, total: passages.length, ...tally });
}

/** What an answer cost: as its server says, unless that is less than the question alone must have cost. */
function usedBy(asked: Asked, expected: number): number {
  const estimate = expected + (asked.ok ? Math.ceil(JSON.stringify(asked.answer).length / charactersPerToken) : 0);
  const isPlausible = asked.tokens !== null && asked.tokens > expected / charactersPerToken;
  return isPlausible ? (asked.tokens ?? estimate) : estimate;
}

function whyStop(
  tally: { requests: number; tokens: number; failuresInARow: number },
  { budget, expected, timed }: { budget: Budget; expected: number; timed: AbortSignal },
): string | null {
  if (timed.aborted) return timeIsUp(budget);
  if (tally.failuresInARow >= failuresInARowMax) return "it failed several times in a row";
  if (tally.requests >= budget.requestsMax) return `an article may take ${budget.requestsMax} requests`;
  // Half again for the answer: a question whose answer would be cut off is not worth asking.
  if (tally.tokens + expected * 1.5 > budget.tokensMax) return `an article may take ${budget.tokensMax} tokens`;
  return null;
}

function timeIsUp(budget: Budget): string {
  return `it took longer than ${budget.timeoutMs / 1000} seconds`;
}

async function askInTime(
  model: AskableModel,
  question: Parameters<AskableModel["ask"]>[0],
  { signal, timed, budget }: { signal: AbortSignal; timed: AbortSignal; budget: Budget },
): Promise<Asked> {
  try {
    return await model.ask(question, timed);
  } catch (error) {
    signal.throwIfAborted();
    if (!timed.aborted) throw error;
    return { ok: false, reason: timeIsUp(budget), isFinal: true, tokens: null };
  }
}

function merge(
  offline: Reading,
  read: readonly { passage: Passage; proposals: Proposal[] }[],
  told: { name: string; missing: number; total: number; refused: number; reasons: ReadonlySet<string> },
): Reading {
  const byModel = new Set<number>();
  for (const { passage } of read) for (let number = passage.first; number <= passage.last; number += 1) byModel.add(number);
  const candidates = [
    ...offline.candidates.filter(({ sentence }) => !byModel.has(sentence)),
    ...read.flatMap(({ proposals }) => proposals),
  ];
  const sentences = offline.sentences.map(
    (sentence, number): ReadSentence => (byModel.has(number) ? { ...sentence, readByModel: true } : sentence),
  );
  return {
    ...offline,
    model: told.name,
    fallback: sayFallback(told),
    sentences,
    candidates: candidates.toSorted((a, b) => a.start - b.start || b.end - a.end),
  };
}

function sayFallback({ name, missing, total, refused, reasons }: Parameters<typeof merge>[2]): string | null {
  const parts: string[] = [];
  if (missing > 0) {
    const which = missing === total ? "The article was" : `${missing} of ${total} parts of the article were`;
    parts.push(`${which} read without the ${modelProvider} ${name}, because ${[...reasons].join(", and ")}.`);
  }
  if (refused > 0) parts.push(`${refused} of its proposals ${refused === 1 ? "was" : "were"} refused: the words do not stand in the text.`);
  return parts.length === 0 ? null : parts.join(" ");
}
