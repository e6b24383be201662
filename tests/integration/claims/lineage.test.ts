import { beforeAll, describe, expect, test } from "vitest";
import { listEvents } from "@/lib/audit/queries";
import { getLineage, listSiblings } from "@/lib/claims/lineage-queries";
import { markClaim } from "@/lib/claims/mark-claim";
import { markDuplicate } from "@/lib/claims/mark-duplicate";
import { mergeClaims } from "@/lib/claims/merge-claims";
import { getClaim } from "@/lib/claims/queries";
import { reopenClaim } from "@/lib/claims/reopen-claim";
import { rewriteClaim } from "@/lib/claims/rewrite-claim";
import { splitClaim } from "@/lib/claims/split-claim";
import { undoLineage } from "@/lib/claims/undo-lineage";
import { database } from "@/lib/database";
import { listAssessments, listVerdicts } from "@/lib/verdicts/queries";
import { reaffirmAssessment } from "@/lib/verdicts/reaffirm-assessment";
import { reaffirmVerdict } from "@/lib/verdicts/reaffirm-verdict";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { logSize, newestEvent } from "@/tests/builders/record";
import { aClaimInReview, aDecidedClaim, anAssessedClaim, assess } from "@/tests/builders/review";

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await aNewsroom();
});

const halves = ["The city paid 41 million.", "It paid in 2024."];

async function stateOf(claimId: string) {
  return (await getClaim(newsroom.editor, claimId))?.state;
}

async function split(claimId: string, revisionNumber = 1) {
  const { claimIds, stepId } = accepted(await splitClaim(newsroom.reviewer, { claimId, revisionNumber, parts: halves }));
  const [first = "", second = ""] = claimIds;
  return { first, second, stepId };
}

async function refusedSilently(attempt: () => Promise<{ ok: boolean }>, words: string) {
  const before = await logSize(newsroom.editor);
  const result = await attempt();
  expect(result.ok).toBe(false);
  expect(JSON.stringify(result)).toContain(words);
  expect(await logSize(newsroom.editor)).toBe(before);
}

describe("splitting a settled claim", () => {
  test("carries places and evidence with a mark; no assessment and no verdict", async () => {
    const { claimId, evidenceId, snapshotId } = await aDecidedClaim(newsroom);
    const { first, second } = await split(claimId);
    expect(await stateOf(claimId)).toBe("withdrawn");
    const [verdict] = await listVerdicts(newsroom.viewer, claimId);
    expect(verdict).toMatchObject({ staleReason: "The claim was split." });
    for (const [at, part] of [first, second].entries()) {
      expect(await stateOf(part)).toBe("inReview");
      const claim = await getClaim(newsroom.viewer, part);
      expect(claim?.revisions[0]).toMatchObject({ statement: halves[at], claimant: { name: "Nan Osei" } });
      expect(claim?.appearances).toMatchObject([{ snapshotId, exact: "The city paid 41 million for the new bridge in 2024" }]);
      expect(await listVerdicts(newsroom.viewer, part)).toEqual([]);
      expect((await listAssessments(newsroom.reviewer, part))?.assessments).toEqual([]);
      const evidence = await database.evidence.findMany({ where: { workspaceId: newsroom.workspaceId, claimId: part } });
      expect(evidence).toMatchObject([{ number: 1, carriedFromId: evidenceId, quote: "Total cost of the bridge: 38,200,000." }]);
    }
    expect((await listEvents(newsroom.viewer, { claimId: first })).events[0]?.sentence).toContain(
      "1 piece of evidence from the claim before",
    );
  });

  test("is followed by one recorded action each to stand by what was said", async () => {
    const { claimId, verdictId } = await aDecidedClaim(newsroom);
    const own = await database.assessment.findMany({ where: { workspaceId: newsroom.workspaceId, claimId, state: "submitted" } });
    const { first } = await split(claimId);
    const stand = { claimId: first, revisionNumber: 1, reason: "The sum is what I judged." };
    for (const reviewer of [newsroom.reviewer, newsroom.secondReviewer]) {
      const assessmentId = own.find(({ reviewerId }) => reviewerId === reviewer.userId)?.id ?? "";
      accepted(await reaffirmAssessment(reviewer, { ...stand, assessmentId }));
    }
    accepted(await reaffirmVerdict(newsroom.editor, { claimId: first, revisionNumber: 1, verdictId, reason: "Same accounts, same sum." }));
    expect(await stateOf(first)).toBe("decided");
    expect(await newestEvent(newsroom.editor)).toMatchObject({
      type: "claim.decided",
      payload: { number: 1, adjudication: { outcome: "reaffirmed", reaffirms: verdictId } },
    });
  });

  test("can be taken back; the claim then waits to be settled, its verdict stays stale", async () => {
    const { claimId } = await aDecidedClaim(newsroom);
    const { first, second, stepId } = await split(claimId);
    await refusedSilently(() => undoLineage(newsroom.secondReviewer, { stepId }), "or an editor");
    accepted(await undoLineage(newsroom.reviewer, { stepId }));
    expect([await stateOf(claimId), await stateOf(first), await stateOf(second)]).toEqual(["assessed", "withdrawn", "withdrawn"]);
    expect((await listVerdicts(newsroom.viewer, claimId))[0]?.staleAt).not.toBeNull();
    await refusedSilently(() => undoLineage(newsroom.reviewer, { stepId }), "already");
    const lineage = await getLineage(newsroom.viewer, claimId);
    expect(lineage?.lines.every(({ undoneAt }) => undoneAt !== null)).toBe(true);
  });
});

