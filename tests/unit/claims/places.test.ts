import { describe, expect, it } from "vitest";
import { describeRange } from "@/lib/articles/anchoring";
import { carryPlaces, type KnownPlace } from "@/lib/claims/carry-places";
import { baseOf, inPlaceOrder, newestPlaces, shownPlace, wordsOf } from "@/lib/claims/places";
import { standsOnRated } from "@/lib/claims/rated-words";

type State = KnownPlace["state"];
const person = "00000000-0000-7000-8000-00000000000a";

function place(number: number, exact: string, more: { at?: number; state?: State; by?: string; prefix?: string } = {}): KnownPlace {
  const start = more.at ?? (more.state === "lost" || more.state === "ambiguous" ? -1 : 0);
  return {
    ...{ snapshotId: `s${number}`, snapshot: { number }, exact, prefix: more.prefix ?? "", suffix: "" },
    ...{ start, end: start < 0 ? -1 : start + exact.length, state: more.state ?? "exact", confirmedById: more.by ?? null },
  };
}

const words = (places: readonly KnownPlace[]) => places.map(({ exact }) => exact);

/** Every order of some things. */
function orders<Thing>(things: readonly Thing[]): Thing[][] {
  if (things.length <= 1) return [[...things]];
  return things.flatMap((thing, at) => orders(things.toSpliced(at, 1)).map((rest) => [thing, ...rest]));
}

describe("the order of a claim's places", () => {
  const gone = place(3, "Gone.", { state: "lost", by: person });
  const waiting = place(3, "Waiting.", { state: "lost" });
  const first = place(3, "First.", { at: 5 });
  const second = place(3, "Second.", { at: 50, state: "normalised" });
  const older = place(2, "Older.", { at: 1 });

  it("is the newest snapshot first, there certain before waiting before gone, and else by where they stand, however they come", () => {
    for (const some of orders([gone, waiting, first, second, older]))
      expect(words(inPlaceOrder(some))).toEqual(["First.", "Second.", "Waiting.", "Gone.", "Older."]);
  });

  it("says which words are shown: the first certain ones of the newest snapshot that has them", () => {
    for (const some of orders([gone, waiting, first, second, older])) expect(shownPlace(some)?.exact).toBe("First.");
    for (const some of orders([gone, waiting, older, place(2, "Even older.", { at: 0 })]))
      expect(shownPlace(some)?.exact).toBe("Even older.");
    expect(shownPlace([gone, waiting])).toBeUndefined();
  });

  it("is the same for words that are nowhere", () => {
    for (const some of orders([
      place(1, "B.", { state: "lost" }),
      place(1, "A.", { state: "lost" }),
      place(1, "C.", { state: "ambiguous" }),
    ]))
      expect(words(inPlaceOrder(some))).toEqual(["A.", "B.", "C."]);
  });
});

describe("what became of a claim's words", () => {
  it("is told of all its places: those that stand, the first that waits, and that they are gone only when all are", () => {
    const stands = place(2, "It cost 41 million.", { at: 9 });
    const waits = place(2, "The bridge cost 41 million.", { state: "moved", at: 3 });
    const gone = place(2, "Forty-one million, no less.", { state: "lost", by: person });
    expect(wordsOf([gone, waits, stands], 2)).toMatchObject({ now: stands.exact, waiting: "moved", standing: 1, goneSince: null });
    expect(wordsOf([gone, stands], 2)).toMatchObject({ now: stands.exact, waiting: null, standing: 1, goneSince: null });
    expect(wordsOf([gone, waits], 2)).toMatchObject({ now: null, waiting: "moved", standing: 0, goneSince: null });
    expect(wordsOf([gone, place(1, gone.exact)], 2)).toMatchObject({ now: gone.exact, waiting: null, standing: 0, goneSince: 2 });
  });

  it("is told with the first text that is without them, however many followed, and whenever a person said so", () => {
    const lost = (number: number, by?: string) => place(number, "It cost.", { state: "lost", ...(by === undefined ? {} : { by }) });
    const stood = place(1, "It cost.");
    for (const some of orders([stood, lost(2), lost(3, person), lost(4, person)])) expect(wordsOf(some, 4).goneSince).toBe(2);
    // It came back once, and while it may have stood somewhere it was not gone.
    expect(wordsOf([stood, lost(2, person), place(3, "It cost."), lost(4, person), lost(5, person)], 5).goneSince).toBe(4);
    expect(wordsOf([stood, place(2, "It cost.", { state: "moved" }), lost(3, person), lost(4, person)], 4).goneSince).toBe(3);
    // Of two places the last one that went counts.
    const [other, otherLost] = [place(2, "The price.", { at: 40 }), place(3, "The price.", { state: "lost", by: person })];
    expect(wordsOf([stood, place(1, "The price.", { at: 40 }), lost(2, person), other, lost(3, person), otherLost], 3).goneSince).toBe(3);
  });

  it("did not change where one of several places is gone, nor where another begins", () => {
    const [one, other] = [place(1, "It cost 41 million.", { at: 0 }), place(1, "The price was 41 million.", { at: 40 })];
    const lost = place(2, one.exact, { state: "lost" });
    for (const some of orders([one, other, lost, place(2, other.exact, { at: 20 })])) expect(wordsOf(some, 2).change).toBeNull();
    for (const some of orders([one, place(2, one.exact, { at: 0 }), place(2, other.exact, { at: 40 })]))
      expect(wordsOf(some, 2).change).toBeNull();
  });

  it("changed as the place says whose words did", () => {
    const [one, other] = [place(1, "It cost 41 million.", { at: 0 }), place(1, "The price was 41 million.", { at: 40 })];
    const changed = place(2, "The price was 38 million.", { at: 40 });
    for (const some of orders([one, other, place(2, one.exact, { at: 0 }), changed])) {
      expect(wordsOf(some, 2)).toMatchObject({
        now: one.exact,
        change: { before: other.exact, after: changed.exact, snapshotNumber: 2 },
      });
    }
  });
});

