import { beforeAll, expect, test } from "vitest";
import { compareTables } from "@/lib/audit/compare-tables";
import { aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { someOrigins } from "@/tests/builders/origins";
import { aPublishedReport } from "@/tests/builders/report";
import { aSuperuser, faultsOf } from "@/tests/builders/tampering";

const superuser = aSuperuser();
let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await aNewsroom();
  await aPublishedReport(newsroom);
  await someOrigins(newsroom);
});

test("finds, all at once, where things come from, where they stand, what they rest on, and what machines found", async () => {
  const found = await faultsOf(superuser, newsroom.owner, [
    `update "Source" set "author" = 'Nobody', "url" = 'https://other.example/' where "author" is not null`,
    `update "Capture" set "status" = 599, "finalUrl" = 'https://other.example/', "tool" = 'None', "fileName" = 'x', "detail" = 'x'`,
    `update "Evidence" set "secondaryReason" = 'None', "sourceId" = (select "id" from "Source" order by "id" limit 1)`,
    `update "Appearance" set "start" = "start" + 1`,
    `update "ThreadPlace" set "exact" = 'Other words'`,
    `update "Thread" set "selector" = jsonb_set("selector", '{exact}', '"Other words"') where "selector" is not null`,
    `update "ClaimLineage" set "undoneAt" = now()`,
    `update "ClaimRevision" set "claimantId" = null, "reason" = 'None'`,
    `update "Claim" set "quorum" = 1 where "quorum" is not null`,
    `update "Assessment" set "secondsSpent" = 1, "changeReason" = 'None'`,
    `delete from "AssessmentCitation"`,
    `update "Adjudication" set "outcome" = 'reaffirmed', "reason" = 'None'`,
    `update "Verdict" set "staleAt" = null, "snapshotId" = (select "id" from "Snapshot" order by "id" limit 1)`,
    `update "VerdictEvidence" set "evidenceRevision" = 9`,
    `update "ReportVersion" set "reason" = 'None'`,
    `update "PublishedClaim" set "isWithdrawn" = true`,
    `update "Rating" set "shape" = 'none', "colourDark" = '#000000', "translations" = '{"de":{"label":"Nein","meaning":""}}'`,
    `update "RatingScaleVersion" set "reason" = 'None'`,
    `update "RatingScale" set "name" = 'Another'`,
    `update "ImportedAnnotation" set "note" = 'None'`,
    `delete from "CommentMention"`,
    `update "NotificationChoice" set "muted" = '{}'`,
    `update "FixityCheck" set "files" = 1`,
    `delete from "FixityFault"`,
    `update "LogCheck" set "faultCount" = 1`,
  ]);
  const columns = found.map((fault) => fault.replace(/^the row (\w+)\/.* holds another (\w+) than was recorded$/s, "$1 $2"));
  expect([...new Set(columns)].toSorted()).toEqual([
    "Adjudication outcome",
    "Adjudication reason",
    "AdjudicationStep asked",
    "AdjudicationStep steps",
    "AdjudicationStep timed",
    "Appearance places",
    "Assessment changeReason",
    "Assessment cites",
    "Assessment secondsSpent",
    "Capture detail",
    "Capture fileName",
    "Capture finalUrl",
    "Capture status",
    "Capture tool",
    "Claim quorum",
    "ClaimLineage isUndone",
    "ClaimLineage undone",
    "ClaimRevision claimant",
    "ClaimRevision claimantKind",
    "ClaimRevision hasClaimant",
    "ClaimRevision reason",
    "Comment mentions",
    "Evidence secondaryReason",
    "Evidence sourceId",
    "FixityCheck faults",
    "FixityCheck files",
    "ImportedAnnotation note",
    "LogCheck faults",
    "NotificationChoice muted",
    "PublishedClaim isWithdrawn",
    "Rating colourDark",
    "Rating shape",
    "Rating translations",
    "RatingScale name",
    "RatingScaleVersion reason",
    "ReportVersion reason",
    "Source author",
    "Source url",
    "Thread place",
    "Thread selectorHash",
    "ThreadPlace place",
    "Verdict isStale",
    "Verdict restsOn",
    "Verdict snapshotId",
    "Verdict staleAt",
    // The one whose claim lost them.
    "the row Claimant/… was never recorded",
  ]);
  expect((await compareTables(newsroom.owner)).faults).toEqual([]);
});

test("finds what a claim took over from the one before, changed, gone or added by hand", async () => {
  const copies = (table: string) =>
    `"carriedFromId" is not null and "id" = (select max("id"::text)::uuid from "${table}" where "carriedFromId" is not null)`;
  const found = await faultsOf(superuser, newsroom.owner, [
    `update "Evidence" set "quote" = 'Other words', "carriedFromId" = "id" where ${copies("Evidence")}`,
    `update "EvidenceSearch" set "places" = 'Nowhere' where ${copies("EvidenceSearch")}`,
    `update "ClaimantContact" set "answer" = 'I never said so.', "claimId" = (select "id" from "Claim" order by "id" limit 1) where ${copies("ClaimantContact")}`,
    `update "SufficientSet" set "note" = 'None' where ${copies("SufficientSet")}`,
    `delete from "SufficientSetPiece" where "setId" = (select "id" from "SufficientSet" where ${copies("SufficientSet")})`,
    `insert into "EvidenceSearch" select (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid()))).* from "EvidenceSearch" s where "carriedFromId" is not null limit 1`,
    `insert into "Evidence" select (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'number', 99))).* from "Evidence" e where "carriedFromId" is not null limit 1`,
  ]);
  expect(
    found.map((fault) => fault.replace(/^the row (\w+)\/\S+ (?:holds another (\w+) than|(was never)).*$/s, "$1 $2$3")).toSorted(),
  ).toEqual([
    "ClaimantContact answer",
    "ClaimantContact claimId",
    "Evidence carriedFromId",
    "Evidence quote",
    "Evidence was never",
    "EvidenceSearch places",
    "EvidenceSearch was never",
    "SufficientSet evidence",
    "SufficientSet note",
  ]);
});
