import { beforeEach, describe, expect, test } from "vitest";
import { describeArticle } from "@/lib/articles/describe-article";
import { assignClaims } from "@/lib/claims/assign-claims";
import { handOutClaims } from "@/lib/claims/hand-out-claims";
import { handOverClaims } from "@/lib/claims/hand-over-claims";
import { prioritiseClaims } from "@/lib/claims/prioritise-claims";
import { rankClaims } from "@/lib/claims/rank-claims";
import { recoverWork } from "@/lib/claims/recover-work";
import { rewriteClaim } from "@/lib/claims/rewrite-claim";
import { unassignClaims } from "@/lib/claims/unassign-claims";
import type { WorkFilter } from "@/lib/claims/work-filter";
import { countStalled, listBoardColumn, listQueue } from "@/lib/claims/work-queries";
import { disableMember } from "@/lib/people/disable-member";
import { setLanguages } from "@/lib/people/set-languages";
import { setWorkingHours } from "@/lib/people/set-working-hours";
import { askAssessment } from "@/lib/verdicts/ask-assessment";
import { declareConflict } from "@/lib/verdicts/declare-conflict";
import { sendBackClaim } from "@/lib/verdicts/send-back-claim";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { logSize, newestEvent } from "@/tests/builders/record";
import { aClaim, aClaimInReview, aDecidedClaim, anAssessedClaim, assess } from "@/tests/builders/review";

let newsroom: Newsroom;
let ids: { editor: string; reviewer: string; second: string; third: string; viewer: string };
beforeEach(async () => {
  newsroom = await aNewsroom();
  ids = {
    editor: newsroom.editor.userId ?? "",
    reviewer: newsroom.reviewer.userId ?? "",
    second: newsroom.secondReviewer.userId ?? "",
    third: newsroom.thirdReviewer.userId ?? "",
    viewer: newsroom.viewer.userId ?? "",
  };
});

async function refusedSilently(attempt: () => Promise<{ ok: boolean }>, words: string) {
  const before = await logSize(newsroom.editor);
  const result = await attempt();
  expect(result.ok).toBe(false);
  expect(JSON.stringify(result)).toContain(words);
  expect(await logSize(newsroom.editor)).toBe(before);
}

const queueOf = async (actor: Newsroom["editor"]) => (await listQueue(actor)).map(({ id }) => id);

describe("assigning", () => {
  test("puts a claim in somebody's queue until their assessment is in, and again when it is reworded", async () => {
    const { claimId } = await aClaimInReview(newsroom);
    accepted(await assignClaims(newsroom.editor, { claimIds: [claimId], assigneeId: ids.reviewer, dueOn: "2026-12-01" }));
    expect(await newestEvent(newsroom.editor)).toMatchObject({
      type: "claim.assigned",
      payload: { assigneeId: ids.reviewer, dueAt: "2026-12-01T18:00:00.000Z" },
    });
    expect(await listQueue(newsroom.reviewer)).toMatchObject([
      { id: claimId, reason: "assigned", dueAt: new Date("2026-12-01T18:00:00Z") },
    ]);
    accepted(await assess(newsroom, newsroom.reviewer, { claimId }));
    expect(await queueOf(newsroom.reviewer)).toEqual([]);
    // Nobody can tell from the board that the assessment came in: the claim is still theirs.
    const { cards } = await listBoardColumn(newsroom.secondReviewer, { state: "inReview" });
    expect(cards).toMatchObject([{ id: claimId, people: [{ id: ids.reviewer }] }]);
    accepted(await rewriteClaim(newsroom.secondReviewer, { claimId, revisionNumber: 1, statement: "The bridge cost 41 million." }));
    expect(await queueOf(newsroom.reviewer)).toEqual([claimId]);
  });

  test("is for editors, but everybody may take a claim and give it back", async () => {
    const { claimId } = await aClaim(newsroom);
    const claimIds = [claimId];
    await refusedSilently(() => assignClaims(newsroom.reviewer, { claimIds, assigneeId: ids.second }), "Only an editor may give");
    await refusedSilently(() => assignClaims(newsroom.viewer, { claimIds, assigneeId: ids.viewer }), "Viewers");
    await refusedSilently(() => assignClaims(newsroom.editor, { claimIds, assigneeId: ids.viewer }), "but not assess");
    accepted(await assignClaims(newsroom.reviewer, { claimIds, assigneeId: ids.reviewer }));
    await refusedSilently(() => unassignClaims(newsroom.secondReviewer, { claimIds, assigneeId: ids.reviewer }), "Only an editor may take");
    accepted(await unassignClaims(newsroom.reviewer, { claimIds, assigneeId: ids.reviewer }));
    await refusedSilently(() => unassignClaims(newsroom.reviewer, { claimIds, assigneeId: ids.reviewer }), "any more");
    expect(await queueOf(newsroom.reviewer)).toEqual([]);
  });

  test("does all of several claims or none", async () => {
    const open = await aClaim(newsroom);
    const settled = await aDecidedClaim(newsroom);
    await refusedSilently(
      () => assignClaims(newsroom.editor, { claimIds: [open.claimId, settled.claimId], assigneeId: ids.reviewer }),
      "while a claim is decided",
    );
    expect(await queueOf(newsroom.reviewer)).toEqual([]);
  });

  test("is not for people who left or keep out", async () => {
    const { claimId } = await aClaimInReview(newsroom);
    accepted(await declareConflict(newsroom.secondReviewer, { claimId, reason: "A friend wrote it." }));
    accepted(await disableMember(newsroom.owner, { memberId: ids.third }));
    const give = (assigneeId: string) => () => assignClaims(newsroom.editor, { claimIds: [claimId], assigneeId });
    await refusedSilently(give(ids.second), "keeps out");
    await refusedSilently(give(ids.third), "active member");
  });
});

