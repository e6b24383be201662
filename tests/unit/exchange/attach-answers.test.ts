import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emptyRow } from "@/lib/exchange/annotation-row";
import { attachAnswers } from "@/lib/exchange/attach-answers";
import { orderAnswers } from "@/lib/exchange/order-answers";
import type { KnownComment, PlacedRow } from "@/lib/exchange/placed-row";

const nobody = new Map<string, KnownComment>();
const none = { reason: "", places: [], statement: "", about: null, parent: null };

function claim(row: number, id: string, change: Partial<PlacedRow> = {}): PlacedRow {
  return { ...none, row, outcome: "ready", about: { row }, annotation: { ...emptyRow(row, null), id }, ...change };
}
function answer(row: number, id: string, answers: string[], madeAt: string | null = null): PlacedRow {
  return { ...none, row, outcome: "answer", annotation: { ...emptyRow(row, null), id, answers, madeAt, note: id } };
}
const told = (rows: readonly PlacedRow[]) => rows.map(({ outcome, about, parent, reason }) => ({ outcome, about, parent, reason }));

describe("an answer", () => {
  test("is about the claim that its annotation becomes, below the answer it answers, in whatever order they stand", () => {
    const rows = [answer(1, "b", ["root", "a"]), answer(2, "a", ["root"]), claim(3, "root")];
    expect(told(attachAnswers(rows, nobody))).toMatchObject([
      { outcome: "answer", about: { row: 3 }, parent: { row: 2 } },
      { outcome: "answer", about: { row: 3 }, parent: null },
      { outcome: "ready" },
    ]);
  });

  test("goes below the nearest one above it that comes in", () => {
    const emptied = { ...answer(2, "a", ["root"]), outcome: "refused" as const, reason: "It says nothing." };
    const [, , fromRefused, fromMissing] = attachAnswers(
      [claim(1, "root"), emptied, answer(3, "b", ["root", "a"]), answer(4, "c", ["root", "gone"])],
      nobody,
    );
    expect(fromRefused).toMatchObject({ outcome: "answer", about: { row: 1 }, parent: null });
    expect(fromMissing).toMatchObject({ outcome: "answer", about: { row: 1 }, parent: null });
  });

  test("joins what was imported before, and is not imported twice", () => {
    const before = new Map([["a", { commentId: "comment", under: { claimId: "claim" }, isClosed: false }]]);
    const known = claim(1, "root", { outcome: "known", about: { claimId: "claim" } });
    expect(
      told(attachAnswers([known, answer(2, "a", ["root"]), answer(3, "b", ["root", "a"]), answer(4, "c", ["root"])], before)),
    ).toMatchObject([
      { outcome: "known" },
      { outcome: "known", reason: "It was imported before." },
      { outcome: "answer", about: { claimId: "claim" }, parent: { commentId: "comment" } },
      { outcome: "answer", about: { claimId: "claim" }, parent: null },
    ]);
    const twice = attachAnswers([claim(1, "root"), answer(2, "a", ["root"]), answer(3, "a", ["root"])], nobody);
    expect(twice[2]).toMatchObject({ outcome: "known", reason: "It stands in row 2 already." });
  });

  test("joins the discussion of words that its annotation began before, unless that was resolved", () => {
    const root = claim(1, "root", { outcome: "known", about: { threadId: "thread" } });
    const attach = (isClosed: boolean) =>
      attachAnswers(
        [root, answer(2, "a", ["root"])],
        new Map([["root", { commentId: "remark", under: { threadId: "thread" }, isClosed }]]),
      );
    expect(attach(false)[1]).toMatchObject({ outcome: "answer", about: { threadId: "thread" }, parent: { commentId: "remark" } });
    expect(attach(true)[1]).toMatchObject({ outcome: "refused", reason: expect.stringContaining("Reopen that first") });
  });

  test.each([
    ["an annotation that is nowhere", [answer(1, "a", ["gone"])], "It answers the annotation “gone”, which is neither in this file"],
    [
      "one whose words do not stand here",
      [answer(1, "a", ["root"]), claim(2, "root", { outcome: "unplaced", about: null, reason: "Its words do not stand in this text." })],
      "It answers row 2, which comes to nothing here: Its words do not stand",
    ],
    ["itself", [answer(1, "a", ["a"])], "It answers row 1, which comes to nothing here: It answers itself"],
    ["itself by way of another", [answer(1, "a", ["b"]), answer(2, "b", ["a"])], "It answers itself, by way of others."],
    ["an orphan", [answer(1, "a", ["root", "b"]), answer(2, "b", ["root"])], "It answers the annotation “root”"],
  ])("of %s is refused by name", (_, rows, reason) => {
    const [first] = attachAnswers(rows, nobody);
    expect(first).toMatchObject({ outcome: "refused", reason: expect.stringContaining(reason) });
  });
});

describe("the answers of a discussion", () => {
  test("are read each below what it answers, by the time they were written", () => {
    const rows = attachAnswers(
      [
        claim(1, "root"),
        answer(2, "late", ["root"], "2026-11-22T00:00:00Z"),
        answer(3, "early", ["root"], "2026-11-20T00:00:00Z"),
        answer(4, "to early", ["root", "early"], "2026-11-23T00:00:00Z"),
        answer(5, "undated", ["root"]),
      ],
      nobody,
    ).slice(1);
    const ordered = orderAnswers(rows);
    expect(ordered.map(({ row }) => row.annotation.id)).toEqual(["early", "to early", "late", "undated"]);
    expect(ordered.map(({ answersId }) => answersId)).toEqual([null, ordered[0]?.commentId, null, null]);
  });

  test("all come in once, whatever the file claims they answer, and never before what they answer", () => {
    const chains = fc.array(fc.array(fc.nat(12), { minLength: 1, maxLength: 4 }), { maxLength: 12 });
    fc.assert(
      fc.property(chains, (answered) => {
        const rows = answered.map((ids, at) => answer(at + 2, String(at + 1), ids.map(String)));
        const attached = attachAnswers([claim(1, "0"), ...rows], nobody).filter(({ outcome }) => outcome === "answer");
        const ordered = orderAnswers(attached);
        expect(ordered.map(({ row }) => row.row).toSorted((a, b) => a - b)).toEqual(attached.map(({ row }) => row));
        const seen = new Set<string | null>([null]);
        for (const { commentId, answersId } of ordered) {
          expect(seen).toContain(answersId);
          seen.add(commentId);
        }
      }),
      { seed: 81 },
    );
  });
});