describe("taking a split back", () => {
  test.each<[string, (part: string) => Promise<{ ok: boolean }>, string]>([
    ["assessed", (part) => assess(newsroom, newsroom.thirdReviewer, { claimId: part }), "is working on"],
    [
      "reworded",
      (part) => rewriteClaim(newsroom.secondReviewer, { claimId: part, revisionNumber: 1, statement: "Other words." }),
      "was reworded",
    ],
    [
      "split in turn",
      (part) => splitClaim(newsroom.secondReviewer, { claimId: part, revisionNumber: 1, parts: ["One.", "Two."] }),
      "in turn",
    ],
  ])("is refused once a part was %s", async (_, build, why) => {
    const { claimId } = await aClaimInReview(newsroom);
    const { first, stepId } = await split(claimId);
    expect((await build(first)).ok).toBe(true);
    await refusedSilently(() => undoLineage(newsroom.reviewer, { stepId }), why);
    expect(await stateOf(claimId)).toBe("withdrawn");
  });
});

describe("a claim that is split while somebody assesses it", () => {
  test("refuses the assessment in words, and the split of whoever saw older words", async () => {
    const { claimId } = await aClaimInReview(newsroom);
    accepted(await rewriteClaim(newsroom.secondReviewer, { claimId, revisionNumber: 1, statement: "The bridge cost 41 million." }));
    await refusedSilently(() => splitClaim(newsroom.reviewer, { claimId, revisionNumber: 1, parts: halves }), "It now reads");
    await split(claimId, 2);
    await refusedSilently(() => assess(newsroom, newsroom.thirdReviewer, { claimId }), "withdrawn");
  });

  test("is split by one of two", async () => {
    const { claimId } = await aClaimInReview(newsroom);
    const tries = [newsroom.reviewer, newsroom.secondReviewer].map((one) => splitClaim(one, { claimId, revisionNumber: 1, parts: halves }));
    expect((await Promise.all(tries)).filter(({ ok }) => ok)).toHaveLength(1);
    expect(await database.claimLineage.count({ where: { workspaceId: newsroom.workspaceId, fromClaimId: claimId } })).toBe(2);
  });

  test("has parts that differ, at least two, and is not a published one", async () => {
    const { claimId } = await aClaimInReview(newsroom);
    const claim = { claimId, revisionNumber: 1 };
    await refusedSilently(() => splitClaim(newsroom.reviewer, { ...claim, parts: ["Same.", "Same."] }), "say the same");
    await refusedSilently(() => splitClaim(newsroom.reviewer, { ...claim, parts: ["One."] }), "at least two");
    await refusedSilently(() => splitClaim(newsroom.viewer, { ...claim, parts: halves }), "Viewers");
  });
});