describe("a queue", () => {
  test("begins with what was sent back, then the urgent, then what is due first", async () => {
    const sentBack = await anAssessedClaim(newsroom);
    accepted(await sendBackClaim(newsroom.editor, { claimId: sentBack.claimId, revisionNumber: 1, questions: "Which year?" }));
    const [later, sooner, urgent] = [await aClaim(newsroom), await aClaim(newsroom), await aClaim(newsroom)];
    const give = (claimId: string, dueOn: string) =>
      assignClaims(newsroom.editor, { claimIds: [claimId], assigneeId: ids.reviewer, dueOn });
    for (const result of [
      await give(later.claimId, "2026-12-24"),
      await give(sooner.claimId, "2026-12-01"),
      await give(urgent.claimId, "2027-01-31"),
    ])
      accepted(result);
    accepted(await prioritiseClaims(newsroom.editor, { claimIds: [urgent.claimId], priority: 2 }));
    expect(await queueOf(newsroom.reviewer)).toEqual([sentBack.claimId, urgent.claimId, sooner.claimId, later.claimId]);
    await refusedSilently(() => prioritiseClaims(newsroom.reviewer, { claimIds: [urgent.claimId], priority: 0 }), "Only an editor");
  });

  test("gets the third assessment that breaks a tie", async () => {
    const { claimId } = await anAssessedClaim(newsroom);
    accepted(await askAssessment(newsroom.editor, { claimId, revisionNumber: 1, assigneeId: ids.third, reason: "A tie." }));
    expect(await queueOf(newsroom.thirdReviewer)).toEqual([claimId]);
  });
});

describe("handing out", () => {
  test("gives each claim to as many reviewers as it needs, whoever has least first", async () => {
    const claims = [await aClaim(newsroom), await aClaim(newsroom), await aClaim(newsroom)];
    await refusedSilently(() => handOutClaims(newsroom.reviewer, {}), "Only an editor");
    expect(accepted(await handOutClaims(newsroom.editor, {}))).toEqual({ count: 6, unreadCount: 0 });
    const queues = await Promise.all([newsroom.reviewer, newsroom.secondReviewer, newsroom.thirdReviewer].map(queueOf));
    expect(queues.map(({ length }) => length)).toEqual([2, 2, 2]);
    expect(new Set(queues.flat())).toEqual(new Set(claims.map(({ claimId }) => claimId)));
    await refusedSilently(() => handOutClaims(newsroom.editor, {}), "no claim to hand out");
  });
});

describe("languages", () => {
  test("decide who is handed what: nobody is given a claim they cannot read, and claims nobody reads wait", async () => {
    const claim = await aClaim(newsroom);
    const turkish = await aClaim(newsroom);
    const details = { articleId: turkish.articleId, revision: 1, title: "Köprü", selectionReason: "The council votes on it." };
    accepted(await describeArticle(newsroom.reviewer, { ...details, language: "tr" }));
    accepted(await setLanguages(newsroom.reviewer, { memberId: ids.reviewer, languages: "de" }));
    accepted(await setLanguages(newsroom.owner, { memberId: ids.second, languages: "en, de" }));
    accepted(await setLanguages(newsroom.owner, { memberId: ids.third, languages: "en" }));
    await refusedSilently(
      () => setLanguages(newsroom.reviewer, { memberId: ids.second, languages: "tr" }),
      "an owner may say it of others",
    );
    expect(accepted(await handOutClaims(newsroom.editor, { dueInHours: 8 }))).toEqual({ count: 2, unreadCount: 1 });
    expect(await Promise.all([newsroom.reviewer, newsroom.secondReviewer, newsroom.thirdReviewer].map(queueOf))).toEqual([
      [],
      [claim.claimId],
      [claim.claimId],
    ]);
    await refusedSilently(() => handOutClaims(newsroom.editor, {}), "One claim waits, but nobody reads the language.");
    accepted(await setLanguages(newsroom.owner, { memberId: ids.third, languages: "" }));
    expect(accepted(await handOutClaims(newsroom.editor, {}))).toEqual({ count: 1, unreadCount: 0 });
    expect(await queueOf(newsroom.thirdReviewer)).toHaveLength(2);
  });
});

