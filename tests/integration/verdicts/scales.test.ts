import { beforeAll, describe, expect, test } from "vitest";
import { getClaimAtHand } from "@/lib/claims/desk-queries";
import { holdClaim } from "@/lib/claims/hold-claim";
import { resumeClaim } from "@/lib/claims/resume-claim";
import { database } from "@/lib/database";
import { loadPublication } from "@/lib/reports/load-publication";
import { describeRefusal } from "@/lib/result";
import { acceptAssessment } from "@/lib/verdicts/accept-assessment";
import { decideClaim } from "@/lib/verdicts/decide-claim";
import { listVerdicts } from "@/lib/verdicts/queries";
import { reaffirmVerdict } from "@/lib/verdicts/reaffirm-verdict";
import { reviseScale } from "@/lib/verdicts/revise-scale";
import { getScale, listScaleVersions } from "@/lib/verdicts/scale-queries";
import { readyMadeScales } from "@/lib/verdicts/scales";
import { submitAssessment } from "@/lib/verdicts/submit-assessment";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { aClaimInReview, aDecidedClaim, anAssessedClaim, aRating, assess } from "@/tests/builders/review";
import { aRevisedScale, aScaleInput, aScaleWith } from "@/tests/builders/scale";

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await aNewsroom();
});

const events = (workspaceId: string, type: string) => database.auditEvent.count({ where: { workspaceId, type } });
const stateOf = async ({ workspaceId }: Newsroom, claimId: string) =>
  (await database.claim.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id: claimId } } })).state;

describe("a new version of the scale", () => {
  test("is made by an owner, in the record, with everything the labels say; the version before stays as it was", async () => {
    const own = await aNewsroom();
    const [before] = await listScaleVersions(own.viewer);
    const made = accepted(await reviseScale(own.owner, aScaleInput({ reason: "We check posts." }, readyMadeScales.platform)));
    expect(made).toEqual({ number: 2, staleVerdicts: 0 });
    const [present, first] = await listScaleVersions(own.viewer);
    expect(present).toMatchObject({ number: 2, name: "Platform", reason: "We check posts.", createdBy: "Olga Owner" });
    expect(present?.ratings.map(({ key, value }) => [key, value])).toEqual(
      readyMadeScales.platform.ratings.map(({ key, value }) => [key, value]),
    );
    expect(present?.ratings[0]).toMatchObject({ shape: "disc", colourLight: "#0b6660", averitec: "Supported", fever: "SUPPORTS" });
    expect(first).toEqual(before);
    expect(await events(own.workspaceId, "scale.revised")).toBe(1);
  });

  test("is refused to everybody else, and nothing changes", async () => {
    const own = await aNewsroom();
    for (const actor of [own.editor, own.reviewer, own.viewer]) {
      const result = await reviseScale(actor, aScaleWith("mixed", { label: "Half right" }));
      expect(result).toEqual({ ok: false, refusal: { code: "FORBIDDEN", reason: "Only an owner may change the rating scale." } });
    }
    expect((await listScaleVersions(own.viewer)).map(({ number }) => number)).toEqual([1]);
    expect(await events(own.workspaceId, "scale.revised")).toBe(0);
  });

  test("is refused when somebody else made one meanwhile, or nothing differs", async () => {
    const own = await aNewsroom();
    const same = await reviseScale(own.owner, aScaleInput());
    expect(same).toEqual({ ok: false, refusal: { code: "CONFLICT", reason: "Nothing was changed, so there is no new version to make." } });
    await aRevisedScale(own);
    const late = await reviseScale(own.owner, aScaleWith("false", { label: "Wrong" }));
    expect(late.ok ? "" : describeRefusal(late.refusal)).toMatch("Somebody else made version 2");
    expect((await listScaleVersions(own.viewer)).map(({ number }) => number)).toEqual([2, 1]);
  });

  test("is refused with a colour that fails, named at its field", async () => {
    const result = await reviseScale(newsroom.owner, aScaleWith("false", { colourDark: "#a3301c" }));
    expect(result.ok || result.refusal.code !== "INVALID" ? null : Object.keys(result.refusal.fields)).toEqual(["ratings.4.colourDark"]);
  });
});

