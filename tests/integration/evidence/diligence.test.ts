import { beforeAll, describe, expect, test } from "vitest";
import { visitor } from "@/lib/actor";
import { dismissClaim } from "@/lib/claims/dismiss-claim";
import { setClock } from "@/lib/clock";
import { database } from "@/lib/database";
import { logContact } from "@/lib/evidence/log-contact";
import { listDiligence } from "@/lib/evidence/queries";
import { recordReply } from "@/lib/evidence/record-reply";
import { recordSearch } from "@/lib/evidence/record-search";
import { setWorkingHours } from "@/lib/people/set-working-hours";
import { checkGate } from "@/lib/reports/gate";
import { getPublication } from "@/lib/reports/queries";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { newestEvent } from "@/tests/builders/record";

import { aClaim, aDecidedClaim } from "@/tests/builders/review";

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await aNewsroom();
});

const aSearch = { question: "Figures that speak for 41 million.", places: "City archive, council minutes", isFound: "nothing" } as const;
const aContact = {
  channel: "email",
  contactedOn: "2026-11-20",
  question: "What is your figure based on?",
  deadlineOn: "2026-11-23",
} as const;

describe("a search for counter-evidence", () => {
  test("stands at the claim with who looked, and in the log, and leaves verdicts as they are", async () => {
    const { claimId } = await aDecidedClaim(newsroom);
    accepted(await recordSearch(newsroom.secondReviewer, { claimId, ...aSearch }));
    const { searches } = await listDiligence(newsroom.viewer, claimId);
    expect(searches).toMatchObject([{ ...aSearch, isFound: false, by: newsroom.secondReviewer.name }]);
    expect(await newestEvent(newsroom.reviewer)).toMatchObject({
      type: "search.recorded",
      subject: { claimId },
      payload: { question: aSearch.question, isFound: false },
    });
    const verdict = await database.verdict.findFirstOrThrow({ where: { workspaceId: newsroom.workspaceId, claimId } });
    expect(verdict.staleAt).toBeNull();
  });

  test("says what is missing, and is refused on a dismissed claim and to viewers", async () => {
    const { claimId } = await aClaim(newsroom);
    expect(await recordSearch(newsroom.reviewer, { ...aSearch, claimId, question: " " })).toMatchObject({
      refusal: { code: "INVALID", fields: { question: ["Say what was looked for."] } },
    });
    expect(await recordSearch(newsroom.viewer, { claimId, ...aSearch })).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    accepted(await dismissClaim(newsroom.reviewer, { claimId, reason: "Not checkable." }));
    expect(await recordSearch(newsroom.reviewer, { claimId, ...aSearch })).toMatchObject({ refusal: { code: "FORBIDDEN" } });
  });

  test("of another newsroom is neither written to nor seen", async () => {
    const { claimId } = await aClaim(newsroom);
    const other = await aNewsroom();
    expect(await recordSearch(other.reviewer, { claimId, ...aSearch })).toMatchObject({ refusal: { code: "NOT_FOUND" } });
    accepted(await recordSearch(newsroom.reviewer, { claimId, ...aSearch }));
    expect((await listDiligence(other.reviewer, claimId)).searches).toEqual([]);
    expect((await listDiligence(visitor, claimId)).searches).toEqual([]);
  });
});

