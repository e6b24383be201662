import { describe, expect, it } from "vitest";
import { assessAlone } from "@/lib/breakdown/assess-sentence";

describe("a sentence with what stands around it", () => {
  const text = "The dam lost 40 million litres of water in May 2019.";

  it("is a quoted claim where a quotation around it holds it", () => {
    expect(assessAlone(text, {}).kind).toBe("claim");
    const around = { before: "Irene Falk, the mayor, said: “We were not warned.", after: "Nobody came.”" };
    expect(assessAlone(text, around)).toMatchObject({ kind: "quoted-claim", claimant: "Irene Falk, the mayor" });
  });

  it("is a claim of its own beside other people's statements", () => {
    expect(assessAlone(text, { before: "The mayor said that she was sorry.", after: "It rained." }).kind).toBe("claim");
  });

  it("is the speaker's own where the speaker reports what they said themselves", () => {
    const report = "Falk said that the dam lost 40 million litres of water in May 2019.";
    expect(assessAlone(report, {}).kind).toBe("quoted-claim");
    expect(assessAlone(report, { speaker: "Irene Falk" }).kind).toBe("claim");
  });

  it("has the same scores with and without its neighbours", () => {
    const { checkWorthiness, verifiable, subjective } = assessAlone(text, {});
    expect(assessAlone(text, { before: "Why?", after: "Because." })).toMatchObject({ checkWorthiness, verifiable, subjective });
  });
});
