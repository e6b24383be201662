import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  cohensKappa,
  fleissKappa,
  intervalDifference,
  krippendorffsAlpha,
  nominalDifference,
  ordinalDifference,
  percentAgreement,
  withInterval,
} from "@/lib/verdicts/agreement";

function repeat<Value>(times: number, value: Value): Value[] {
  return Array.from({ length: times }, () => value);
}

describe("the worked examples", () => {
  // Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", section D: four observers, twelve units, data missing.
  const observers = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
    [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
  ];
  const units = Array.from({ length: 12 }, (_, unit) => observers.flatMap((said) => said[unit] ?? []));

  test("of Krippendorff's alpha: nominal 0.743, ordinal 0.815, interval 0.849", () => {
    expect(krippendorffsAlpha(units, nominalDifference)).toBeCloseTo(0.743, 3);
    expect(krippendorffsAlpha(units, ordinalDifference)).toBeCloseTo(0.815, 3);
    expect(krippendorffsAlpha(units, intervalDifference)).toBeCloseTo(0.849, 3);
  });

  test("of alpha for two observers and two values: 0.095", () => {
    // Same paper, section A: ten articles, "is it about the war?".
    const first = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0];
    const second = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0];
    const pairs = first.map((said, at) => [said, second[at] ?? 0]);
    expect(krippendorffsAlpha(pairs, nominalDifference)).toBeCloseTo(0.095, 3);
    expect(percentAgreement(pairs)).toBeCloseTo(0.6, 10);
  });

  test("of Cohen's kappa: 0.40 for 20 and 15 agreements of 50", () => {
    // The grant readers' example: both yes 20, only the first 5, only the second 10, both no 15.
    const pairs = [...repeat(20, ["yes", "yes"]), ...repeat(5, ["yes", "no"]), ...repeat(10, ["no", "yes"]), ...repeat(15, ["no", "no"])];
    expect(cohensKappa(pairs.map(([one = "", other = ""]) => [one, other] as const))).toBeCloseTo(0.4, 10);
  });

  test("of Fleiss' kappa: 0.210 for fourteen raters, ten subjects and five categories", () => {
    const table = [
      [0, 0, 0, 0, 14],
      [0, 2, 6, 4, 2],
      [0, 0, 3, 5, 6],
      [0, 3, 9, 2, 0],
      [2, 2, 8, 1, 1],
      [7, 7, 0, 0, 0],
      [3, 2, 6, 3, 0],
      [2, 5, 3, 2, 2],
      [6, 5, 2, 1, 0],
      [0, 2, 2, 3, 7],
    ];
    const subjects = table.map((row) => row.flatMap((count, category) => repeat(count, category)));
    expect(fleissKappa(subjects)).toBeCloseTo(0.21, 3);
  });
});

const things = fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 5 }), { maxLength: 12 });

describe("every measure", () => {
  test("is 1 when everybody agrees on more than one label, and has no meaning when there is only one", () => {
    const agreed = [repeat(3, 1), repeat(3, 2)];
    for (const alpha of [nominalDifference<number>, ordinalDifference, intervalDifference])
      expect(krippendorffsAlpha(agreed, alpha)).toBe(1);
    expect([fleissKappa(agreed), percentAgreement(agreed)]).toEqual([1, 1]);
    expect([fleissKappa([repeat(3, 1)]), krippendorffsAlpha([repeat(3, 1)], nominalDifference)]).toEqual([null, null]);
    expect([percentAgreement([[1], []]), cohensKappa([]), fleissKappa([])]).toEqual([null, null, null]);
  });

  test("does not depend on the order of things or people, and never exceeds 1", () => {
    fc.assert(
      fc.property(things, (judgements) => {
        const turned = judgements.toReversed().map((labels) => labels.toReversed());
        for (const measure of [
          (all: typeof judgements) => krippendorffsAlpha(all, ordinalDifference),
          (all: typeof judgements) => krippendorffsAlpha(all, nominalDifference),
          fleissKappa,
          percentAgreement,
        ]) {
          const [one, other] = [measure(judgements), measure(turned)];
          if (one === null || other === null) expect(one).toBe(other);
          else {
            expect(one).toBeCloseTo(other, 9);
            expect(one).toBeLessThanOrEqual(1 + 1e-9);
          }
        }
      }),
    );
  });

  test("has an interval that is the same each time and holds its middle", () => {
    const judgements = Array.from({ length: 40 }, (_, at) => [at % 5, at % 7 === 0 ? 0 : at % 5]);
    const alpha = (all: readonly (readonly number[])[]) => krippendorffsAlpha(all, nominalDifference);
    const measured = withInterval(judgements, alpha);
    expect(withInterval(judgements, alpha)).toEqual(measured);
    expect(measured.low).toBeLessThan(measured.value ?? Number.NaN);
    expect(measured.high).toBeGreaterThan(measured.value ?? Number.NaN);
    expect(withInterval([], alpha)).toEqual({ value: null, low: null, high: null });
  });
});
