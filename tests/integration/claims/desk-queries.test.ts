import { beforeAll, describe, expect, it } from "vitest";
import { acceptCandidate } from "@/lib/claims/accept-candidate";
import { getClaimAtHand, getDesk } from "@/lib/claims/desk-queries";
import { dismissCandidate } from "@/lib/claims/dismiss-candidate";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { aClaimInReview, aDecidedClaim, anArticle, anAssessedClaim, assess } from "@/tests/builders/review";

let newsroom: Newsroom;
let other: Newsroom;

beforeAll(async () => {
  newsroom = await aNewsroom();
  other = await aNewsroom();
});

function must<Value>(value: Value | null): Value {
  if (value === null) throw new Error("It does not exist for this viewer.");
  return value;
}

describe("the desk of an article", () => {
  it("holds the words as stored, with blocks and sentences inside them", async () => {
    const { articleId, text } = await anArticle(newsroom);
    const { article } = must(await getDesk(newsroom.viewer, articleId));
    expect(article.snapshot.text).toBe(text);
    expect(article.snapshot.blocks.length).toBeGreaterThan(2);
    for (const { start, end } of [...article.snapshot.blocks, ...article.snapshot.sentences]) {
      expect(text.slice(start, end).trim()).not.toBe("");
    }
  });

  it("lists an accepted candidate once, as its claim, and a dismissed one as set aside", async () => {
    const { articleId } = await anArticle(newsroom);
    const [first, second] = must(await getDesk(newsroom.reviewer, articleId)).candidates;
    if (first === undefined || second === undefined) throw new Error("The article has too few candidates for this test.");
    const { claimId } = accepted(await acceptCandidate(newsroom.reviewer, { candidateId: first.id }));
    accepted(await dismissCandidate(newsroom.reviewer, { candidateId: second.id }));
    const desk = must(await getDesk(newsroom.reviewer, articleId));
    expect(desk.claims.map(({ id }) => id)).toEqual([claimId]);
    expect(desk.candidates.map(({ id }) => id)).not.toContain(first.id);
    expect(desk.candidates.find(({ id }) => id === second.id)?.state).toBe("dismissed");
  });

  it("links candidates that say the same, as their claims once they are", async () => {
    const twice = "The bridge cost 41 million euros in 2024.";
    const { articleId } = await anArticle(newsroom, `${twice} Ferry traffic fell by a third.\n\n${twice}`);
    const [first] = must(await getDesk(newsroom.reviewer, articleId)).candidates;
    const { claimId } = accepted(await acceptCandidate(newsroom.reviewer, { candidateId: first?.id ?? "" }));
    const { candidates } = must(await getDesk(newsroom.viewer, articleId));
    const again = candidates.filter(({ saidAgain }) => saidAgain.length > 0);
    expect(again.map(({ saidAgain }) => saidAgain)).toEqual([
      [{ kind: "claim", id: claimId, start: 0, end: twice.length, isVerbatim: true }],
    ]);
  });

  it("does not exist for another newsroom, nor under an address that is no id", async () => {
    const { articleId } = await anArticle(newsroom);
    expect(await getDesk(other.owner, articleId)).toBeNull();
    expect(await getDesk(newsroom.owner, "not-an-id")).toBeNull();
  });
});

describe("the claim at hand", () => {
  it("tells a reviewer without an assessment neither what others think nor how many are in", async () => {
    const { claimId } = await aClaimInReview(newsroom);
    accepted(await assess(newsroom, newsroom.reviewer, { claimId }));
    const { hand } = must(await getClaimAtHand(newsroom.secondReviewer, claimId));
    expect(hand.assessing).toMatchObject({ assessments: [], inCount: null, quorum: 2 });
    expect(must(await getClaimAtHand(newsroom.editor, claimId)).hand.assessing).toMatchObject({ assessments: [], inCount: 1 });
    expect(JSON.stringify(hand)).not.toContain("read the accounts");
  });

  it("hides names and times from an editor until the claim is settled", async () => {
    const { claimId } = await anAssessedClaim(newsroom);
    const { hand } = must(await getClaimAtHand(newsroom.editor, claimId));
    expect(hand.assessing.assessments.map(({ reviewer, submittedAt }) => [reviewer, submittedAt])).toEqual([
      [null, null],
      [null, null],
    ]);
    expect(hand.assessing.assessments.map(({ rating }) => rating.key)).toEqual(["mostly-false", "false"]);
    const decided = await aDecidedClaim(newsroom);
    const settled = must(await getClaimAtHand(newsroom.editor, decided.claimId)).hand;
    expect(settled.assessing.assessments.map(({ reviewer }) => reviewer).toSorted()).toEqual(
      [newsroom.reviewer.name, newsroom.secondReviewer.name].toSorted(),
    );
  });

  it("never hands the browser who assessed", async () => {
    const { claimId } = await anAssessedClaim(newsroom);
    const { hand, ruling } = must(await getClaimAtHand(newsroom.editor, claimId));
    expect(ruling.assessorIds).toHaveLength(2);
    expect(Object.keys(hand.assessing)).not.toContain("ruling");
  });

  it("does not exist for another newsroom, nor under an address that is no id", async () => {
    const { claimId } = await aClaimInReview(newsroom);
    expect(await getClaimAtHand(other.owner, claimId)).toBeNull();
    expect(await getClaimAtHand(newsroom.owner, "nothing")).toBeNull();
  });
});
