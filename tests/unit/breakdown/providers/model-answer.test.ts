import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkAnswer, type ModelAnswer } from "@/lib/breakdown/providers/model-answer";
import { readOffline } from "@/lib/breakdown/providers/offline";
import { isSupported, stemsOf } from "@/lib/breakdown/providers/supported-wording";

const text = `The bridge bill

The city paid 41 million for the new bridge in 2024. Mayor Nan Osei told the council that it had not been closed for 19 months. Ferries sank.`;
const known = { title: "The bridge bill", author: "Ann Ode", publishedOn: "2026-10-03" };
const { sentences } = readOffline(text, known);
const source = {
  text,
  sentences,
  known,
  stems: stemsOf(text, known.title, known.author),
  model: "m",
  passage: { first: 0, last: sentences.length - 1 },
};

type Claim = ModelAnswer["claims"][number];
const paid: Claim = {
  sentence: 1,
  quote: "The city paid 41 million for the new bridge",
  statement: "The city paid 41 million for the new bridge in 2024.",
  claimant: "Nan Osei",
  kind: "claim",
  confidence: 0.9,
};
const check = (changes: Partial<Claim>) => checkAnswer({ claims: [{ ...paid, ...changes }] }, source);

describe("an answer of a language model", () => {
  test("becomes a proposal at the exact place of its quote, with who said so and how sure it was", () => {
    const { proposals, refusedTotal } = check({ quote: " The city paid 41 million for the new bridge in 2024 " });
    expect(refusedTotal).toBe(0);
    const [proposal] = proposals;
    expect(text.slice(proposal?.start, proposal?.end)).toBe("The city paid 41 million for the new bridge in 2024");
    expect(proposal).toMatchObject({
      statement: paid.statement,
      claimant: "Nan Osei",
      ...{ provider: "language model", model: "m", score: 0.9 },
      checkWorthiness: sentences[1]?.checkWorthiness,
    });
  });

  test.each<[string, Partial<Claim>]>([
    ["words that are not there", { quote: "The city paid 42 million" }],
    ["words of another sentence", { quote: "Mayor Nan Osei told the council" }],
    ["words that run over into the next sentence", { quote: "in 2024. Mayor Nan" }],
    ["half a word", { quote: "he city paid 41 milli" }],
    ["one word", { quote: "bridge" }],
    ["marks without words", { quote: ". " }],
    ["a sentence that was not asked about", { sentence: 99 }],
    ["a sentence before the first", { sentence: -1 }],
    ["a heading", { sentence: 0, quote: "The bridge bill" }],
    ["half a character", { quote: "The city\ud83d" }],
  ])("is refused for %s", (_, changes) => {
    expect(check(changes)).toEqual({ proposals: [], refusedTotal: 1 });
  });

  test("is refused for sentences of another passage, and for a place named before", () => {
    expect(checkAnswer({ claims: [paid] }, { ...source, passage: { first: 2, last: 3 } }).refusedTotal).toBe(1);
    expect(checkAnswer({ claims: [paid, { ...paid, statement: "Other words." }] }, source)).toMatchObject({ refusedTotal: 1 });
  });

  test.each([
    ["adds a word", "The corrupt city paid 41 million for the new bridge."],
    ["changes a number", "The city paid 19 million for the new bridge."],
    ["denies what was said", "The city never paid 41 million for the new bridge."],
    ["hides marks that turn the text round", "The city paid 41 million \u202efor the new bridge."],
  ])("gives way to the quote when its statement %s", (_, statement) => {
    expect(check({ statement }).proposals[0]?.statement).toBe(paid.quote);
  });

  test("keeps a denial as it is, and may fill in a name the article uses", () => {
    const quote = "it had not been closed for 19 months";
    const kept = check({ sentence: 2, quote, statement: "[The new bridge] had not been closed for 19 months." });
    expect(kept.proposals[0]?.statement).toBe("[The new bridge] had not been closed for 19 months.");
    const dropped = check({ sentence: 2, quote, statement: "[The new bridge] had been closed for 19 months." });
    expect(dropped.proposals[0]?.statement).toBe(quote);
  });

  test("does not name a claimant whom the article does not name", () => {
    expect(check({ claimant: "Elvis" }).proposals[0]?.claimant).toBeNull();
    expect(check({ claimant: "Ann Ode" }).proposals[0]?.claimant).toBe("Ann Ode");
    expect(check({ claimant: " " }).proposals[0]?.claimant).toBeNull();
  });

  test("whatever it holds, yields only whole stretches of the sentences asked about", () => {
    const anything = fc.record({
      sentence: fc.integer({ min: -2, max: 6 }),
      quote: fc.oneof(
        fc.string({ minLength: 1, unit: "binary" }),
        fc.tuple(fc.nat(text.length), fc.nat(60)).map(([at, length]) => text.slice(at, at + length) || "x"),
      ),
      statement: fc.string({ minLength: 1 }),
      claimant: fc.option(fc.string()),
      kind: fc.constantFrom("claim" as const, "quoted-claim" as const, "background" as const),
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    let held = 0;
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 20 }), (claims) => {
        const { proposals, refusedTotal } = checkAnswer({ claims }, source);
        expect(proposals.length + refusedTotal).toBe(claims.length);
        for (const { start, end, sentence, statement } of proposals) {
          held += 1;
          const within = sentences[sentence];
          expect(within && within.start <= start && end <= within.end && start < end).toBe(true);
          expect(isSupported(statement, { sentence: text.slice(start, end), article: source.stems, publishedOn: known.publishedOn })).toBe(
            true,
          );
        }
      }),
      { numRuns: 500 },
    );
    expect(held).toBeGreaterThan(0);
  });
});