describe("working hours", () => {
  test("are set by an owner, and move what is due on a day off to the next day of work", async () => {
    const { claimId } = await aClaim(newsroom);
    const hours = { timeZone: "Europe/Berlin", workDays: [1, 2, 3, 4, 5], workStartsAt: 9, workEndsAt: 17 };
    await refusedSilently(() => setWorkingHours(newsroom.editor, hours), "Only an owner");
    accepted(await setWorkingHours(newsroom.owner, hours));
    accepted(await assignClaims(newsroom.editor, { claimIds: [claimId], assigneeId: ids.reviewer, dueOn: "2026-11-28" }));
    expect((await listQueue(newsroom.reviewer))[0]?.dueAt?.toISOString()).toBe("2026-11-30T16:00:00.000Z");
    accepted(await assignClaims(newsroom.editor, { claimIds: [claimId], assigneeId: ids.reviewer, dueInHours: 8 }));
    const due = (await listQueue(newsroom.reviewer))[0]?.dueAt;
    expect(due?.getTime()).toBeGreaterThan(Date.now());
  });
});

describe("handing over", () => {
  test("gives one's own claims to a colleague with the day they are due, and nobody else's", async () => {
    const { claimId } = await aClaim(newsroom);
    accepted(await assignClaims(newsroom.editor, { claimIds: [claimId], assigneeId: ids.reviewer, dueOn: "2026-12-01" }));
    const over = { claimIds: [claimId], fromId: ids.reviewer };
    await refusedSilently(
      () => handOverClaims(newsroom.secondReviewer, { ...over, assigneeId: ids.second }),
      "Only an editor may hand over",
    );
    await refusedSilently(() => handOverClaims(newsroom.reviewer, { ...over, assigneeId: ids.viewer }), "but not assess");
    accepted(await handOverClaims(newsroom.reviewer, { ...over, assigneeId: ids.second }));
    expect(await queueOf(newsroom.reviewer)).toEqual([]);
    expect(await listQueue(newsroom.secondReviewer)).toMatchObject([{ id: claimId, dueAt: new Date("2026-12-01T18:00:00Z") }]);
    await refusedSilently(() => handOverClaims(newsroom.reviewer, { ...over, assigneeId: ids.third }), "any more");
  });
});

describe("work that lies still", () => {
  test("is taken back, whether its person assessed or not, and can be handed out again", async () => {
    const [overdue, left, fresh] = [await aClaimInReview(newsroom), await aClaim(newsroom), await aClaim(newsroom)];
    const give = (claimId: string, assigneeId: string, dueOn: string) =>
      assignClaims(newsroom.editor, { claimIds: [claimId], assigneeId, dueOn });
    accepted(await give(overdue.claimId, ids.reviewer, "2020-01-02"));
    accepted(await give(overdue.claimId, ids.second, "2020-01-02"));
    accepted(await give(left.claimId, ids.third, "2099-01-01"));
    accepted(await give(fresh.claimId, ids.reviewer, "2099-01-01"));
    accepted(await assess(newsroom, newsroom.reviewer, overdue));
    accepted(await disableMember(newsroom.owner, { memberId: ids.third }));
    expect(await countStalled(newsroom.editor)).toBe(3);
    await refusedSilently(() => recoverWork(newsroom.reviewer, {}), "Only an editor");
    const { count, takenBack } = accepted(await recoverWork(newsroom.editor, {}));
    expect(count).toBe(3);
    expect(new Set(takenBack.map(({ assigneeId }) => assigneeId))).toEqual(new Set([ids.reviewer, ids.second, ids.third]));
    expect(await queueOf(newsroom.reviewer)).toEqual([fresh.claimId]);
    expect(await countStalled(newsroom.editor)).toBe(0);
    await refusedSilently(() => recoverWork(newsroom.editor, {}), "No work lies still");
    expect(await countStalled((await aNewsroom()).editor)).toBe(0);
    // Undone from the message: given again.
    accepted(await assignClaims(newsroom.editor, { claimIds: [overdue.claimId], assigneeId: ids.second }));
    expect(await queueOf(newsroom.secondReviewer)).toEqual([overdue.claimId]);
  });
});

