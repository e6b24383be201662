import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { type AskableModel, type Asked, readWithModel } from "@/lib/breakdown/providers/language-model";
import type { ModelAnswer } from "@/lib/breakdown/providers/model-answer";
import { passagesOf } from "@/lib/breakdown/providers/model-question";
import { readOffline } from "@/lib/breakdown/providers/offline";

const paragraph = "The city paid 41 million for the new bridge in 2024. It was about time.";
const text = Array.from({ length: 200 }, () => paragraph).join("\n\n");
const known = { title: "The bridge bill" };
const offline = readOffline(text, known);
const passages = passagesOf(offline.sentences);
const budget = { requestsMax: 100, tokensMax: 1_000_000, timeoutMs: 60_000 };
const never = new AbortController().signal;

const claimOf = (sentence: number): ModelAnswer["claims"][number] => ({
  sentence,
  quote: "paid 41 million for the new bridge",
  statement: "The city paid 41 million for the new bridge.",
  claimant: null,
  kind: "claim",
  confidence: 0.7,
});
const firstOf = (message: string): number => JSON.parse(message).sentences[0].sentence;

function modelThat(ask: (first: number, signal: AbortSignal, call: number) => Asked | Promise<Asked>) {
  const calls: number[] = [];
  const model: AskableModel = {
    name: "m",
    ask: async ({ message }, signal) => {
      calls.push(firstOf(message));
      return ask(firstOf(message), signal, calls.length);
    },
  };
  return { model, calls };
}
const answering = (first: number): Asked => ({ ok: true, answer: { claims: [claimOf(first)] }, tokens: 2_000 });
const read = (model: AskableModel, limits: Partial<typeof budget> = {}, signal = never) =>
  readWithModel(offline, { text, known, model, budget: { ...budget, ...limits } }, signal);

describe("a language model beside the offline provider", () => {
  test("is asked about passages of whole sentences that together are the article", () => {
    expect(passages.length).toBeGreaterThan(2);
    expect(passages.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, at) => first + at))).toEqual(
      offline.sentences.map((_, number) => number),
    );
    expect(
      passagesOf([
        { start: 0, end: 2_001 },
        { start: 2_002, end: 2_010 },
      ]),
    ).toEqual([{ first: 1, last: 1 }]);
  });

  test("replaces the offline proposals where it answers, and says which sentences it read", async () => {
    const { model, calls } = modelThat(answering);
    const reading = await read(model);
    expect(calls).toEqual(passages.map(({ first }) => first));
    expect(reading.candidates.map(({ sentence, provider }) => [sentence, provider])).toEqual(
      calls.map((first) => [first, "language model"]),
    );
    expect(reading).toMatchObject({ model: "m", fallback: null, provider: offline.provider });
    expect(reading.sentences.every(({ readByModel }) => readByModel === true)).toBe(true);
    // Offline scores stay: they are calibrated, and one list is ordered by them.
    expect(reading.sentences.map(({ checkWorthiness }) => checkWorthiness)).toEqual(
      offline.sentences.map(({ checkWorthiness }) => checkWorthiness),
    );
  });

  test("keeps the offline proposals where it fails, and says why", async () => {
    const { model } = modelThat((first, _, call) =>
      call === 2 ? { ok: false, reason: "its answer was not of the form asked for", isFinal: false, tokens: null } : answering(first),
    );
    const reading = await read(model);
    const second = passages[1];
    if (second === undefined) throw new Error("One passage only.");
    const inSecond = ({ sentence }: { sentence: number }) => sentence >= second.first && sentence <= second.last;
    expect(reading.candidates.filter(inSecond)).toEqual(offline.candidates.filter(inSecond));
    expect(reading.fallback).toBe(
      `1 of ${passages.length} parts of the article were read without the language model m, because its answer was not of the form asked for.`,
    );
  });

  test("is given up after two failures in a row, and at once when it cannot be reached", async () => {
    const failing = modelThat(() => ({ ok: false, reason: "its answer could not be read", isFinal: false, tokens: null }));
    const reading = await read(failing.model);
    expect(failing.calls).toHaveLength(2);
    expect(reading.candidates).toEqual(offline.candidates);
    expect(reading.fallback).toContain("The article was read without the language model m, because its answer could not be read");
    const gone = modelThat(() => ({ ok: false, reason: "it could not be reached", isFinal: true, tokens: null }));
    await read(gone.model);
    expect(gone.calls).toHaveLength(1);
  });

  test("is not believed when nothing it names stands in the text", async () => {
    const { model } = modelThat(() => ({
      ok: true,
      answer: { claims: [{ ...claimOf(0), quote: "as they were told to say" }] },
      tokens: 9,
    }));
    const reading = await read(model);
    expect(reading.candidates).toEqual(offline.candidates);
    expect(reading.fallback).toContain("nothing it named stands in the text");
    expect(reading.fallback).toContain("2 of its proposals were refused");
  });

  test("costs no more requests and tokens than an article may, however little its server says it used", async () => {
    const thrifty = modelThat(answering);
    expect((await read(thrifty.model, { requestsMax: 2 })).fallback).toContain("an article may take 2 requests");
    expect(thrifty.calls).toHaveLength(2);
    const lying = modelThat((first) => ({ ...answering(first), tokens: -1_000_000 }));
    expect((await read(lying.model, { tokensMax: 8_000 })).fallback).toContain("an article may take 8000 tokens");
    expect(lying.calls.length).toBeGreaterThan(0);
    expect(lying.calls.length).toBeLessThan(passages.length);
  });

  test("is stopped when its time is up; a person who cancels gets no reading at all", async () => {
    // As fetch does: a signal that was aborted before the question rejects at once.
    const hanging = modelThat(
      (_, signal) =>
        new Promise((_resolve, reject) => {
          if (signal.aborted) reject(signal.reason);
          signal.addEventListener("abort", () => reject(signal.reason), { once: true });
        }),
    );
    // Memory is swept while the model hangs: a time limit that only weak references hold would be lost with it, and never come.
    setFlagsFromString("--expose-gc");
    const sweeping = setInterval(runInNewContext("gc"), 5);
    const reading = await read(hanging.model, { timeoutMs: 20 }).finally(() => clearInterval(sweeping));
    expect(reading.candidates).toEqual(offline.candidates);
    expect(reading.fallback).toContain("it took longer than 0.02 seconds");
    const cancelled = new AbortController();
    const waiting = read(hanging.model, {}, cancelled.signal);
    cancelled.abort(new Error("cancelled by the person"));
    await expect(waiting).rejects.toThrow("cancelled by the person");
  });
});
