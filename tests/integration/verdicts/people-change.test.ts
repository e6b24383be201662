import { afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Actor, Role } from "@/lib/actor";
import { listEvents } from "@/lib/audit/queries";
import { verifyLog } from "@/lib/audit/verify";
import { rewriteClaim } from "@/lib/claims/rewrite-claim";
import { splitClaim } from "@/lib/claims/split-claim";
import { setClock } from "@/lib/clock";
import { database } from "@/lib/database";
import { listThreads } from "@/lib/discussion/queries";
import { changeRole } from "@/lib/people/change-role";
import { disableMember } from "@/lib/people/disable-member";
import { describeRefusal, type Result } from "@/lib/result";
import { listStandBys } from "@/lib/verdicts/adjudication-queries";
import { askAssessment } from "@/lib/verdicts/ask-assessment";
import { decideClaim } from "@/lib/verdicts/decide-claim";
import { listAssessments, listVerdicts } from "@/lib/verdicts/queries";
import { reaffirmVerdict } from "@/lib/verdicts/reaffirm-verdict";
import { submitAssessment } from "@/lib/verdicts/submit-assessment";
import { aThread } from "@/tests/builders/discussion";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { logSize } from "@/tests/builders/record";
import { aClaimInReview, aDecidedClaim, anAssessedClaim, aRating, assess } from "@/tests/builders/review";

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await aNewsroom();
});
afterEach(() => setClock(null));

const minuteMs = 60_000;
/** Sets every clock of this server to some minutes from the real time. */
const setMinutesOff = (minutes: number) => setClock({ now: () => new Date(Date.now() + minutes * minuteMs) });

const become = async (who: Actor, role: Role) => accepted(await changeRole(newsroom.owner, { memberId: who.userId ?? "", role })).memberId;

/** Tries something that must be refused, and leaves nothing. Answers what the person is told. */
async function refusedIn(attempt: () => Promise<Result<unknown>>): Promise<string> {
  const before = await logSize(newsroom.owner);
  const result = await attempt();
  expect(await logSize(newsroom.owner)).toBe(before);
  return result.ok ? "It was done." : describeRefusal(result.refusal);
}

describe("a role removed while somebody works", () => {
  test("stops an editor who is settling a claim, in words, and nothing is stored", async () => {
    const { claimId } = await anAssessedClaim(newsroom);
    const ruling = { claimId, revisionNumber: 1, ratingId: await aRating(newsroom), justification: "The accounts." };
    // The page was opened as an editor: the actor that it still holds says so.
    await become(newsroom.secondEditor, "reviewer");
    expect(await refusedIn(() => decideClaim(newsroom.secondEditor, ruling))).toBe("Only an editor may settle a verdict.");
    expect(await listVerdicts(newsroom.viewer, claimId)).toEqual([]);
    await become(newsroom.secondEditor, "editor");
    accepted(await decideClaim(newsroom.secondEditor, ruling));
  });

  test("stops a reviewer who is assessing, and tells them what they may still do", async () => {
    const { claimId } = await aClaimInReview(newsroom);
    await become(newsroom.thirdReviewer, "viewer");
    expect(await refusedIn(() => assess(newsroom, newsroom.thirdReviewer, { claimId }))).toBe("Viewers may read, but not assess.");
    await become(newsroom.thirdReviewer, "reviewer");
    accepted(await assess(newsroom, newsroom.thirdReviewer, { claimId }));
  });

  test("stops somebody who left, whatever page they still have open", async () => {
    const own = await aNewsroom();
    const { claimId } = await aClaimInReview(own);
    accepted(await disableMember(own.owner, { memberId: own.reviewer.userId ?? "" }));
    const result = await assess(own, own.reviewer, { claimId });
    expect(result.ok ? "" : describeRefusal(result.refusal)).toBe("You are no longer an active member of this newsroom.");
  });

  test("keeps the assessment that was in, which still counts", async () => {
    const own = await aNewsroom();
    const { claimId } = await anAssessedClaim(own);
    accepted(await changeRole(own.owner, { memberId: own.reviewer.userId ?? "", role: "viewer" }));
    expect((await listAssessments(own.editor, claimId))?.inCount).toBe(2);
    const ruling = { claimId, revisionNumber: 1, ratingId: await aRating(own), justification: "The accounts." };
    accepted(await decideClaim(own.editor, ruling));
  });
});

