import { describe, expect, it } from "vitest";
import { articleAsOf, claimAlone } from "@/lib/audit/as-of";
import { differences } from "@/lib/audit/as-of-differences";
import type { ReadEvent } from "@/lib/audit/read-event";

const articleId = "00000000-0000-7000-8000-000000000001";
const claimIds = ["00000000-0000-7000-8000-00000000000a", "00000000-0000-7000-8000-00000000000b"] as const;

type Told = [type: string, payload: Record<string, unknown>, claimId?: string];

function told(...events: Told[]): ReadEvent[] {
  return events.map(([type, payload, claimId], sequence) => ({
    ...{ version: 2, workspace: articleId, sequence, stream: "", streamSequence: sequence, previous: null, type, payload },
    actor: { id: null, name: "Edith Editor", role: "editor" },
    time: `2026-11-29T10:00:0${sequence}.000Z`,
    subject: { workspaceId: articleId, articleId, ...(claimId === undefined ? {} : { claimId }) },
    salt: "",
  }));
}

const wording = (statement: string) => ({
  place: { exact: statement, start: 0, end: statement.length, snapshotId: "s1" },
  wording: { revision: 1, statement, claimant: null },
});
const [first, second] = claimIds;
const submitted: Told = ["article.submitted", { article: { title: "The bridge bill" } }];

