import pg from "pg";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Actor, visitor } from "@/lib/actor";
import { assignClaims } from "@/lib/claims/assign-claims";
import { setClock } from "@/lib/clock";
import { database } from "@/lib/database";
import { addComment } from "@/lib/discussion/add-comment";
import { beginThread } from "@/lib/discussion/begin-thread";
import { editComment } from "@/lib/discussion/edit-comment";
import { attachEvidence } from "@/lib/evidence/attach-evidence";
import { chooseNotifications } from "@/lib/notifications/choose-notifications";
import { deliverNotifications } from "@/lib/notifications/deliver-notifications";
import { markNotificationsRead } from "@/lib/notifications/mark-notifications-read";
import { countUnread, getNotificationChoice, getNotificationPlace, listNotifications } from "@/lib/notifications/queries";
import { disableMember } from "@/lib/people/disable-member";
import { reaffirmAssessment } from "@/lib/verdicts/reaffirm-assessment";
import { aClaimSentBack, aComment, aThread } from "@/tests/builders/discussion";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { logSize, newestEvent } from "@/tests/builders/record";
import { aClaim, aClaimInReview, aDecidedClaim, assess, someEvidence } from "@/tests/builders/review";
import { aRevisedScale } from "@/tests/builders/scale";

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await aNewsroom();
});
afterEach(() => setClock(null));

async function inbox(actor: Actor) {
  await deliverNotifications(actor.workspaceId);
  return (await listNotifications(actor)).notifications;
}
const about = async (actor: Actor, claimId: string) =>
  (await inbox(actor)).filter(({ claim }) => claim?.id === claimId).map(({ kind, actor: by }) => [kind, by]);