describe("somebody who was an editor when the assessments could be read", () => {
  test("does not count as independent: their assessment of that wording is refused, in words", async () => {
    const { claimId } = await anAssessedClaim(newsroom);
    accepted(await askAssessment(newsroom.editor, { claimId, revisionNumber: 1, reason: "They differ." }));
    await become(newsroom.secondEditor, "reviewer");
    const words = "You could read the assessments of this wording as an editor, so yours would not be independent.";
    expect(await refusedIn(() => assess(newsroom, newsroom.secondEditor, { claimId }))).toBe(words);
    accepted(await assess(newsroom, newsroom.thirdReviewer, { claimId }));
    await become(newsroom.secondEditor, "editor");
  });

  test("is marked as informed on the next wording, and keeps what they say from the blind", async () => {
    const { claimId } = await anAssessedClaim(newsroom);
    await become(newsroom.secondEditor, "reviewer");
    accepted(await rewriteClaim(newsroom.reviewer, { claimId, revisionNumber: 1, statement: "The bridge cost 41 million." }));
    await aThread(newsroom.secondEditor, claimId, "secret-words of somebody who was an editor");
    expect(await listThreads(newsroom.thirdReviewer, claimId)).toEqual([]);
    const given = { claimId, revisionNumber: 2, ratingId: await aRating(newsroom), justification: "The accounts." };
    accepted(await submitAssessment(newsroom.secondEditor, given));
    accepted(await submitAssessment(newsroom.thirdReviewer, given));
    const marks = await database.assessment.findMany({
      where: { workspaceId: newsroom.workspaceId, claimId, revisionNumber: 2 },
      orderBy: { id: "asc" },
      select: { isInformed: true },
    });
    expect(marks).toEqual([{ isInformed: true }, { isInformed: false }]);
    await become(newsroom.secondEditor, "editor");
  });

  test("assesses claims that came up for review after that, even where two servers' clocks differ by minutes", async () => {
    await become(newsroom.secondEditor, "reviewer");
    setMinutesOff(5);
    const soon = await anAssessedClaim(newsroom);
    expect(await refusedIn(() => assess(newsroom, newsroom.secondEditor, soon))).toMatch("as an editor");
    setMinutesOff(30);
    const later = await anAssessedClaim(newsroom);
    accepted(await assess(newsroom, newsroom.secondEditor, later));
    setClock(null);
    await become(newsroom.secondEditor, "editor");
  });
});

describe("clocks that differ", () => {
  test("change neither the order of the record nor which verdict is the newest, and the log verifies", async () => {
    const own = await aNewsroom();
    const { claimId, verdictId } = await aDecidedClaim(own);
    // Another server, an hour behind, takes the next steps.
    setMinutesOff(-60);
    accepted(await rewriteClaim(own.reviewer, { claimId, revisionNumber: 1, statement: "The bridge cost 41 million." }));
    const given = { claimId, revisionNumber: 2, ratingId: await aRating(own), justification: "The accounts." };
    accepted(await submitAssessment(own.reviewer, given));
    accepted(await submitAssessment(own.secondReviewer, given));
    accepted(await reaffirmVerdict(own.editor, { claimId, revisionNumber: 2, verdictNumber: 1, verdictId, reason: "Still so." }));
    const [newest, before] = await listVerdicts(own.viewer, claimId);
    expect([newest?.number, newest?.staleAt, before?.number]).toEqual([2, null, 1]);
    expect((newest?.decidedAt ?? 0) < (before?.decidedAt ?? 0)).toBe(true);
    const { events } = await listEvents(own.editor, { claimId });
    expect(events[0]).toMatchObject({ type: "claim.decided", actor: { name: "Edith Editor" } });
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map(({ sequence }) => sequence).toSorted((a, b) => b - a));
    accepted(await rewriteClaim(own.reviewer, { claimId, revisionNumber: 2, statement: "The bridge cost 42 million." }));
    expect((await listStandBys(own.editor, { id: claimId, revisionNumber: 3 })).verdict?.number).toBe(2);
    expect((await verifyLog(own.owner)).faults).toEqual([]);
  });
});

describe("a claim that is split while somebody assesses it", () => {
  test("tells them that it was withdrawn and what came of it is elsewhere, and takes nothing from what they wrote", async () => {
    const { claimId } = await aClaimInReview(newsroom);
    const ratingId = await aRating(newsroom);
    const parts = ["The city paid 41 million.", "It paid in 2024."];
    const [first] = accepted(await splitClaim(newsroom.editor, { claimId, revisionNumber: 1, parts })).claimIds;
    const given = { revisionNumber: 1, ratingId, justification: "I read page 12." };
    expect(await refusedIn(() => submitAssessment(newsroom.reviewer, { ...given, claimId }))).toMatch("withdrawn");
    // The same words can be put in on a part.
    accepted(await submitAssessment(newsroom.reviewer, { ...given, claimId: first ?? "" }));
  });
});