describe("ranking", () => {
  test("sets priorities by reach and worth, says what was before, and is for editors", async () => {
    const [seen, unseen] = [await aClaim(newsroom), await aClaim(newsroom)];
    const details = { articleId: seen.articleId, revision: 1, title: "The bridge bill", selectionReason: "The council votes on it." };
    accepted(await describeArticle(newsroom.reviewer, { ...details, reach: 40_000 }));
    accepted(await prioritiseClaims(newsroom.editor, { claimIds: [unseen.claimId], priority: 2 }));
    const claimIds = [seen.claimId, unseen.claimId];
    await refusedSilently(() => rankClaims(newsroom.reviewer, { claimIds }), "Only an editor");
    const ranked = accepted(await rankClaims(newsroom.editor, { claimIds }));
    expect(ranked).toEqual({
      count: 2,
      before: [
        { claimId: seen.claimId, priority: 0 },
        { claimId: unseen.claimId, priority: 2 },
      ],
    });
    const { cards } = await listBoardColumn(newsroom.viewer, { state: "accepted" });
    expect(cards.map(({ id, priority }) => [id, priority])).toEqual([
      [seen.claimId, 1],
      [unseen.claimId, 0],
    ]);
    await refusedSilently(() => rankClaims(newsroom.editor, { claimIds }), "the priority they have");
  });
});

describe("filters", () => {
  test("narrow the board and the queue by priority, day and language", async () => {
    const [first, second] = [await aClaim(newsroom), await aClaim(newsroom)];
    accepted(await prioritiseClaims(newsroom.editor, { claimIds: [second.claimId], priority: 1 }));
    const assigneeId = ids.reviewer;
    accepted(await assignClaims(newsroom.editor, { claimIds: [first.claimId], assigneeId, dueOn: "2020-01-02" }));
    accepted(await assignClaims(newsroom.editor, { claimIds: [second.claimId], assigneeId }));
    const both = async (work: WorkFilter) => {
      const { cards } = await listBoardColumn(newsroom.editor, { state: "accepted", work });
      expect((await listQueue(newsroom.reviewer, work)).map(({ id }) => id)).toEqual(cards.map(({ id }) => id));
      return cards.map(({ id }) => id);
    };
    expect(await both({ priority: 1 })).toEqual([second.claimId]);
    expect(await both({ due: "overdue" })).toEqual([first.claimId]);
    expect(await both({ due: "none" })).toEqual([second.claimId]);
    expect(await both({ due: "week" })).toEqual([]);
    expect(await both({ language: "en", priority: 0 })).toEqual([first.claimId]);
    expect(await both({ language: "tr" })).toEqual([]);
  });
});

describe("the board", () => {
  test("goes through a column page by page without losing or repeating a claim", async () => {
    const made: string[] = [];
    for (let at = 0; at < 5; at += 1) made.push((await aClaim(newsroom)).claimId);
    accepted(await prioritiseClaims(newsroom.editor, { claimIds: [made[3] ?? ""], priority: 1 }));
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listBoardColumn>> = await listBoardColumn(newsroom.viewer, {
        ...{ state: "accepted", lengthMax: 2 },
        ...(after === null ? {} : { after }),
      });
      seen.push(...page.cards.map(({ id }) => id));
      after = page.nextCursor;
    } while (after !== null);
    expect(seen).toEqual([made[3], made[0], made[1], made[2], made[4]]);
    expect((await listBoardColumn(newsroom.viewer, { state: "accepted", after: "nonsense" })).cards).toHaveLength(5);
  });

  test("shows nothing of another newsroom, and one person's or nobody's claims when asked", async () => {
    const [mine, open] = [await aClaim(newsroom), await aClaim(newsroom)];
    accepted(await assignClaims(newsroom.editor, { claimIds: [mine.claimId], assigneeId: ids.reviewer }));
    const idsOf = async (filter: object) =>
      (await listBoardColumn(newsroom.editor, { state: "accepted", ...filter })).cards.map(({ id }) => id);
    expect(await idsOf({ assigneeId: ids.reviewer })).toEqual([mine.claimId]);
    expect(await idsOf({ isUnassigned: true })).toEqual([open.claimId]);
    expect((await listBoardColumn((await aNewsroom()).editor, { state: "accepted" })).cards).toEqual([]);
  });
});
