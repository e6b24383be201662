import { beforeAll, describe, expect, test } from "vitest";
import { compareTables } from "@/lib/audit/compare-tables";
import { erasePrivateParts } from "@/lib/audit/erase-private-parts";
import { database } from "@/lib/database";
import { withdrawEvidence } from "@/lib/evidence/withdraw-evidence";
import { disableMember } from "@/lib/people/disable-member";
import { someDiligence, someWork } from "@/tests/builders/everything";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { aChangedVerdict } from "@/tests/builders/report";
import { aClaim, aClaimInReview } from "@/tests/builders/review";
import { aSuperuser, faultsOf } from "@/tests/builders/tampering";

const superuser = aSuperuser();
let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await aNewsroom();
  await aChangedVerdict(newsroom);
  const { evidenceId } = await aClaimInReview(newsroom);
  accepted(await withdrawEvidence(newsroom.reviewer, { evidenceId, reason: "It is of another bridge." }));
  accepted(await disableMember(newsroom.owner, { memberId: newsroom.viewer.userId ?? "", reason: "" }));
  await someDiligence(newsroom, (await aClaim(newsroom)).claimId);
  await someWork(newsroom, await aClaim(newsroom));
});

const faultsAfter = (...changes: string[]) => faultsOf(superuser, newsroom.owner, changes);