describe("whether a verdict of an older text is of the words of the newest", () => {
  const cost = (number: number, more: Parameters<typeof place>[2] = {}) => place(number, "It cost 41 million.", more);
  const other = (number: number) => place(number, "It cost 38 million.");
  const gone = { state: "lost", by: person } as const;
  const since = (settledOn: number, ...places: KnownPlace[]) =>
    orders(places).map((some) => standsOnRated(some, { settledOn, newest: Math.max(...places.map(({ snapshot }) => snapshot.number)) }));
  const holds = (settledOn: number, ...places: KnownPlace[]) => {
    const answers = new Set(since(settledOn, ...places));
    expect(answers.size).toBe(1);
    return answers.has(true);
  };

  it("is so while it stands on them, or may", () => {
    expect(holds(1, cost(1), cost(2))).toBe(true);
    expect(holds(1, cost(1), cost(2, { at: 40, state: "normalised" }))).toBe(true);
    for (const state of ["moved", "ambiguous"] as const) expect(holds(1, cost(1), cost(2, { state }))).toBe(true);
    expect(holds(1, cost(1), cost(2, gone), cost(3))).toBe(true);
    expect(holds(2, cost(1), cost(2, gone), cost(3))).toBe(true);
  });

  it("is not so on others, nor where it may stand on others", () => {
    expect(holds(1, cost(1), other(2))).toBe(false);
    expect(holds(1, cost(1), other(2), place(3, "It cost 38 million.", { state: "moved" }))).toBe(false);
    expect(holds(2, cost(1), other(2), cost(3))).toBe(false);
    // What it stood on before the text of the verdict, and not in that, is not what it was given on.
    expect(holds(2, cost(1), other(2), other(3))).toBe(true);
  });

  it("is not so when it stands nowhere, unless it stood nowhere then", () => {
    for (const lost of [cost(2, { state: "lost" }), cost(2, gone)]) expect(holds(1, cost(1), lost)).toBe(false);
    expect(holds(2, cost(1), cost(2, gone), cost(3, gone))).toBe(true);
    expect(holds(2, cost(1), cost(2, { state: "lost" }), cost(3, { state: "lost" }))).toBe(true);
    // It was left behind without a place.
    expect(standsOnRated([cost(1)], { settledOn: 1, newest: 2 })).toBe(false);
    expect(standsOnRated([], { settledOn: 1, newest: 2 })).toBe(false);
  });
});

describe("where words were last certain", () => {
  const [one, other] = [place(1, "Nobody knew.", { prefix: "At first. " }), place(1, "Nobody knew.", { at: 40, prefix: "At last. " })];

  it("is the place described as they are", () => {
    const lost = place(2, "Nobody knew.", { state: "lost", prefix: "At last. " });
    for (const some of orders([one, other, lost])) expect(baseOf(lost, some)).toBe(other);
    expect(baseOf(one, [one, other])).toBe(one);
  });

  it("tells the places of the newest snapshot apart, and the same one told twice is one", () => {
    const lost = [one, other].map((base) => place(2, base.exact, { state: "lost", prefix: base.prefix }));
    for (const some of orders([one, other, ...lost]))
      expect(newestPlaces(some).map(({ base }) => base)).toEqual(expect.arrayContaining([one, other]));
    expect(newestPlaces([one, other, ...lost, ...lost])).toHaveLength(2);
    expect(newestPlaces([])).toEqual([]);
  });
});

describe("carrying a claim of several places on", () => {
  const text =
    "It cost 41 million, said the mayor of the town.\n\nFor years nobody had asked. In the end the price was 41 million, we found.\n";
  const at = (exact: string, number = 1): KnownPlace => {
    const start = text.indexOf(exact);
    return { ...place(number, exact), ...describeRange(text, { start, end: start + exact.length }) };
  };
  const [one, other] = [at("It cost 41 million"), at("the price was 41 million")];

  it("looks for each, in whatever order they come", () => {
    for (const places of [
      [one, other],
      [other, one],
    ]) {
      const carried = carryPlaces([{ places }], { previousId: "s1", text: text.replace("It cost 41", "It cost 38") });
      expect(carried.map(({ base, place: { state } }) => [base.exact, state])).toEqual([
        [one.exact, "lost"],
        [other.exact, "exact"],
      ]);
    }
  });

  it("keeps an answer with the words it was given for", () => {
    const gone = place(2, one.exact, { state: "lost", by: person, prefix: one.prefix });
    const waiting = place(2, other.exact, { state: "lost", prefix: other.prefix });
    const places = [one, other, { ...gone, suffix: one.suffix }, { ...waiting, suffix: other.suffix }];
    for (const some of orders(places)) {
      const carried = carryPlaces([{ places: some }], { previousId: "s2", text: "Nothing is left." });
      expect(new Map(carried.map(({ base, isStillGone, place: { confirmedById } }) => [base.exact, [isStillGone, confirmedById]]))).toEqual(
        new Map([
          [one.exact, [true, person]],
          [other.exact, [false, null]],
        ]),
      );
    }
  });
});