describe("verdicts under an earlier version", () => {
  test("keep their label and version, become stale with their reason in the claim's own history, and are re-affirmed by one action", async () => {
    const own = await aNewsroom();
    const claim = await aDecidedClaim(own);
    expect(await aRevisedScale(own)).toEqual({ number: 2, staleVerdicts: 1 });
    expect(await stateOf(own, claim.claimId)).toBe("assessed");
    const [stale] = await listVerdicts(own.viewer, claim.claimId);
    expect(stale).toMatchObject({ number: 1, staleReason: "Version 2 of the rating scale is in force.", rating: { label: "False" } });
    expect(stale?.rating.scaleVersion.number).toBe(1);
    const history = (await getClaimAtHand(own.viewer, claim.claimId))?.hand.history.events.map(({ sentence }) => sentence) ?? [];
    expect(history.join("\n")).toContain("made verdict 1 stale. Version 2 of the rating scale is in force.");
    const again = { claimId: claim.claimId, revisionNumber: 1, verdictId: stale?.id ?? "", verdictNumber: 1, reason: "It means the same." };
    accepted(await reaffirmVerdict(own.editor, again));
    const [standing, before] = await listVerdicts(own.viewer, claim.claimId);
    expect(standing).toMatchObject({ number: 2, staleAt: null, rating: { label: "False", scaleVersion: { number: 2 } } });
    expect(before?.rating.scaleVersion.number).toBe(1);
    expect(await stateOf(own, claim.claimId)).toBe("decided");
  });

  test("cannot be re-affirmed when the label is gone", async () => {
    const own = await aNewsroom();
    const claim = await aDecidedClaim(own);
    const input = aScaleInput();
    accepted(await reviseScale(own.owner, { ...input, ratings: input.ratings.filter(({ key }) => key !== "false") }));
    const [stale] = await listVerdicts(own.viewer, claim.claimId);
    const again = { claimId: claim.claimId, revisionNumber: 1, verdictId: stale?.id ?? "", verdictNumber: 1, reason: "It means the same." };
    const result = await reaffirmVerdict(own.editor, again);
    expect(result.ok ? "" : describeRefusal(result.refusal)).toMatch("“False” is no longer on the newsroom's scale.");
  });

  test("are stale too when the claim was on hold meanwhile, and only those settled are", async () => {
    const own = await aNewsroom();
    const held = await aDecidedClaim(own);
    const open = await anAssessedClaim(own);
    accepted(await holdClaim(own.editor, { claimId: held.claimId, reason: "The mayor is away." }));
    expect(await aRevisedScale(own)).toEqual({ number: 2, staleVerdicts: 1 });
    accepted(await resumeClaim(own.editor, { claimId: held.claimId }));
    expect([await stateOf(own, held.claimId), await stateOf(own, open.claimId)]).toEqual(["assessed", "assessed"]);
    expect(await events(own.workspaceId, "claim.lostGround")).toBe(1);
  });

  test("are held with their own version for a report, and stale ones do not count as settled there", async () => {
    const own = await aNewsroom();
    const claim = await aDecidedClaim(own);
    await aRevisedScale(own);
    const publication = await loadPublication(database, own.workspaceId, claim.articleId);
    expect(publication?.scales.map(({ number }) => number)).toEqual([1]);
    expect(publication?.claims.map(({ state }) => state)).toEqual(["assessed"]);
  });
});

describe("a scale changed while somebody rates", () => {
  test("keeps their words: the old label is refused at its field, saying what became of it, and nothing is stored", async () => {
    const own = await aNewsroom();
    const claim = await aClaimInReview(own);
    const [mixed, mostly, gone] = [await aRating(own, "mixed"), await aRating(own, "mostly-true"), await aRating(own, "disputed")];
    const input = aScaleWith("mixed", { label: "Half right", meaning: "Part of it is right." });
    accepted(await reviseScale(own.owner, { ...input, ratings: input.ratings.filter(({ key }) => key !== "disputed") }));
    const rate = (ratingId: string) =>
      submitAssessment(own.reviewer, { claimId: claim.claimId, revisionNumber: 1, ratingId, justification: "I read the accounts." });
    const said = async (ratingId: string) => {
      const result = await rate(ratingId);
      return result.ok || result.refusal.code !== "INVALID" ? result : result.refusal.fields;
    };
    expect(await said(mixed)).toEqual({
      ratingId: [
        "The rating scale was changed while you rated. You chose “Mixed” of version 1; version 2 is in force. It is now “Half right”: Part of it is right. What you wrote is kept. Choose a label of the present scale.",
      ],
    });
    expect(await said(mostly)).toMatchObject({ ratingId: [expect.stringContaining("It is still on the scale.")] });
    expect(await said(gone)).toMatchObject({ ratingId: [expect.stringContaining("It is no longer on the scale.")] });
    expect(await database.assessment.count({ where: { workspaceId: own.workspaceId } })).toBe(0);
    const { earlier, ratings } = await getScale(own.reviewer);
    expect(earlier.find(({ id }) => id === mixed)?.label).toBe("Mixed");
    expect(ratings.some(({ id }) => id === mixed)).toBe(false);
    accepted(await rate(await aRating(own, "mixed")));
  });

  test("refuses the editor's verdict the same way", async () => {
    const own = await aNewsroom();
    const claim = await anAssessedClaim(own);
    const ratingId = await aRating(own, "mixed");
    await aRevisedScale(own);
    const ruling = { claimId: claim.claimId, revisionNumber: 1, ratingId, justification: "The accounts say so." };
    const result = await decideClaim(own.editor, ruling);
    expect(result.ok ? "" : describeRefusal(result.refusal)).toMatch("You chose “Mixed” of version 1; version 2 is in force.");
    expect(await database.verdict.count({ where: { workspaceId: own.workspaceId } })).toBe(0);
  });

  test("does not let an assessment settle a claim under words its author did not choose", async () => {
    const own = await aNewsroom();
    const claim = await aClaimInReview(own);
    accepted(await assess(own, own.reviewer, { ...claim, key: "mixed" }));
    accepted(await assess(own, own.secondReviewer, { ...claim, key: "false" }));
    await aRevisedScale(own);
    const standing = await database.assessment.findMany({
      where: { workspaceId: own.workspaceId, claimId: claim.claimId },
      select: { id: true, rating: { select: { key: true } } },
    });
    const accept = (key: string) => {
      const assessmentId = standing.find(({ rating }) => rating.key === key)?.id ?? "";
      return acceptAssessment(own.editor, { claimId: claim.claimId, revisionNumber: 1, assessmentId, reason: "It is thorough." });
    };
    const refused = await accept("mixed");
    expect(refused.ok ? "" : describeRefusal(refused.refusal)).toMatch(
      "“Mixed” is “Half right” on the present scale and means something else.",
    );
    accepted(await accept("false"));
    const [verdict] = await listVerdicts(own.viewer, claim.claimId);
    expect(verdict?.rating).toMatchObject({ label: "False", scaleVersion: { number: 2 } });
  });
});
