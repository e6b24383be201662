import { expect, test } from "vitest";
import { visitor } from "@/lib/actor";
import { markDuplicate } from "@/lib/claims/mark-duplicate";
import { mergeClaims } from "@/lib/claims/merge-claims";
import { reopenClaim } from "@/lib/claims/reopen-claim";
import { splitClaim } from "@/lib/claims/split-claim";
import { undoLineage } from "@/lib/claims/undo-lineage";
import { database } from "@/lib/database";
import { attachEvidence } from "@/lib/evidence/attach-evidence";
import { logContact } from "@/lib/evidence/log-contact";
import { listDiligence } from "@/lib/evidence/queries";
import { recordReply } from "@/lib/evidence/record-reply";
import { recordSearch } from "@/lib/evidence/record-search";
import { checkGate } from "@/lib/reports/gate";
import { previewVersion } from "@/lib/reports/preview";
import { publishReport } from "@/lib/reports/publish-report";
import { getPublication, getPublishedClaim } from "@/lib/reports/queries";
import { decideClaim } from "@/lib/verdicts/decide-claim";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { newestEvent } from "@/tests/builders/record";
import { aPublishedReport } from "@/tests/builders/report";
import { aRating, assess, markAlso, someEvidence } from "@/tests/builders/review";
import { waiveWhatFails } from "@/tests/builders/waivers";

const claimSlug = "the-city-paid-41-million-for-the-new-bridge-in-2024";
const [sum, year] = ["The new bridge cost 41 million.", "The city paid for the bridge in 2024."] as const;

async function settle(newsroom: Newsroom, claimId: string, key: string) {
  accepted(await assess(newsroom, newsroom.reviewer, { claimId, key }));
  accepted(await assess(newsroom, newsroom.secondReviewer, { claimId, key }));
  const ruling = { claimId, revisionNumber: 1, ratingId: await aRating(newsroom, key), justification: "The accounts say so [1]." };
  accepted(await decideClaim(newsroom.editor, ruling));
  // What comes of a split is new: what was waived for the whole is not waived for the parts.
  const where = { workspaceId: newsroom.workspaceId, id: claimId };
  await waiveWhatFails(newsroom.editor, (await database.claim.findFirstOrThrow({ where })).articleId);
}

async function splitPublished(newsroom: Newsroom) {
  const report = await aPublishedReport(newsroom);
  const { claimId } = report;
  accepted(await reopenClaim(newsroom.editor, { claimId, reason: "It says two things." }));
  const { stepId, claimIds } = accepted(await splitClaim(newsroom.editor, { claimId, revisionNumber: 1, parts: [sum, year] }));
  const [first = "", second = ""] = claimIds;
  return { ...report, stepId, first, second };
}

async function keptFinding(newsroom: Newsroom, articleId: string) {
  const publication = await getPublication(newsroom.editor, articleId);
  if (publication === null) throw new Error("The article is gone.");
  const version = previewVersion(publication, { at: new Date(), by: "Edith" });
  return checkGate({ publication, version, publisherId: newsroom.editor.userId, baseUrl: "https://x.example" }).find(
    ({ code }) => code === "publishedClaimsKept",
  );
}

test("a published claim that was split is kept by its parts once they are settled, and its page leads to them", async () => {
  const newsroom = await aNewsroom();
  const { articleId, claimId, first, second } = await splitPublished(newsroom);
  expect(await keptFinding(newsroom, articleId)).toMatchObject({ outcome: "failed", places: [{ claimId }] });
  await settle(newsroom, first, "false");
  expect(await keptFinding(newsroom, articleId)).toMatchObject({ outcome: "failed" });
  const before = await getPublishedClaim(visitor, { newsroom: newsroom.slug, claim: claimSlug });
  expect(before).toMatchObject({ claim: { id: claimId }, successors: [] });
  await settle(newsroom, second, "true");
  expect(await keptFinding(newsroom, articleId)).toMatchObject({ outcome: "passed" });

  const later = { articleId, versionNumber: 1, change: "correction", reason: "It was two claims." } as const;
  accepted(await publishReport(newsroom.secondEditor, later));
  const old = await getPublishedClaim(visitor, { newsroom: newsroom.slug, claim: claimSlug });
  expect(old?.claim).toMatchObject({ id: claimId, verdict: { rating: { label: "False" } } });
  expect(old?.version.report.number).toBe(1);
  expect(old?.successors.map(({ statement }) => statement)).toEqual([sum, year]);

  // The parts tell what was said of the whole, and the address of that version leads to it.
  const [, second2] = old?.successors ?? [];
  const part = await getPublishedClaim(visitor, { newsroom: newsroom.slug, claim: second2?.slug ?? "" });
  expect(part).toMatchObject({ successors: [], claim: { id: second, verdict: { rating: { label: "True" } } } });
  expect(part?.claim.history).toMatchObject([{ number: 1, rating: { label: "False" }, statement: expect.stringContaining("41 million") }]);
  const then = await getPublishedClaim(visitor, { newsroom: newsroom.slug, claim: second2?.slug ?? "", number: 1 });
  expect(then?.claim.id).toBe(claimId);
  expect(await getPublishedClaim(visitor, { newsroom: newsroom.slug, claim: second2?.slug ?? "", number: 3 })).toBeNull();
});

