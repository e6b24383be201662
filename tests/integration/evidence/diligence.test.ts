import { beforeAll, describe, expect, test } from "vitest";
import { visitor } from "@/lib/actor";
import { dismissClaim } from "@/lib/claims/dismiss-claim";
import { database } from "@/lib/database";
import { logContact } from "@/lib/evidence/log-contact";
import { listDiligence } from "@/lib/evidence/queries";
import { recordReply } from "@/lib/evidence/record-reply";
import { recordSearch } from "@/lib/evidence/record-search";
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
    const reply = { contactId, outcome: "answered", answer: "On the draft budget.", isPublishable: true } as const;
    accepted(await recordReply(newsroom.editor, reply));
    expect(await newestEvent(newsroom.reviewer)).toMatchObject({ type: "contact.answered", payload: { answer: "On the draft budget." } });
    expect(await recordReply(newsroom.editor, { ...reply, outcome: "noAnswer" })).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    const { contacts } = await listDiligence(newsroom.reviewer, claimId);
    expect(contacts).toMatchObject([{ channel: "email", outcome: "answered", answer: "On the draft budget.", isPublishable: true }]);
    expect(contacts[0]?.deadlineAt?.toISOString()).toBe("2026-11-23T00:00:00.000Z");
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

test("the gate warns of what is not recorded until it is", async () => {
  const { claimId, articleId } = await aDecidedClaim(newsroom);
  const outcomes = async () => {
    const publication = await getPublication(newsroom.editor, articleId);
    if (publication === null) throw new Error("There is nothing to publish.");
    const findings = checkGate({ publication, version: null, publisherId: newsroom.editor.userId, baseUrl: "https://x.example" });
    return ["counterEvidence", "rightOfReply"].map((code) => findings.find((finding) => finding.code === code)?.outcome);
  };
  expect(await outcomes()).toEqual(["warning", "warning"]);
  accepted(await recordSearch(newsroom.reviewer, { claimId, ...aSearch }));
  accepted(await logContact(newsroom.reviewer, { claimId, ...aContact }));
  expect(await outcomes()).toEqual(["passed", "passed"]);
});