describe("merging", () => {
  test("makes one claim of two, with the places and evidence of both, and can be taken back", async () => {
    const { claimId, snapshotId, text, articleId } = await anAssessedClaim(newsroom);
    const exact = "the old one had been closed for 19 months";
    const start = text.indexOf(exact);
    const marked = { snapshotId, start, end: start + exact.length, exact, statement: `${exact}.`, claimantName: "Somebody Else" };
    const other = accepted(await markClaim(newsroom.reviewer, marked)).claimId;
    expect((await listSiblings(newsroom.viewer, { id: claimId, articleId })).map(({ id }) => id)).toEqual([other]);
    const claims = [claimId, other].map((id) => ({ claimId: id, revisionNumber: 1 }));
    const statement = "The bridge cost 41 million after 19 months of closure.";
    await refusedSilently(() => mergeClaims(newsroom.reviewer, { claims: [...claims, ...claims], statement }), "two different claims");
    const merged = accepted(await mergeClaims(newsroom.reviewer, { claims, statement }));
    const claim = await getClaim(newsroom.viewer, merged.claimId);
    expect(claim).toMatchObject({ state: "inReview", revisions: [{ statement, claimant: null }] });
    expect(claim?.appearances).toHaveLength(2);
    expect([await stateOf(claimId), await stateOf(other)]).toEqual(["withdrawn", "withdrawn"]);
    expect((await getLineage(newsroom.viewer, other))?.claims.map(({ id }) => id).toSorted()).toEqual(
      [claimId, other, merged.claimId].toSorted(),
    );
    accepted(await undoLineage(newsroom.editor, { stepId: merged.stepId }));
    expect([await stateOf(claimId), await stateOf(other), await stateOf(merged.claimId)]).toEqual(["assessed", "accepted", "withdrawn"]);
  });

  test("is refused across articles", async () => {
    const claims = [await aClaimInReview(newsroom), await aClaimInReview(newsroom)].map(({ claimId }) => ({ claimId, revisionNumber: 1 }));
    await refusedSilently(() => mergeClaims(newsroom.reviewer, { claims, statement: "Both." }), "one article");
  });
});

describe("a duplicate", () => {
  test("points to the claim it repeats, which is not changed, and can be taken back", async () => {
    const one = await aClaimInReview(newsroom);
    const other = await aDecidedClaim(newsroom);
    const mark = { claimId: one.claimId, revisionNumber: 1, ofClaimId: other.claimId };
    await refusedSilently(() => markDuplicate(newsroom.reviewer, { ...mark, ofClaimId: one.claimId }), "another claim");
    const { stepId } = accepted(await markDuplicate(newsroom.reviewer, mark));
    expect([await stateOf(one.claimId), await stateOf(other.claimId)]).toEqual(["withdrawn", "decided"]);
    expect((await listVerdicts(newsroom.viewer, other.claimId))[0]?.staleAt).toBeNull();
    accepted(await reopenClaim(newsroom.editor, { claimId: other.claimId, reason: "a reader wrote" }));
    accepted(await undoLineage(newsroom.reviewer, { stepId }));
    expect(await stateOf(one.claimId)).toBe("inReview");
  });

  test("of another newsroom's claim does not exist", async () => {
    const stranger = await aNewsroom();
    const foreign = await aClaimInReview(stranger);
    const { claimId } = await aClaimInReview(newsroom);
    await refusedSilently(
      () => markDuplicate(newsroom.reviewer, { claimId, revisionNumber: 1, ofClaimId: foreign.claimId }),
      "another claim",
    );
    expect(await getLineage(newsroom.viewer, foreign.claimId)).toBeNull();
  });
});
