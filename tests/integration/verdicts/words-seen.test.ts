import { beforeAll, describe, expect, test } from "vitest";
import { getClaimAtHand } from "@/lib/claims/desk-queries";
import { mergeClaims } from "@/lib/claims/merge-claims";
import { reopenClaim } from "@/lib/claims/reopen-claim";
import { database } from "@/lib/database";
import { acceptAssessment } from "@/lib/verdicts/accept-assessment";
import { decideClaim } from "@/lib/verdicts/decide-claim";
import { reaffirmVerdict } from "@/lib/verdicts/reaffirm-verdict";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { placeOnWords, renewArticle } from "@/tests/builders/places";
import { logSize } from "@/tests/builders/record";
import { aDecidedClaim, anAssessedClaim, aRating, markAlso } from "@/tests/builders/review";

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await aNewsroom();
});

const cost = "The city paid 41 million for the new bridge in 2024";
const otherCost = cost.replace("41", "38");
const ferry = "Ferry traffic fell by a third after the opening";

const costs = (words: string) => (text: string) => text.replace(cost, words);
const shuffled = () => `At first all went well. ${cost}. Quite another story. ${cost}. And so it ended. ${otherCost}.`;
const nothing = () => "Nothing of all that is left.";

const hashSeen = async (claimId: string) => (await getClaimAtHand(newsroom.editor, claimId))?.hand.wordsHash;

describe("a verdict is settled on words that the editor saw", () => {
  const changes: [string, (text: string) => string, string | null][] = [
    ["other words, of which somebody said that they are the claim's", costs(otherCost), otherCost],
    ["words that may be the claim's", shuffled, null],
    ["none of them", nothing, null],
  ];

  test.each(changes)("and refused when the newest text has %s", async (_, change, tied) => {
    const { articleId, claimId } = await anAssessedClaim(newsroom);
    const wordsHash = await hashSeen(claimId);
    await renewArticle(newsroom, articleId, change);
    if (tied !== null) await placeOnWords(newsroom, { articleId, claimId }, tied);
    const before = await logSize(newsroom.owner);
    const ruling = { claimId, revisionNumber: 1, ratingId: await aRating(newsroom), justification: "The accounts say 38.2 million." };
    const { id: assessmentId } = await database.assessment.findFirstOrThrow({ where: { workspaceId: newsroom.workspaceId, claimId } });
    const accepting = { claimId, revisionNumber: 1, assessmentId, reason: "Thorough.", wordsHash };
    for (const refused of [
      await decideClaim(newsroom.editor, { ...ruling, wordsHash }),
      await acceptAssessment(newsroom.editor, accepting),
    ]) {
      expect(refused).toMatchObject({
        ok: false,
        refusal: { code: "CONFLICT", reason: expect.stringContaining("in the article changed") },
      });
    }
    expect(await logSize(newsroom.owner)).toBe(before);
    accepted(await decideClaim(newsroom.editor, { ...ruling, wordsHash: await hashSeen(claimId) }));
  });

  test("and taken when the newest text has the same, wherever they stand", async () => {
    const { articleId, claimId, verdictId } = await aDecidedClaim(newsroom);
    accepted(await reopenClaim(newsroom.editor, { claimId, reason: "Again." }));
    const wordsHash = await hashSeen(claimId);
    await renewArticle(newsroom, articleId, (text) => `A beginning.\n\n${costs(cost.replaceAll(" ", "  "))(text)}`);
    const standing = { claimId, revisionNumber: 1, verdictId, reason: "It stands.", verdictNumber: 1, wordsHash };
    accepted(await reaffirmVerdict(newsroom.editor, standing));
  });

  test("of several places each counts; that somebody says what the desk showed already does not", async () => {
    const claim = await aDecidedClaim(newsroom);
    const other = await markAlso(newsroom, claim, ferry);
    const claims = [claim.claimId, other].map((claimId) => ({ claimId, revisionNumber: 1 }));
    const { claimId } = accepted(await mergeClaims(newsroom.editor, { claims, statement: "Both." }));
    const before = await hashSeen(claimId);
    await renewArticle(newsroom, claim.articleId, (text) => text.replace(ferry, "Nobody counts the ferries"));
    const lost = await hashSeen(claimId);
    expect(lost).not.toBe(before);
    await placeOnWords(newsroom, { articleId: claim.articleId, claimId }, null);
    expect(await hashSeen(claimId)).toBe(lost);
  });
});
