import { describe, expect, it } from "vitest";
import {
  placesCarried,
  placesDerived,
  placesMarked,
  placesSettled,
  placesUnsettled,
  type ToldPlace,
  type ToldPlaces,
} from "@/lib/audit/told-places";

const [rita, edith] = ["rita", "edith"];
const words = (exact: string, start: number) => ({ exact, start, end: start + exact.length });
const [cost, price] = [words("It cost 41 million.", 0), words("The price was 41 million.", 40)];

const begin = (place: typeof cost, snapshotId = "s1"): ToldPlaces => placesMarked({ place: { ...place, snapshotId } });

type State = ToldPlace["state"];
type Carry = { to?: string; state: State; before: typeof cost; place?: typeof cost | null; isStillGone?: boolean };

function carry(told: ToldPlaces, { to = "s2", state, before, place = null, isStillGone }: Carry): ToldPlaces {
  return placesCarried(told, { snapshot: { id: to }, state, before, place, ...(isStillGone === undefined ? {} : { isStillGone }) });
}

type Settle = { on?: string; from: State; before: typeof cost; place?: typeof cost | null; placeId?: string };

function settle(told: ToldPlaces, by: string, { on = "s2", place = null, ...said }: Settle): ToldPlaces {
  return placesSettled(told, { snapshot: { id: on }, place, ...said }, by);
}

function merge(all: readonly ToldPlaces[], places?: number): ToldPlaces {
  const from = all.map((_, at) => String(at));
  return placesDerived({ from, ...(places === undefined ? {} : { places }) }, (id) => all[Number(id)] ?? []);
}

/** The places on each snapshot in short: where, how, by whom, and whether that is open. */
const short = (told: ToldPlaces) =>
  told.map(({ snapshotId, places }) => [
    snapshotId,
    ...places.map(({ start, state, confirmedById, exact, isDoubtful }) => {
      const by = confirmedById === null ? "" : ` by ${confirmedById}`;
      return `${start < 0 ? "nowhere" : start} ${state}${by} ${exact}${isDoubtful ? " ?" : ""}`;
    }),
  ]);

describe("the places of a merged claim, as the log tells them", () => {
  it("are those of all, from whichever each began, the newest snapshot last", () => {
    const older = carry(begin(cost), { state: "exact", before: cost, place: cost, isStillGone: false });
    for (const all of [
      [older, begin(price, "s2")],
      [begin(price, "s2"), older],
    ]) {
      const told = merge(all, 3);
      expect(told.map(({ snapshotId }) => snapshotId)).toEqual(["s1", "s2"]);
      expect(told.map(({ places }) => places.length)).toEqual([1, 2]);
    }
  });

  it("are told apart though both are nowhere, since it is counted how many they are; before, one stood for all", () => {
    const lost = [cost, price].map((before) => carry(begin(before), { state: "lost", before, isStillGone: false }));
    expect(short(merge(lost, 4)).at(-1)).toEqual(["s2", `nowhere lost ${cost.exact}`, `nowhere lost ${price.exact}`]);
    expect(short(merge(lost)).at(-1)).toEqual(["s2", `nowhere lost ${cost.exact}`]);
  });

  it("are carried on each by an event of its own, and an answer stays with the words it was given for", () => {
    const told = merge([begin(cost), begin(price)], 2);
    carry(told, { state: "lost", before: cost, isStillGone: false });
    carry(told, { state: "ambiguous", before: price, isStillGone: false });
    settle(told, rita, { from: "lost", before: cost, placeId: "p" });
    expect(short(told).at(-1)).toEqual(["s2", `nowhere lost by rita ${cost.exact}`, `nowhere ambiguous ${price.exact}`]);
    carry(told, { to: "s3", state: "lost", before: price, isStillGone: false });
    carry(told, { to: "s3", state: "lost", before: cost, isStillGone: true });
    expect(short(told).at(-1)).toEqual(["s3", `nowhere lost ${price.exact}`, `nowhere lost by rita ${cost.exact}`]);
    settle(told, edith, { on: "s3", from: "lost", before: price, place: words("It was dear.", 7), placeId: "p" });
    expect(short(told).at(-1)).toEqual(["s3", "7 exact by edith It was dear.", `nowhere lost by rita ${cost.exact}`]);
  });

  it("that stand somewhere, but not certainly there, keep the words they were looked for by", () => {
    const told = merge([begin(cost), begin(price)], 2);
    carry(told, { state: "moved", before: cost, place: words("It  cost 41 million.", 9), isStillGone: false });
    carry(told, { state: "normalised", before: price, place: words("The  price was 41 million.", 60), isStillGone: false });
    expect(short(told).at(-1)).toEqual(["s2", `9 moved ${cost.exact}`, "60 normalised The  price was 41 million."]);
  });
});