describe("a contact with the claimant", () => {
  test("is logged with its day and deadline, and closed once with what came of it", async () => {
    const { claimId } = await aClaim(newsroom);
    const { contactId } = accepted(await logContact(newsroom.reviewer, { claimId, ...aContact }));
    // Until midnight by the newsroom's clock there is time to answer.
    for (const [at, isOverdue] of [["2026-11-23T23:59:00Z", false] as const, ["2026-11-24T00:00:00Z", true] as const]) {
      setClock({ now: () => new Date(at) });
      const { contacts } = await listDiligence(newsroom.reviewer, claimId);
      setClock(null);
      expect(contacts).toMatchObject([{ outcome: "", isOverdue }]);
    }
    const reply = { contactId, outcome: "answered", answer: "On the draft budget.", isPublishable: true } as const;
    accepted(await recordReply(newsroom.editor, reply));
    expect(await newestEvent(newsroom.reviewer)).toMatchObject({ type: "contact.answered", payload: { answer: "On the draft budget." } });
    expect(await recordReply(newsroom.editor, { ...reply, outcome: "noAnswer" })).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    const { contacts } = await listDiligence(newsroom.reviewer, claimId);
    expect(contacts).toMatchObject([
      { channel: "email", outcome: "answered", answer: "On the draft budget.", isPublishable: true, isOverdue: false },
    ]);
    expect(contacts[0]?.deadlineAt?.toISOString()).toBe("2026-11-23T00:00:00.000Z");
  });

  test("has its time by the newsroom's clock where somebody knows it, in the row, the list and the log, and the day alone where nobody does", async () => {
    const there = await aNewsroom();
    const hours = { timeZone: "America/New_York", workDays: [1, 2, 3, 4, 5], workStartsAt: 9, workEndsAt: 17 };
    accepted(await setWorkingHours(there.owner, hours));
    const { claimId } = await aClaim(there);
    accepted(await logContact(there.reviewer, { claimId, ...aContact, contactedTime: "21:40" }));
    // In New York it is still the evening of that day; in UTC the next has begun.
    const madeAt = "2026-11-21T02:40:00.000Z";
    expect(await newestEvent(there.owner)).toMatchObject({ type: "contact.logged", payload: { contactedOn: "2026-11-20", madeAt } });
    const row = await database.claimantContact.findFirstOrThrow({ where: { workspaceId: there.workspaceId, claimId } });
    expect([row.madeAt?.toISOString(), row.contactedAt.toISOString()]).toEqual([madeAt, "2026-11-20T00:00:00.000Z"]);
    accepted(await logContact(there.reviewer, { claimId, ...aContact, contactedTime: "" }));
    expect(await newestEvent(there.owner)).toMatchObject({ payload: { madeAt: null } });
    expect((await listDiligence(there.viewer, claimId)).contacts).toMatchObject([
      { day: "2026-11-20", time: null },
      { day: "2026-11-20", time: "21:40" },
    ]);
  });

  test.each(["24:00", "9:05", "12:60", "noon", "12:00:00"])("is refused at the time “%s”, which is none", async (contactedTime) => {
    const { claimId } = await aClaim(newsroom);
    expect(await logContact(newsroom.reviewer, { claimId, ...aContact, contactedTime })).toMatchObject({
      refusal: { fields: { contactedTime: ["Give the time as hours and minutes, such as 14:05."] } },
    });
  });

  test("is refused for a time to come on a day that has begun", async () => {
    const { claimId } = await aClaim(newsroom);
    setClock({ now: () => new Date("2026-11-20T12:00:00Z") });
    try {
      const later = await logContact(newsroom.reviewer, { claimId, ...aContact, contactedTime: "23:59" });
      expect(later).toMatchObject({ refusal: { fields: { contactedTime: [expect.stringContaining("has not come")] } } });
    } finally {
      setClock(null);
    }
  });

  test("is refused for a day to come, a deadline before it, and an answer without words", async () => {
    const { claimId } = await aClaim(newsroom);
    const fields = (result: unknown) => result as { refusal: { fields: Record<string, string[]> } };
    const future = fields(await logContact(newsroom.reviewer, { claimId, ...aContact, contactedOn: "2126-01-01", deadlineOn: "" }));
    expect(Object.keys(future.refusal.fields)).toEqual(["contactedOn"]);
    const early = fields(await logContact(newsroom.reviewer, { claimId, ...aContact, deadlineOn: "2026-11-19" }));
    expect(Object.keys(early.refusal.fields)).toEqual(["deadlineOn"]);
    const { contactId } = accepted(await logContact(newsroom.reviewer, { claimId, ...aContact }));
    const silent = fields(await recordReply(newsroom.reviewer, { contactId, outcome: "answered", answer: "" }));
    expect(Object.keys(silent.refusal.fields)).toEqual(["answer"]);
  });
});

test("the gate stops at what is not recorded until it is", async () => {
  const { claimId, articleId } = await aDecidedClaim(newsroom);
  const outcomes = async () => {
    const publication = await getPublication(newsroom.editor, articleId);
    if (publication === null) throw new Error("There is nothing to publish.");
    const findings = checkGate({ publication, version: null, publisherId: newsroom.editor.userId, baseUrl: "https://x.example" });
    return ["counterEvidence", "rightOfReply"].map((code) => findings.find((finding) => finding.code === code)?.outcome);
  };
  expect(await outcomes()).toEqual(["failed", "failed"]);
  accepted(await recordSearch(newsroom.reviewer, { claimId, ...aSearch }));
  accepted(await logContact(newsroom.reviewer, { claimId, ...aContact }));
  expect(await outcomes()).toEqual(["passed", "passed"]);
});