describe("an article as the log tells it", () => {
  it.each([
    ["claim.dismissed", "dismissed"],
    ["claim.held", "on hold"],
    ["claim.split", "split into others"],
    ["claim.merged", "merged into another"],
    ["claim.markedDuplicate", "marked as a duplicate of another"],
  ])("says after %s that the claim was %s, and no longer once it is back", (type, setAside) => {
    const away: Told[] = [submitted, ["claim.marked", wording("It cost 41 million."), first], [type, {}, first]];
    expect(articleAsOf(told(...away)).claims).toMatchObject([{ setAside }]);
    const back = told(...away, ["claim.restored", { to: "accepted" }, first]);
    expect(articleAsOf(back).claims).toMatchObject([{ setAside: null }]);
  });

  it("knows claims that other tools made", () => {
    expect(articleAsOf(told(submitted, ["claim.imported", wording("It cost 41 million."), first])).claims).toHaveLength(1);
  });

  it("follows the text and the report up to a takedown", () => {
    const versions = [{ number: 1 }, { number: 2 }];
    const state = articleAsOf(
      told(
        submitted,
        ["article.renewed", { number: 2 }],
        ["report.drafted", { title: "Did it?" }],
        ["report.published", { number: 1, change: "first" }],
        ["report.published", { number: 2, change: "correction" }],
        ["takedown.confirmed", { versions }],
      ),
    );
    expect(state).toMatchObject({
      snapshot: 2,
      report: { title: "Did it?", version: { number: 2, change: "correction", isTakenDown: true } },
    });
  });

  it("says of a claim the newest version that holds it, also one that took it over as it was", () => {
    const version = (number: number, ...claimIds: string[]): Told => [
      "report.published",
      { number, change: number === 1 ? "first" : "update", claims: claimIds.map((claimId) => ({ claimId })) },
    ];
    const of = (claimId: string, number: number): Told => ["claim.published", { number }, claimId];
    const marked = claimIds.map((id): Told => ["claim.marked", wording("It cost 41 million."), id]);
    const both = [submitted, ...marked, ["report.drafted", { title: "Did it?" }] satisfies Told, version(1, first), of(first, 1)];
    const later = [version(2, first, second), of(second, 2)];
    const publishedIn = (...events: Told[]) => articleAsOf(told(...events)).claims.map((claim) => claim.publishedIn);
    expect(publishedIn(...both)).toEqual([1, null]);
    expect(publishedIn(...both, ...later)).toEqual([2, 2]);
    // One that a version leaves out stays in the last that held it.
    expect(publishedIn(...both, ...later, version(3, second))).toEqual([2, 3]);
  });

  it.each([
    ["lost", true],
    ["moved", false],
    ["ambiguous", false],
    ["exact", false],
  ])("says of words found gone that the next text has %s whether they are still gone: %s", (state, isQuoteGone) => {
    const before = { exact: "It cost 41 million.", start: 0, end: 19 };
    const place = state === "lost" ? null : before;
    const marked: Told = ["claim.marked", wording("It cost 41 million."), first];
    const lost: Told = ["claim.anchored", { snapshot: { id: "s2" }, place: null, before, state: "lost" }, first];
    const placed: Told = ["claim.placed", { snapshot: { id: "s2" }, from: "lost", before, place: null }, first];
    const gone: Told[] = [marked, lost, placed, ["claim.anchored", { snapshot: { id: "s3" }, place, before, state }, first]];
    expect(articleAsOf(told(submitted, ...gone)).claims).toMatchObject([{ quote: "It cost 41 million.", isQuoteGone }]);
  });

  it("shows, of the places of a merged claim, the first that stands for certain, and says that it is gone when it is from all", () => {
    const [one, other] = ["It cost 41 million.", "The price was 41 million."];
    const at = (exact: string, start: number) => ({ exact, start, end: start + exact.length });
    const marked = (exact: string, start: number, claimId: string): Told => [
      "claim.marked",
      { ...wording(exact), place: { ...at(exact, start), snapshotId: "s1" } },
      claimId,
    ];
    const merged = { wording: { revision: 1, statement: one, claimant: null }, from: [second, first], places: 2, carried: [] };
    const third = "00000000-0000-7000-8000-00000000000c";
    const events: Told[] = [submitted, marked(one, 40, first), marked(other, 0, second), ["claim.derived", merged, third]];
    const quoteAfter = (...more: Told[]) => {
      const { quote, isQuoteGone } = articleAsOf(told(...events, ...more)).claims.at(-1) ?? {};
      return [quote, isQuoteGone];
    };
    expect(quoteAfter()).toEqual([other, false]);
    const snapshot = { id: "s2" };
    const kept: Told = ["claim.anchored", { snapshot, state: "exact", before: at(one, 40), place: at(one, 10), isStillGone: false }, third];
    const lost: Told = ["claim.anchored", { snapshot, state: "lost", before: at(other, 0), place: null, isStillGone: false }, third];
    const gone: Told = ["claim.placed", { snapshot, from: "lost", before: at(other, 0), place: null, placeId: "p" }, third];
    for (const renewed of [
      [kept, lost],
      [lost, kept],
    ]) {
      expect(quoteAfter(...renewed)).toEqual([one, false]);
      expect(quoteAfter(...renewed, gone)).toEqual([one, false]);
    }
    const alsoLost: Told = ["claim.anchored", { snapshot, state: "lost", before: at(one, 40), place: null, isStillGone: false }, third];
    expect(quoteAfter(alsoLost, lost, gone)).toEqual([other, false]);
    const alsoGone: Told = ["claim.placed", { snapshot, from: "lost", before: at(one, 40), place: null, placeId: "q" }, third];
    expect(quoteAfter(alsoLost, lost, gone, alsoGone)).toEqual([other, true]);
  });

  it("compares one claim alone without what changed elsewhere", () => {
    const before = told(submitted, ["claim.marked", wording("One."), first], ["claim.marked", wording("Two."), second]);
    const after = [...before, ...told(["claim.held", {}, first], ["claim.held", {}, second], ["article.renewed", { number: 2 }])];
    const [was, is] = [articleAsOf(before), articleAsOf(after)];
    expect(differences(was, is)).toHaveLength(3);
    expect(differences(claimAlone(was, first), claimAlone(is, first))).toMatchObject([
      { claimId: first, what: "Set aside", after: "on hold" },
    ]);
  });
});
