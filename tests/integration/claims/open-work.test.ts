import { beforeEach, describe, expect, test } from "vitest";
import { type Actor, readerActor } from "@/lib/actor";
import { submitVersion } from "@/lib/articles/submit-version";
import { assignClaims } from "@/lib/claims/assign-claims";
import { listOpenWork, type OpenWorkKind } from "@/lib/claims/open-work";
import { askRetraction } from "@/lib/reports/ask-retraction";
import { askTakedown } from "@/lib/reports/ask-takedown";
import { reportError } from "@/lib/reports/report-error";
import { declareConflict } from "@/lib/verdicts/declare-conflict";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { aPublishedReport } from "@/tests/builders/report";
import { aClaim, aClaimInReview, aDecidedClaim, anAssessedClaim, assess } from "@/tests/builders/review";

let newsroom: Newsroom;
beforeEach(async () => {
  newsroom = await aNewsroom();
});

const kindsOf = async (actor: Actor) => (await listOpenWork(actor)).map(({ kind }) => kind);
const ofKind = async (actor: Actor, kind: OpenWorkKind) => (await listOpenWork(actor)).filter((work) => work.kind === kind);

describe("what waits for whoever comes first", () => {
  test("is nothing in a newsroom that has no article", async () => {
    for (const actor of [newsroom.owner, newsroom.editor, newsroom.reviewer, newsroom.viewer]) expect(await kindsOf(actor)).toEqual([]);
  });

  test("is said to each as far as they may do it, and to those who only read not at all", async () => {
    const { articleId } = await aClaim(newsroom);
    const sorting = { kind: "sort", about: { id: articleId, words: "The bridge bill", language: "en" }, count: expect.any(Number) };
    expect(await listOpenWork(newsroom.editor)).toEqual([sorting, { kind: "handOut", about: null, count: 1 }]);
    expect(await listOpenWork(newsroom.reviewer)).toEqual([sorting, { kind: "take", about: null, count: 1 }]);
    expect(await listOpenWork(newsroom.viewer)).toEqual([]);
  });

  test("no longer holds a claim that somebody was given", async () => {
    const { claimId } = await aClaim(newsroom);
    accepted(await assignClaims(newsroom.editor, { claimIds: [claimId], assigneeId: newsroom.reviewer.userId ?? "" }));
    expect(await ofKind(newsroom.editor, "handOut")).toEqual([]);
    expect(await ofKind(newsroom.secondReviewer, "take")).toEqual([]);
  });
});

describe("a claim whose assessments are in", () => {
  test("waits for editors, and is nothing that reviewers learn of", async () => {
    const { claimId } = await anAssessedClaim(newsroom);
    const work = {
      kind: "settle",
      about: { id: claimId, words: "The city paid 41 million for the new bridge in 2024.", language: "en" },
      count: 1,
    };
    expect(await ofKind(newsroom.editor, "settle")).toEqual([work]);
    expect(await ofKind(newsroom.thirdReviewer, "settle")).toEqual([]);
  });

  test("waits for none who assessed it, nor for one with a conflict of interest", async () => {
    const claim = await aClaimInReview(newsroom);
    accepted(await assess(newsroom, newsroom.editor, claim));
    accepted(await assess(newsroom, newsroom.reviewer, claim));
    expect(await ofKind(newsroom.editor, "settle")).toEqual([]);
    expect(await ofKind(newsroom.secondEditor, "settle")).toHaveLength(1);
    accepted(await declareConflict(newsroom.secondEditor, { claimId: claim.claimId, reason: "My sister keeps these accounts." }));
    expect(await ofKind(newsroom.secondEditor, "settle")).toEqual([]);
  });

  test("is named among the first five, and counted beyond", async () => {
    for (let number = 0; number < 7; number += 1) await anAssessedClaim(newsroom);
    const works = await ofKind(newsroom.editor, "settle");
    expect(works.map(({ about, count }) => [about === null, count])).toEqual([...Array.from({ length: 5 }, () => [false, 1]), [true, 2]]);
  });
});

describe("an article", () => {
  test("waits to be published when its claims are settled and none is open", async () => {
    const { articleId } = await aDecidedClaim(newsroom);
    expect(await ofKind(newsroom.editor, "publish")).toMatchObject([{ about: { id: articleId }, count: 1 }]);
    expect(await ofKind(newsroom.reviewer, "publish")).toEqual([]);
  });

  test("does not while one of its claims is open, or when all is published", async () => {
    await anAssessedClaim(newsroom);
    await aPublishedReport(newsroom);
    expect(await ofKind(newsroom.editor, "publish")).toEqual([]);
  });

  test("waits with the claims whose place in its new text is uncertain", async () => {
    const { articleId, text } = await aClaim(newsroom);
    const changed = { articleId, snapshotNumber: 1, way: "paste", text: text.replace("41 million", "38 million") } as const;
    accepted(await submitVersion(newsroom.reviewer, changed));
    expect(await ofKind(newsroom.reviewer, "place")).toMatchObject([{ about: { id: articleId }, count: 1 }]);
  });
});

describe("what is published", () => {
  test("waits for an answer to its readers, and for another's word on a retraction and a takedown", async () => {
    const { articleId, reportId, claimId } = await aPublishedReport(newsroom);
    const about = { id: articleId, words: "The bridge bill", language: "en" };
    const reported = { reportId, claimId, versionNumber: 1, message: "The sum is another." };
    accepted(await reportError(readerActor(newsroom.workspaceId), reported));
    accepted(await askRetraction(newsroom.editor, { articleId, claimId, reason: "The ledger was forged." }));
    accepted(await askRetraction(newsroom.secondEditor, { articleId, claimId: null, reason: "All of it was forged." }));
    const takedown = { articleId, what: "", category: "privacy", reason: "A court ordered it." } as const;
    accepted(await askTakedown(newsroom.editor, takedown));
    const pressing = async (actor: Actor) => (await listOpenWork(actor)).slice(0, 3);
    expect(await pressing(newsroom.owner)).toEqual([
      { kind: "confirmTakedown", about, count: 1 },
      { kind: "confirmRetraction", about, count: 2 },
      { kind: "answer", about: null, count: 1 },
    ]);
    // Who asked confirms nothing, and no editor a takedown.
    expect((await pressing(newsroom.editor)).slice(0, 2)).toEqual([
      { kind: "confirmRetraction", about, count: 1 },
      { kind: "answer", about: null, count: 1 },
    ]);
    expect(await kindsOf(newsroom.reviewer)).not.toContain("answer");
  });
});