describe("comparing the tables with the log", () => {
  test("finds nothing where only commands wrote", async () => {
    const { rows, faults } = await compareTables(newsroom.owner);
    expect(faults).toEqual([]);
    expect(rows).toBeGreaterThan(15);
  });

  test.each([
    [
      "a verdict's words",
      `update "Verdict" set justification = 'Because.' where number = 1`,
      "the row Verdict/… holds another justification than was recorded",
    ],
    [
      "a verdict's rating",
      `update "Verdict" v set "ratingId" = (select id from "Rating" r where r."workspaceId" = v."workspaceId" and key = 'unproven') where number = 1`,
      "the row Verdict/… holds another rating than was recorded",
    ],
    [
      "a published version",
      `update "ReportVersion" set canonical = 'x'`,
      "the row ReportVersion/… holds another contentHash than was recorded",
    ],
    [
      "an assessment's words",
      `update "Assessment" set justification = 'x'`,
      "the row Assessment/… holds another justification than was recorded",
    ],
    ["a quote", `update "Evidence" set quote = 'Total: 48 million.'`, "the row Evidence/… holds another quote than was recorded"],
    ["withdrawn evidence", `update "Evidence" set "withdrawnAt" = null`, "the row Evidence/… holds another isWithdrawn than was recorded"],
    [
      "a claim's words",
      `update "ClaimRevision" set statement = 'x'`,
      "the row ClaimRevision/…/1 holds another statement than was recorded",
    ],
    [
      "an article's text",
      `update "Snapshot" set text = text || ' And more.'`,
      "the row Snapshot/… holds another textHash than was recorded",
    ],
    ["a role", `update "Member" set role = 'owner' where role = 'editor'`, "the row Member/… holds another role than was recorded"],
    ["a disabled member", `update "Member" set "disabledAt" = null`, "the row Member/… holds another isDisabled than was recorded"],
    [
      "a passage's place",
      `update "Evidence" set "anchorStart" = "anchorStart" + 1 where "anchorStart" is not null`,
      "the row Evidence/… holds another place than was recorded",
    ],
    [
      "how certain a place is",
      `update "Evidence" set "anchorState" = 'moved' where "anchorState" = 'exact'`,
      "the row Evidence/… holds another anchorState than was recorded",
    ],
    [
      "the copy a passage stands in",
      `update "Evidence" set "captureId" = null where "captureId" is not null`,
      "the row Evidence/… holds another captureId than was recorded",
    ],
    [
      "the day of a contact",
      `update "ClaimantContact" set "contactedAt" = '2026-10-01'`,
      "the row ClaimantContact/… holds another contactedOn than was recorded",
    ],
    [
      "the time of a contact",
      `update "ClaimantContact" set "madeAt" = "madeAt" - interval '1 minute'`,
      "the row ClaimantContact/… holds another madeAt than was recorded",
    ],
    [
      "a claimant's answer",
      `update "ClaimantContact" set "answer" = 'It is not.'`,
      "the row ClaimantContact/… holds another answer than was recorded",
    ],
    [
      "what readers are told of a contact",
      `update "ClaimantContact" set "isPublishable" = false`,
      "the row ClaimantContact/… holds another isPublishable than was recorded",
    ],
    [
      "what a search found",
      `update "EvidenceSearch" set "isFound" = true`,
      "the row EvidenceSearch/… holds another isFound than was recorded",
    ],
    ["a deleted search", `delete from "EvidenceSearch"`, "the row EvidenceSearch/… is missing"],
    ["a deleted verdict", `delete from "Verdict" where number = 2`, "the row Verdict/… is missing"],
  ])("finds %s that somebody with full rights changed", async (_, change, fault) => {
    expect(await faultsAfter(change)).toContain(fault);
  });

  test("finds, all at once, where claims stand, whose work they are, what was said of them, and what the newsroom set", async () => {
    const found = await faultsAfter(
      `update "Claim" set "state" = 'withdrawn' where "priority" = 2`,
      `update "Claim" set "priority" = 0`,
      `update "Assignment" set "dueAt" = "dueAt" + interval '1 day' where "endedAt" is null`,
      `update "Recusal" set "endedAt" = now()`,
      `update "Candidate" set "state" = 'proposed' where "state" = 'dismissed'`,
      `update "Comment" set "text" = 'It is not.' where "text" like 'It is the whole%'`,
      `update "CommentRevision" set "text" = 'It is not.' where "text" like 'It is the whole%'`,
      `update "Comment" set "withdrawnAt" = now() where "text" like 'Is this%'`,
      `update "Thread" set "resolvedAt" = now()`,
      `update "Article" set "title" = 'Another', "assessedBy" = 'assigned', "topics" = '{Another}'`,
      `update "Report" set "summary" = 'Another'`,
      `update "PublishedClaim" set "slug" = 'another'`,
      `update "Rating" set "label" = 'Quite true' where "key" = 'true'`,
      `update "Workspace" set "quorum" = 1, "methodology" = 'None'`,
      `update "Member" set "name" = 'Nobody', "biography" = 'Nobody', "isProfileShown" = true where "role" = 'editor'`,
      `update "Verdict" set "decidedById" = (select "userId" from "Member" where "role" = 'owner' limit 1)`,
      `update "Assessment" set "state" = 'withdrawn' where "number" = 1`,
    );
    const columns = found.map((fault) => fault.replace(/^the row (\w+)\/.* holds another (\w+) than was recorded$/, "$1 $2"));
    expect([...new Set(columns)].toSorted()).toEqual([
      "Article assessedBy",
      "Article title",
      "Article topics",
      "Assessment state",
      "Candidate state",
      "Claim assignees",
      "Claim priority",
      "Claim state",
      "Comment isWithdrawn",
      "Comment text",
      "Comment withdrawnAt",
      "CommentRevision text",
      "Member biography",
      "Member isProfileShown",
      "Member name",
      "PublishedClaim slug",
      "Rating label",
      "Recusal endedAt",
      "Recusal isEnded",
      "Report summary",
      "Thread isResolved",
      "Thread resolvedAt",
      "Verdict by",
      "Workspace methodology",
      "Workspace quorum",
    ]);
    expect((await compareTables(newsroom.owner)).faults).toEqual([]);
  });

  test("finds a verdict that was never recorded", async () => {
    const copy = `insert into "Verdict" select (jsonb_populate_record(v, jsonb_build_object('id', gen_random_uuid(), 'number', 99))).* from "Verdict" v limit 1`;
    expect(await faultsAfter(copy)).toEqual(["the row Verdict/… was never recorded"]);
  });

  test("finds a contact that was never recorded, also one that is said to come from the claim before", async () => {
    const copy = (carriedFrom: string) => `insert into "ClaimantContact"
      select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'carriedFromId', ${carriedFrom}))).* from "ClaimantContact" c limit 1`;
    expect(await faultsAfter(copy("null"))).toEqual(["the row ClaimantContact/… was never recorded"]);
    expect(await faultsAfter(copy(`c."id"`))).toEqual(["the row ClaimantContact/… was never recorded"]);
  });

  test("asks nothing of words that were erased by law", async () => {
    const event = await database.auditEvent.findFirstOrThrow({
      where: { workspaceId: newsroom.workspaceId, type: "assessment.submitted" },
    });
    const parts = ["payload.justification"];
    accepted(await erasePrivateParts(newsroom.owner, { sequence: Number(event.sequence), parts, ground: "Article 17 of the GDPR" }));
    expect((await compareTables(newsroom.owner)).faults).toEqual([]);
    expect(await faultsAfter(`update "Assessment" set justification = '' where justification like 'Rita%'`)).toEqual([]);
  });
});
