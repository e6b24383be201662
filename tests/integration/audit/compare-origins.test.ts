import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compareTables } from "@/lib/audit/compare-tables";
import { aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { someOrigins } from "@/tests/builders/origins";
import { aPublishedReport } from "@/tests/builders/report";
import { faultsOf } from "@/tests/builders/tampering";

let superuser: pg.Client;
let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await aNewsroom();
  await aPublishedReport(newsroom);
  await someOrigins(newsroom);
  superuser = new pg.Client({ connectionString: process.env.ASSAY_OWNER_DATABASE_URL });
  await superuser.connect();
});
afterAll(() => superuser.end());

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
    "AdjudicationStep steps",
    "Appearance places",
    "Assessment changeReason",
    "Assessment cites",
    "Assessment secondsSpent",
    "Capture fileName",
    "Capture finalUrl",
    "Capture status",
    "Claim quorum",
    "ClaimLineage isUndone",
    "ClaimRevision claimant",
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
    "ThreadPlace place",
    "Verdict isStale",
    "Verdict restsOn",
    "Verdict snapshotId",
  ]);
  expect((await compareTables(newsroom.owner)).faults).toEqual([]);
});