describe("an inbox", () => {
  test("that fills at one instant is told page by page, with nothing missing and nothing twice", async () => {
    const own = await aNewsroom();
    const { claimId } = await aClaim(own);
    const { threadId } = await aThread(own.reviewer, claimId, "@Ravi Reviewer: 0");
    const count = 5;
    for (let number = 1; number < count; number += 1) await aComment(own.reviewer, threadId, `@Ravi Reviewer: ${number}`);
    await deliverNotifications(own.workspaceId);
    const first = await listNotifications(own.secondReviewer, { lengthMax: 3 });
    const second = await listNotifications(own.secondReviewer, { lengthMax: 3, before: first.nextBefore ?? "" });
    const keys = [...first.notifications, ...second.notifications].map(({ key }) => Number(key));
    expect([first.notifications.length, keys.length, second.nextBefore]).toEqual([3, count, null]);
    expect(keys).toEqual(keys.toSorted((one, other) => other - one));
    expect(new Set(keys).size).toBe(count);
  });

  test("tells whom a comment names, and who takes part of answers; nobody of what they did themselves", async () => {
    const { claimId } = await aClaim(newsroom);
    const { threadId, commentId } = await aThread(newsroom.reviewer, claimId, "@Ravi Reviewer, @Rita Reviewer: the whole sum?");
    expect(await about(newsroom.secondReviewer, claimId)).toEqual([["mentioned", "Rita Reviewer"]]);
    expect(await about(newsroom.reviewer, claimId)).toEqual([]);
    await aComment(newsroom.secondReviewer, threadId, "Yes.");
    expect(await about(newsroom.reviewer, claimId)).toEqual([["answered", "Ravi Reviewer"]]);
    expect(await about(newsroom.thirdReviewer, claimId)).toEqual([]);
    accepted(await editComment(newsroom.reviewer, { commentId, revision: 1, text: "@Ravi Reviewer, @Rosa Reviewer: the sum?" }));
    // Whoever was named before is not told again.
    expect(await about(newsroom.thirdReviewer, claimId)).toEqual([["mentioned", "Rita Reviewer"]]);
    expect(await about(newsroom.secondReviewer, claimId)).toEqual([["mentioned", "Rita Reviewer"]]);
    const [line] = await inbox(newsroom.thirdReviewer);
    expect(line).toMatchObject({
      commentId,
      isRead: false,
      sentence: "edited a comment on the claim",
      article: { title: "The bridge bill" },
    });
    expect(await getNotificationPlace(newsroom.thirdReviewer, line?.key ?? "")).toMatchObject({ commentId, claimId });
    expect(await getNotificationPlace(newsroom.viewer, line?.key ?? "")).toBeNull();
    expect((await listNotifications(visitor)).notifications).toEqual([]);
  });

  test("tells of claims given, questions that came back and their answers, verdicts that became stale, and days that come near", async () => {
    const { claimId } = await aClaim(newsroom);
    setClock({ now: () => new Date("2026-11-25T10:00:00Z") });
    accepted(
      await assignClaims(newsroom.editor, { claimIds: [claimId], assigneeId: newsroom.secondReviewer.userId ?? "", dueOn: "2026-11-27" }),
    );
    expect(await about(newsroom.secondReviewer, claimId)).toEqual([["assigned", "Edith Editor"]]);
    setClock({ now: () => new Date("2026-11-27T09:00:00Z") });
    expect(await about(newsroom.secondReviewer, claimId)).toEqual([
      ["dueSoon", null],
      ["assigned", "Edith Editor"],
    ]);
    setClock({ now: () => new Date("2026-11-27T12:00:00Z") });
    expect(await about(newsroom.secondReviewer, claimId)).toHaveLength(2);
    setClock(null);

    const back = await aClaimSentBack(newsroom);
    expect(await about(newsroom.reviewer, back.claimId)).toEqual([["sentBack", "Edith Editor"]]);
    const own = await database.assessment.findFirstOrThrow({
      where: { claimId: back.claimId, reviewerId: newsroom.reviewer.userId ?? "" },
    });
    const stand = { claimId: back.claimId, revisionNumber: 1, assessmentId: own.id, reason: "Page 12 says so." };
    accepted(await reaffirmAssessment(newsroom.reviewer, stand));
    // The editor learns that it was answered, not by whom.
    expect(await about(newsroom.editor, back.claimId)).toEqual([["answered", "Somebody"]]);

    const decided = await aDecidedClaim(newsroom);
    accepted(
      await attachEvidence(newsroom.reviewer, { claimId: decided.claimId, ...someEvidence, sourceUrl: "https://city.example/other" }),
    );
    expect(await about(newsroom.editor, decided.claimId)).toEqual([["stale", "Rita Reviewer"]]);
  });

  test("tells whoever settled a verdict that a new scale made it stale", async () => {
    const own = await aNewsroom();
    const { claimId } = await aDecidedClaim(own);
    expect(await aRevisedScale(own)).toMatchObject({ staleVerdicts: 1 });
    expect(await about(own.editor, claimId)).toEqual([["stale", "Olga Owner"]]);
  });

  test("holds nothing that was refused, and nothing twice, however often and by however many it is read", async () => {
    const { claimId } = await aClaim(newsroom);
    await beginThread(newsroom.viewer, { about: { kind: "claim", claimId }, text: "@Rosa Reviewer" });
    expect(await about(newsroom.thirdReviewer, claimId)).toEqual([]);
    for (let at = 0; at < 3; at += 1) await aThread(newsroom.reviewer, claimId, `@Rosa Reviewer, ${at}`);
    await Promise.all(Array.from({ length: 6 }, () => deliverNotifications(newsroom.workspaceId)));
    expect(await about(newsroom.thirdReviewer, claimId)).toHaveLength(3);
    const reader = await database.logReader.findFirstOrThrow({ where: { workspaceId: newsroom.workspaceId } });
    expect(Number(reader.next)).toBe(await logSize(newsroom.owner));
    // Even set back to the beginning, as by a mishap, it tells nothing again.
    const superuser = new pg.Client({ connectionString: process.env.ASSAY_OWNER_DATABASE_URL });
    await superuser.connect();
    await superuser.query(`update "LogReader" set next = 0 where "workspaceId" = $1`, [newsroom.workspaceId]);
    await superuser.end();
    expect(await about(newsroom.thirdReviewer, claimId)).toHaveLength(3);
  });

  test("is marked as read by its owner alone, one by one and up to a time", async () => {
    const { claimId } = await aClaim(newsroom);
    await inbox(newsroom.viewer);
    for (const word of ["one", "two", "three"]) await aThread(newsroom.reviewer, claimId, `@Vera Viewer ${word}`);
    const lines = await inbox(newsroom.viewer);
    expect(await countUnread(newsroom.viewer)).toBe(3);
    const key = lines[0]?.key ?? "";
    expect(await markNotificationsRead(newsroom.reviewer, { keys: [key] })).toEqual({ ok: true, value: { count: 0 } });
    expect(await markNotificationsRead(newsroom.viewer, { keys: [key] })).toEqual({ ok: true, value: { count: 1 } });
    expect(await countUnread(newsroom.viewer)).toBe(2);
    const size = await logSize(newsroom.owner);
    expect(await markNotificationsRead(newsroom.viewer, { until: new Date().toISOString() })).toMatchObject({ value: { count: 2 } });
    expect(await markNotificationsRead(newsroom.viewer, { keys: [] })).toMatchObject({ refusal: { code: "INVALID" } });
    expect(await countUnread(newsroom.viewer)).toBe(0);
    expect(await logSize(newsroom.owner)).toBe(size);
  });

  test("leaves out what its owner chose not to be told of, and those who are no longer members", async () => {
    const other = await aNewsroom();
    const { claimId } = await aClaim(other);
    const all = { mentioned: true, answered: true, assigned: true, sentBack: true, stale: true, dueSoon: true };
    expect(await getNotificationChoice(other.secondReviewer)).toEqual(all);
    accepted(await chooseNotifications(other.secondReviewer, { ...all, mentioned: false }));
    expect(await newestEvent(other.owner)).toMatchObject({
      type: "member.notificationsChosen",
      subject: { memberId: other.secondReviewer.userId },
      payload: { muted: ["mentioned"] },
    });
    expect(await getNotificationChoice(other.secondReviewer)).toEqual({ ...all, mentioned: false });
    const { threadId } = await aThread(other.reviewer, claimId, "@Ravi Reviewer and @Rosa Reviewer");
    accepted(await addComment(other.thirdReviewer, { threadId, text: "Here." }));
    accepted(await disableMember(other.owner, { memberId: other.reviewer.userId ?? "", reason: "Left." }));
    expect(await about(other.secondReviewer, claimId)).toEqual([]);
    expect(await about(other.thirdReviewer, claimId)).toEqual([["mentioned", "Rita Reviewer"]]);
    expect(await database.notification.count({ where: { workspaceId: other.workspaceId, memberId: other.reviewer.userId ?? "" } })).toBe(0);
  });
});

describe("the inbox of somebody who is still to assess", () => {
  test("neither shows nor counts what would tell them others' assessments, until theirs is in", async () => {
    const blind = newsroom.thirdReviewer;
    await inbox(blind);
    accepted(await markNotificationsRead(blind, { until: new Date(Date.now() + 1000).toISOString() }));
    const { claimId } = await aClaimInReview(newsroom);
    accepted(await assess(newsroom, newsroom.reviewer, { claimId, key: "false" }));
    const { commentId } = await aThread(newsroom.reviewer, claimId, "@Rosa Reviewer, it is plainly false.");
    expect(await about(blind, claimId)).toEqual([]);
    expect(await countUnread(blind)).toBe(0);
    const stored = await database.notification.findFirstOrThrow({ where: { workspaceId: newsroom.workspaceId, commentId } });
    expect(await getNotificationPlace(blind, stored.key)).toBeNull();
    accepted(await assess(newsroom, blind, { claimId, key: "true" }));
    expect(await about(blind, claimId)).toEqual([["mentioned", "Rita Reviewer"]]);
    expect(await countUnread(blind)).toBe(1);
  });
});
