import { beforeAll, describe, expect, test } from "vitest";
import { type Actor, visitor } from "@/lib/actor";
import { acceptCandidate } from "@/lib/claims/accept-candidate";
import { dismissCandidate } from "@/lib/claims/dismiss-candidate";
import { dismissClaim } from "@/lib/claims/dismiss-claim";
import { holdClaim } from "@/lib/claims/hold-claim";
import { markClaim } from "@/lib/claims/mark-claim";
import { getClaim, listArticleClaims, listCandidates, listClaims } from "@/lib/claims/queries";
import { restoreCandidate } from "@/lib/claims/restore-candidate";
import { restoreClaim } from "@/lib/claims/restore-claim";
import { resumeClaim } from "@/lib/claims/resume-claim";
import { rewriteClaim } from "@/lib/claims/rewrite-claim";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { logSize, newestEvent } from "@/tests/builders/record";
import { aClaim, aClaimInReview, anArticle, articleText } from "@/tests/builders/review";

let newsroom: Newsroom;
let reviewer: Actor;
beforeAll(async () => {
  newsroom = await aNewsroom();
  reviewer = newsroom.reviewer;
});

/** Runs something that must be refused and must leave no trace in the log. */
async function refused(attempt: () => Promise<{ ok: boolean }>, code: string, words?: string) {
  const before = await logSize(reviewer);
  const result = await attempt();
  expect(result).toMatchObject({ ok: false, refusal: { code } });
  if (words) expect(JSON.stringify(result)).toContain(words);
  expect(await logSize(reviewer)).toBe(before);
}

describe("a candidate", () => {
  test("is accepted once, at its own place, by staff only", async () => {
    const { snapshotId, articleId, text } = await anArticle(newsroom);
    const [candidate] = await listCandidates(reviewer, snapshotId);
    if (!candidate) throw new Error("The article has no candidate.");
    await refused(() => acceptCandidate(newsroom.viewer, { candidateId: candidate.id }), "FORBIDDEN");
    const { claimId } = accepted(await acceptCandidate(reviewer, { candidateId: candidate.id }));
    const [claim] = await listArticleClaims(reviewer, articleId);
    expect(claim).toMatchObject({ id: claimId, state: "accepted", statement: candidate.statement });
    expect(claim?.appearances).toEqual([
      {
        snapshotId,
        start: candidate.start,
        end: candidate.end,
        exact: text.slice(candidate.start, candidate.end),
        state: "exact",
        isWaiting: false,
      },
    ]);
    expect(await newestEvent(reviewer)).toMatchObject({
      type: "claim.accepted",
      stream: `claim:${claimId}`,
      payload: { candidateId: candidate.id },
    });
    await refused(() => acceptCandidate(newsroom.secondReviewer, { candidateId: candidate.id }), "CONFLICT", "already accepted");
    await refused(() => dismissCandidate(reviewer, { candidateId: candidate.id }), "CONFLICT");
  });

  test("is refused where a claim says the same on its words already, and taken with another statement", async () => {
    const { snapshotId, articleId, text } = await anArticle(newsroom);
    const [candidate] = await listCandidates(reviewer, snapshotId);
    if (!candidate) throw new Error("The article has no candidate.");
    const { id: candidateId, statement, start, end } = candidate;
    accepted(await markClaim(reviewer, { snapshotId, start, end, exact: text.slice(start, end), statement }));
    await refused(() => acceptCandidate(reviewer, { candidateId }), "CONFLICT", "stands on these words already");
    accepted(await acceptCandidate(reviewer, { candidateId, statement: `${statement} So the accounts say.`, claimantName: null }));
    expect(await listArticleClaims(reviewer, articleId)).toHaveLength(2);
  });

  test("is dismissed, put back, and accepted by one of ten people who try at once", async () => {
    const { snapshotId } = await anArticle(newsroom);
    const [candidate] = await listCandidates(reviewer, snapshotId);
    const candidateId = candidate?.id ?? "";
    accepted(await dismissCandidate(reviewer, { candidateId, reason: "rhetoric" }));
    expect(await newestEvent(reviewer)).toMatchObject({ type: "candidate.dismissed", payload: { reason: "rhetoric" } });
    accepted(await restoreCandidate(reviewer, { candidateId }));
    const results = await Promise.all(Array.from({ length: 10 }, () => acceptCandidate(reviewer, { candidateId })));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.filter((result) => !result.ok && result.refusal.code === "CONFLICT")).toHaveLength(9);
  });

  test("of another newsroom does not exist", async () => {
    const other = await aNewsroom();
    const { snapshotId, articleId } = await anArticle(newsroom);
    const [candidate] = await listCandidates(reviewer, snapshotId);
    await refused(() => acceptCandidate(other.owner, { candidateId: candidate?.id ?? "" }), "NOT_FOUND");
    expect(await listCandidates(other.owner, snapshotId)).toEqual([]);
    expect(await listArticleClaims(visitor, articleId)).toEqual([]);
  });
});

