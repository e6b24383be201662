import { describe, expect, test } from "vitest";
import { type CandidateThere, explainSentence, type JudgedSentence } from "@/lib/claims/explain-sentence";

const sentence: JudgedSentence = { start: 100, end: 200, kind: "claim", checkWorthiness: 0.2 };
const threshold = 0.31;
const candidate = (start: number, end: number): CandidateThere => ({ id: `${start}`, start, end, state: "proposed", claimId: null });
const whyOf = (changes: Partial<JudgedSentence>, candidates: CandidateThere[] = [], from: number | null = threshold) =>
  explainSentence({ ...sentence, ...changes }, { candidates, threshold: from }).why;

describe("why a sentence was not proposed", () => {
  test("is that it was, when a candidate takes it whole, or all but a lead-in", () => {
    expect(whyOf({}, [candidate(100, 200)])).toBe("proposed");
    expect(whyOf({}, [candidate(108, 200)])).toBe("proposed");
  });

  test("is that only a part was taken, when a candidate lies inside it", () => {
    expect(whyOf({ kind: "opinion" }, [candidate(120, 160)])).toBe("in-part");
  });

  test("is its kind before its score, and its score only when its kind would do", () => {
    expect(whyOf({ kind: "prediction", checkWorthiness: 0.9 })).toBe("kind");
    expect(whyOf({ kind: "heading", checkWorthiness: 0.1 })).toBe("kind");
    expect(whyOf({ checkWorthiness: 0.3 })).toBe("worth");
    expect(whyOf({ kind: "quoted-claim", checkWorthiness: 0.3 })).toBe("worth");
  });

  test("is a rule, when kind and score would have allowed it or the threshold is not known", () => {
    expect(whyOf({ checkWorthiness: 0.31 })).toBe("rule");
    expect(whyOf({ checkWorthiness: 0.1 }, [], null)).toBe("rule");
  });

  test("is the language model, when one read the sentence and named nothing", () => {
    expect(whyOf({ readByModel: true, checkWorthiness: 0.9 })).toBe("model");
    expect(whyOf({ readByModel: true }, [candidate(100, 200)])).toBe("proposed");
  });

  test("takes no account of candidates of other sentences", () => {
    expect(whyOf({}, [candidate(0, 100), candidate(200, 300)])).toBe("worth");
  });
});
