import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { indexClaims, matchClaims } from "@/lib/breakdown/match";
import { nearnessToPost } from "@/lib/breakdown/nearness";
import { postedOn } from "@/lib/breakdown/posted-on";

const day = (date: string) => Date.parse(date) / 86_400_000;

describe("the day a quoted post was written", () => {
  it("is read from a signature in any of the usual forms, and cut out of the text", () => {
    for (const [text, date, rest] of [
      ["The dam burst! — Irene Falk (@IreneFalk) April 2, 2018", "2018-04-02", "The dam burst! — Irene Falk (@IreneFalk) "],
      [
        "The dam burst! — Irene Falk (@IreneFalk)\u00a0April 2, 2018 Reply",
        "2018-04-02",
        "The dam burst! — Irene Falk (@IreneFalk)\u00a0 Reply",
      ],
      ["Irene Falk @irene.falk · Sept. 12, 2019 The dam burst!", "2019-09-12", "Irene Falk @irene.falk ·  The dam burst!"],
      ["The dam burst! @irene@news.example 9:05 PM · 29 Feb 2020", "2020-02-29", "The dam burst! @irene@news.example 9:05 PM · "],
      ["(@IreneFalk) 2018-04-02: The dam burst!", "2018-04-02", "(@IreneFalk) : The dam burst!"],
    ] as const)
      expect(postedOn(text), text).toEqual({ day: day(date), text: rest });
  });

  it("is the latest where posts answer one another", () => {
    const both = "No. — A (@a) May 4, 2021 It burst. — B (@b) May 3, 2021";
    expect(postedOn(both)).toEqual({ day: day("2021-05-04"), text: "No. — A (@a)  It burst. — B (@b) " });
  });

  it("is unknown where no signature names a day that there is", () => {
    for (const text of [
      "",
      "On April 2, 2018 the dam burst.",
      "@IreneFalk says the dam burst on April 2, 2018",
      "(@IreneFalk) February 30, 2018",
      "(@IreneFalk) Someday 2, 2018",
      "(@IreneFalk) 2018-13-02",
      "(@IreneFalk) April 2, 20181",
    ])
      expect(postedOn(text), text).toBeNull();
  });

  it("leaves all else of the text, whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (before, after) => {
        const posted = postedOn(`${before} (@a) May 4, 2021 ${after}`);
        expect(posted?.text.length).toBeLessThanOrEqual(before.length + after.length + 7);
      }),
      { numRuns: 100, seed: 20261129 },
    );
  });
});

describe("matching a post that names its day", () => {
  const same = "The dam above Castell burst.";
  const text = "The dam above Castell burst!! — Irene Falk (@IreneFalk) April 2, 2018";
  const first = (claims: { id: string; date: string }[], query: { text: string; date?: string } = { text }) =>
    matchClaims(indexClaims(claims.map((claim) => ({ ...claim, text: same }))), query)[0]?.id;

  it("puts what was checked in the days after it first among equals", () => {
    const claims = [
      { id: "year-before", date: "2017-04-02" },
      { id: "week-before", date: "2018-03-26" },
      { id: "year-after", date: "2019-04-02" },
      { id: "days-after", date: "2018-04-05" },
    ];
    expect(first(claims)).toBe("days-after");
    expect(first(claims.slice(0, 3))).toBe("year-after");
  });

  it("keeps to the date it is given where there is one", () => {
    const claims = [
      { id: "before", date: "2018-03-26" },
      { id: "after", date: "2018-04-12" },
    ];
    expect(first(claims)).toBe("after");
    expect(first(claims, { text, date: "2018-04-02" })).toBe("before");
  });

  it("does not look for the words of its date", () => {
    const index = indexClaims([
      { id: "spring", text: "In April 2018 the dam stood." },
      { id: "dam", text: "The dam above Castell burst." },
    ]);
    expect(matchClaims(index, { text: "(@IreneFalk) April 2, 2018 Castell!" }).map(({ id }) => id)).toEqual(["dam"]);
  });

  it("counts a claim the less the longer after the post it was checked, and the same where a date is missing as before it", () => {
    const posted = day("2018-04-02");
    const near = ["2018-04-02", "2018-04-09", "2018-05-09", "2019-05-09"].map((date) => nearnessToPost(posted, day(date)));
    expect(near).toEqual([...near].sort((a, b) => b - a));
    expect(near[0]).toBe(4);
    expect(nearnessToPost(posted, day("2018-03-31"))).toBe(1);
    expect(nearnessToPost(posted, day("2018-04-01"))).toBeGreaterThan(3);
    expect(nearnessToPost(posted, Number.NaN)).toBe(1);
  });
});