test("a part whose label differs from what was published of the whole is a changed verdict: no typo, and a second editor publishes the correction", async () => {
  const newsroom = await aNewsroom();
  const { articleId, first, second } = await splitPublished(newsroom);
  await settle(newsroom, first, "false");
  await settle(newsroom, second, "true");
  const later = { articleId, versionNumber: 1, reason: "It was two claims." } as const;
  expect(await publishReport(newsroom.secondEditor, { ...later, change: "typo" })).toMatchObject({
    refusal: { fields: { change: expect.anything() } },
  });
  expect(await publishReport(newsroom.editor, { ...later, change: "correction" })).toMatchObject({
    refusal: { fields: { change: expect.anything() } },
  });
  expect(accepted(await publishReport(newsroom.secondEditor, { ...later, change: "correction" }))).toMatchObject({ ratingChanges: 1 });
});

test("a published claim merged with another, or marked a duplicate of one, is kept by that one", async () => {
  const newsroom = await aNewsroom();
  const report = await aPublishedReport(newsroom);
  const { articleId, claimId } = report;
  const ferry = await markAlso(newsroom, report, "Ferry traffic fell by a third after the opening");
  accepted(await reopenClaim(newsroom.editor, { claimId, reason: "It belongs to another." }));
  const claims = [claimId, ferry].map((id) => ({ claimId: id, revisionNumber: 1 }));
  const merge = accepted(
    await mergeClaims(newsroom.editor, { claims, statement: "The bridge cost 41 million, and ferry traffic fell by a third." }),
  );
  expect(await keptFinding(newsroom, articleId)).toMatchObject({ outcome: "failed" });
  await settle(newsroom, merge.claimId, "false");
  expect(await keptFinding(newsroom, articleId)).toMatchObject({ outcome: "passed" });
  accepted(await publishReport(newsroom.editor, { articleId, versionNumber: 1, change: "update", reason: "Two claims are one." }));
  expect((await getPublishedClaim(visitor, { newsroom: newsroom.slug, claim: claimSlug }))?.successors).toHaveLength(1);

  // And on: the merged one turns out to be a duplicate of a third. The first claim's page leads all the way.
  const third = await markAlso(newsroom, report, "Mayor Nan Osei told the council that the old one had been closed for 19 months");
  accepted(await attachEvidence(newsroom.reviewer, { claimId: third, ...someEvidence }));
  await settle(newsroom, third, "false");
  accepted(await reopenClaim(newsroom.editor, { claimId: merge.claimId, reason: "The same again." }));
  accepted(await markDuplicate(newsroom.editor, { claimId: merge.claimId, revisionNumber: 1, ofClaimId: third }));
  expect(await keptFinding(newsroom, articleId)).toMatchObject({ outcome: "passed" });
  accepted(await publishReport(newsroom.editor, { articleId, versionNumber: 2, change: "update", reason: "A duplicate." }));
  const old = await getPublishedClaim(visitor, { newsroom: newsroom.slug, claim: claimSlug });
  expect(old?.successors).toMatchObject([{ statement: expect.stringContaining("19 months") }]);
});

test("a claim withdrawn without anything in its place still drops out, and the gate says so", async () => {
  const newsroom = await aNewsroom();
  const { articleId, stepId } = await splitPublished(newsroom);
  accepted(await undoLineage(newsroom.editor, { stepId }));
  expect(await keptFinding(newsroom, articleId)).toMatchObject({ outcome: "failed" });
});

test("searches for counter-evidence and contacts with the claimant go with the parts, marked, and taking the split back stays possible", async () => {
  const newsroom = await aNewsroom();
  const report = await aPublishedReport(newsroom);
  const { claimId } = report;
  accepted(await reopenClaim(newsroom.editor, { claimId, reason: "It says two things." }));
  accepted(await recordSearch(newsroom.reviewer, { claimId, question: "Was it cheaper?", places: "The archive.", isFound: "nothing" }));
  accepted(await logContact(newsroom.reviewer, { claimId, channel: "phone", contactedOn: "2026-10-02", question: "Is it so?" }));
  const before = await listDiligence(newsroom.editor, claimId);
  const split = { claimId, revisionNumber: 1, parts: [sum, year] };
  const { stepId, claimIds } = accepted(await splitClaim(newsroom.reviewer, split));
  expect(await newestEvent(newsroom.owner)).toMatchObject({
    type: "claim.derived",
    payload: { carriedDiligence: { searches: 1, contacts: 1 } },
  });
  for (const part of claimIds) {
    const carried = await listDiligence(newsroom.editor, part);
    expect(carried.searches).toMatchObject([{ question: "Was it cheaper?", carriedFromId: before.searches[0]?.id }]);
    expect(carried.contacts).toMatchObject([{ question: "Is it so?", carriedFromId: before.contacts[0]?.id, by: newsroom.reviewer.name }]);
  }
  accepted(await undoLineage(newsroom.reviewer, { stepId }));
  const again = accepted(await splitClaim(newsroom.reviewer, split));
  const [contact] = (await listDiligence(newsroom.editor, again.claimIds[0] ?? "")).contacts;
  accepted(await recordReply(newsroom.reviewer, { contactId: contact?.id ?? "", outcome: "answered", answer: "Yes." }));
  expect(await undoLineage(newsroom.reviewer, { stepId: again.stepId })).toMatchObject({ refusal: { code: "CONFLICT" } });
});