describe("marking", () => {
  const twin = "The optics: the city is not the master of its own accounts.";

  test("keeps two word-for-word twins apart, each with its own anchor", async () => {
    const { snapshotId, articleId } = await anArticle(newsroom);
    const places = [articleText.indexOf(twin), articleText.lastIndexOf(twin)];
    expect(places[0]).not.toBe(places[1]);
    for (const start of places)
      accepted(await markClaim(reviewer, { snapshotId, start, end: start + twin.length, exact: twin, statement: twin }));
    const claims = await listArticleClaims(reviewer, articleId);
    expect(claims.map((claim) => claim.appearances[0]?.start)).toEqual(places);
  });

  test("takes part of a sentence, and stretches that overlap", async () => {
    const { snapshotId, articleId, text } = await anArticle(newsroom);
    for (const exact of ["41 million", "paid 41 million for the new bridge", "2024. Mayor Nan Osei"]) {
      const start = text.indexOf(exact);
      accepted(await markClaim(reviewer, { snapshotId, start, end: start + exact.length, exact, statement: exact }));
    }
    expect(await listArticleClaims(reviewer, articleId)).toHaveLength(3);
  });

  test("refuses words that are a claim with this statement already, and takes another statement on them", async () => {
    const { snapshotId, articleId, text } = await anArticle(newsroom);
    const exact = "41 million";
    const start = text.indexOf(exact);
    const marked = { snapshotId, start, end: start + exact.length, exact };
    const { claimId } = accepted(await markClaim(reviewer, { ...marked, statement: "The bridge cost 41 million." }));
    const again = { ...marked, statement: "The bridge cost 41 million. " };
    await refused(() => markClaim(reviewer, again), "INVALID", "stands on these words already");
    accepted(await markClaim(reviewer, { ...marked, statement: "The bridge cost 41 million euros." }));
    accepted(await dismissClaim(newsroom.editor, { claimId, reason: "Said otherwise." }));
    accepted(await markClaim(reviewer, again));
    expect(await listArticleClaims(reviewer, articleId)).toHaveLength(3);
  });

  test.each([
    ["words that do not stand there", { start: 0, end: 5, exact: "Wrong" }, "does not hold these words"],
    ["a place outside the article", { start: 0, end: 99_999, exact: "x" }, "outside the article"],
    ["nothing but spaces", { start: 15, end: 17, exact: "\n\n" }, "only spaces"],
  ])("refuses %s", async (_, place, words) => {
    const { snapshotId } = await anArticle(newsroom);
    await refused(() => markClaim(reviewer, { snapshotId, ...place, statement: "x" }), "INVALID", words);
  });

  test("refuses to cut a character in half", async () => {
    const text = "He paid 5 👩‍👩‍👧 and cafe\u0301 bills worth 400 million.";
    const { snapshotId } = await anArticle(newsroom, text);
    const start = text.indexOf("👩");
    await refused(() => markClaim(reviewer, { snapshotId, start, end: start + 2, exact: "👩", statement: "x" }), "INVALID", "half");
  });
});

describe("a claim", () => {
  test("is rewritten as a new revision; who was slower gets the other's words and loses nothing silently", async () => {
    const { claimId } = await aClaim(newsroom);
    accepted(
      await rewriteClaim(reviewer, {
        claimId,
        revisionNumber: 1,
        statement: "The bridge cost 41 million.",
        claimantName: "Nan Osei",
        reason: "stand-alone",
      }),
    );
    await refused(
      () => rewriteClaim(newsroom.secondReviewer, { claimId, revisionNumber: 1, statement: "Other words." }),
      "CONFLICT",
      "The bridge cost 41 million.",
    );
    const claim = await getClaim(reviewer, claimId);
    expect(claim?.revisions.map((revision) => revision.number)).toEqual([2, 1]);
    expect(await newestEvent(reviewer)).toMatchObject({
      type: "claim.rewritten",
      payload: {
        from: { revision: 1 },
        to: { revision: 2, statement: "The bridge cost 41 million.", claimant: "Nan Osei" },
        staleVerdict: null,
      },
    });
  });

  test("goes back where it stood after a hold or a dismissal", async () => {
    const { claimId } = await aClaimInReview(newsroom);
    await refused(() => holdClaim(reviewer, { claimId, reason: "waits for the court" }), "FORBIDDEN", "Only an editor");
    accepted(await holdClaim(newsroom.editor, { claimId, reason: "waits for the court" }));
    await refused(() => rewriteClaim(reviewer, { claimId, revisionNumber: 1, statement: "x" }), "FORBIDDEN", "on hold");
    accepted(await resumeClaim(newsroom.editor, { claimId }));
    accepted(await dismissClaim(reviewer, { claimId, reason: "not checkable" }));
    accepted(await restoreClaim(reviewer, { claimId }));
    expect((await getClaim(reviewer, claimId))?.state).toBe("inReview");
  });

  test("is listed by state and words, a page at a time", async () => {
    const other = await aNewsroom();
    await aClaim(other);
    await aClaimInReview(other);
    const all = await listClaims(other.reviewer, { lengthMax: 1 });
    expect(all.claims).toHaveLength(1);
    const rest = await listClaims(other.reviewer, { lengthMax: 1, cursor: all.nextCursor ?? "" });
    expect(rest).toMatchObject({ nextCursor: null });
    expect((await listClaims(other.reviewer, { states: ["inReview"], search: "41 MILLION" })).claims).toHaveLength(1);
  });
});
