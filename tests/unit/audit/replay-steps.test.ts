import { expect, test } from "vitest";
import type { ReadEvent } from "@/lib/audit/read-event";
import { replayFacts } from "@/lib/audit/recorded-facts";
import { emptyReplay } from "@/lib/audit/replay";
import { countSteps } from "@/tests/support/counted-steps";

type Told = Pick<ReadEvent, "type" | "subject" | "payload">;

function logged({ type, subject, payload }: Told, sequence: number): ReadEvent {
  return {
    ...{ version: 2, workspace: "w", sequence, stream: "s", streamSequence: sequence, previous: null, salt: "" },
    ...{ type, subject, payload, time: "2026-11-28T10:00:00.000Z", actor: { id: "p", name: "Rita", role: "reviewer" } },
  };
}

/** A claim of an article of its own, by events of before 29 November 2026, and what may open assessments to editors. */
function claimEvents(at: number): Told[] {
  const subject = { articleId: `a${at}`, claimId: `c${at}` };
  const place = { exact: "Words", start: 0, end: 5, snapshotId: `s${at}` };
  const rating = { key: "true", label: "True", value: 5 };
  const assessed = { assessmentId: `x${at}`, revision: 1, number: 1, rating, justification: "So.", confidence: "low" };
  return [
    { type: "claim.marked", subject, payload: { place, wording: { revision: 1, statement: "Words.", claimant: null } } },
    { type: "claim.prioritised", subject, payload: { to: 2 } },
    { type: "assessment.submitted", subject, payload: { ...assessed, cites: [], changeReason: "", secondsSpent: null } },
    { type: "article.reviewPolicySet", subject: { articleId: `a${at}` }, payload: { to: { quorum: 3, assessedBy: "anyone" } } },
  ];
}

/** A sealed source, and the same again under another key, by an event that says which. */
function sealEvents(at: number): Told[] {
  const sealed = { revision: 1, commitment: "c", summary: "Somebody.", sealedHash: "before" };
  return [
    { type: "source.sealed", subject: { sourceId: `s${at}` }, payload: sealed },
    { type: "sources.resealed", subject: {}, payload: { hashes: { [`s${at}`]: "after" } } },
  ];
}

test.each([
  ["claims of before it was told whose assessments editors may read", claimEvents],
  ["sources that were sealed anew", sealEvents],
])("replaying %s takes steps that grow with their number, and no faster", (_, eventsOf) => {
  const log = Array.from({ length: 200 }, (_, at) => eventsOf(at))
    .flat()
    .map(logged);
  const steps = (count: number) => countSteps(() => replayFacts(log.slice(0, count), emptyReplay()));
  steps(log.length);
  const half = steps(log.length / 2);
  expect(half).toBeGreaterThan(log.length);
  expect(steps(log.length) / half).toBeLessThan(2.01);
});

test("what may open assessments to editors leaves unknown whose were opened, of the claims it is about and no others", () => {
  const marked = ["a", "b"].flatMap((article) =>
    ["1", "2"].map((number): Told => {
      const subject = { articleId: article, claimId: `${article}${number}` };
      const place = { exact: "Words", start: 0, end: 5, snapshotId: article };
      return { type: "claim.marked", subject, payload: { place, wording: { revision: 1, statement: "Words.", claimant: null } } };
    }),
  );
  const known = (told: Told) => {
    const facts = replayFacts([...marked, told].map(logged), emptyReplay());
    return ["a1", "a2", "b1", "b2"].filter((row) => facts.get(`Claim/${row}`)?.expected.openedRevision === "");
  };
  const settings = { name: "N", quorum: 2, methodology: "", correctionsPolicy: "", funding: "", language: "en" };
  expect(known({ type: "claim.prioritised", subject: { articleId: "a", claimId: "a2" }, payload: { to: 1 } })).toEqual(["a1", "b1", "b2"]);
  const policy = { to: { quorum: 3, assessedBy: "anyone" } };
  expect(known({ type: "article.reviewPolicySet", subject: { articleId: "a" }, payload: policy })).toEqual(["b1", "b2"]);
  expect(known({ type: "workspace.described", subject: { workspaceId: "w" }, payload: settings })).toEqual([]);
});

test("what an event says of a column is taken over in a few steps, however many columns it says", () => {
  const disabled = Array.from({ length: 100 }, (_, at) =>
    logged({ type: "member.disabled", subject: { memberId: `m${at}` }, payload: {} }, at),
  );
  expect(countSteps(() => replayFacts(disabled, emptyReplay())) / disabled.length).toBeLessThan(40);
});