describe("events of before each place was told of", () => {
  it("do not say of several places whose answer stays", () => {
    const told = merge([begin(cost), begin(price)]);
    carry(told, { state: "lost", before: cost });
    expect(short(told).at(-1)).toEqual(["s2", `nowhere lost ${cost.exact} ?`]);
    carry(told, { to: "s3", state: "exact", before: cost, place: cost });
    expect(short(told).at(-1)).toEqual(["s3", `0 exact ${cost.exact}`]);
  });

  it("say it of the only one", () => {
    const told = carry(begin(cost), { state: "lost", before: cost });
    settle(told, rita, { from: "lost", before: cost });
    carry(told, { to: "s3", state: "lost", before: cost });
    expect(short(told).at(-1)).toEqual(["s3", `nowhere lost by rita ${cost.exact}`]);
  });

  it("do not say which of several was settled", () => {
    const waiting = carry(begin(price), { state: "lost", before: price });
    const certain = carry(begin(cost), { state: "exact", before: cost, place: cost });
    const told = settle(merge([certain, waiting]), rita, { from: "lost", before: cost });
    expect(told.at(-1)?.places.every(({ isDoubtful }) => isDoubtful)).toBe(true);
  });
});

describe("what a person said of a place and took back", () => {
  const cases: [string, State, typeof cost | null][] = [
    ["where it stands", "ambiguous", price],
    ["where it stands, of words that had moved", "moved", price],
    ["that it is gone", "lost", null],
  ];
  it.each(cases)("%s: it is as it was before, with the words it was looked for", (_, state, place) => {
    const told = () => carry(begin(cost), { state, before: cost, place: state === "moved" ? price : null, isStillGone: false });
    const settled = settle(told(), rita, { from: state, before: cost, place, placeId: "p" });
    expect(short(settled).at(-1)?.[1]).toContain("by rita");
    expect(placesUnsettled(settled, { snapshot: { id: "s2" }, before: cost, place })).toEqual(told());
  });

  it("is told of one of several places, and of words still gone in a later text", () => {
    const told = merge([begin(cost), begin(price)], 2);
    for (const before of [cost, price]) carry(told, { state: "lost", before, isStillGone: false });
    settle(told, rita, { from: "lost", before: cost, placeId: "p" });
    settle(told, edith, { from: "lost", before: price, placeId: "q" });
    for (const before of [cost, price]) carry(told, { to: "s3", state: "lost", before, isStillGone: true });
    placesUnsettled(told, { snapshot: { id: "s3" }, before: price, place: null });
    expect(short(told).at(-1)).toEqual(["s3", `nowhere lost by rita ${cost.exact}`, `nowhere lost ${price.exact}`]);
  });

  it("cannot be told of a claim that was made of others, of which nobody said it", () => {
    const lost = carry(begin(cost), { state: "lost", before: cost, isStillGone: false });
    const told = merge([settle(lost, rita, { from: "lost", before: cost, placeId: "p" })], 2);
    expect(told.at(-1)?.places.map(({ unsettled }) => unsettled)).toEqual([null]);
  });
});
