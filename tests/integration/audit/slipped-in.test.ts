import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { compareTables } from "@/lib/audit/compare-tables";
import { erasePrivateParts } from "@/lib/audit/erase-private-parts";
import { database } from "@/lib/database";
import { everythingIn, stubForEverything } from "@/tests/builders/everything";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { someOrigins } from "@/tests/builders/origins";
import { faultsOf } from "@/tests/builders/tampering";
import { publicAddress } from "@/tests/support/source-server";

let superuser: pg.Client;
let newsroom: Newsroom;
beforeAll(async () => {
  stubForEverything();
  newsroom = await aNewsroom();
  await someOrigins(newsroom);
  await everythingIn(newsroom, `https://${publicAddress}/hook`);
  superuser = new pg.Client({ connectionString: process.env.ASSAY_OWNER_DATABASE_URL });
  await superuser.connect();
});
afterAll(async () => {
  await superuser.end();
  vi.unstubAllEnvs();
});

/** Puts in a row like one that is there, with some of its values changed. */
function slipped(table: string, changes: Record<string, string>, where = "true"): string {
  const given = Object.entries(changes).flatMap(([column, value]) => [`'${column}'`, value]);
  return `insert into "${table}" select (jsonb_populate_record(t, jsonb_build_object(${given.join(", ")}))).* from "${table}" t where ${where} order by t::text limit 1`;
}

const anew = { id: "gen_random_uuid()" };
const faultsAfter = async (...changes: string[]) => [...new Set(await faultsOf(superuser, newsroom.owner, changes))];

test("finds nothing where only commands wrote", async () => {
  expect((await compareTables(newsroom.owner)).faults).toEqual([]);
});

test.each([
  ["a place of a discussion", slipped("ThreadPlace", { threadId: "gen_random_uuid()" }), "the row ThreadPlace/…/… was never recorded"],
  [
    "a comment of another tool",
    slipped("ImportedComment", { commentId: "gen_random_uuid()" }),
    "the row ImportedComment/… was never recorded",
  ],
  ["a copy of a source", slipped("Capture", { ...anew, number: "99" }), "the row Capture/… was never recorded"],
  [
    "another way to the same verdict",
    slipped("Adjudication", anew, `t."verdictId" is not null`),
    "the row Adjudication/… was never recorded",
  ],
  [
    "a way to a verdict that there is not",
    slipped("Adjudication", { ...anew, verdictId: "gen_random_uuid()" }, `t."verdictId" is not null`),
    "the row Adjudication/… was never recorded",
  ],
  [
    "a place of a claim in a text it was not in",
    slipped("Appearance", {
      ...anew,
      snapshotId: `(select s."id" from "Snapshot" s join "Claim" c on c."articleId" <> s."articleId" where c."id" = t."claimId" limit 1)`,
    }),
    "the row Appearance/…/… was never recorded",
  ],
  ["a claimant of no claim", slipped("Claimant", { ...anew, name: "'Nobody'" }), "the row Claimant/… was never recorded"],
  [
    "a withdrawal of no step",
    slipped("FactCheckWithdrawal", { stepId: "null", number: "99" }),
    "the row FactCheckWithdrawal/unnamed was never recorded",
  ],
  [
    "a fact-check of no import",
    slipped("FactCheck", { ...anew, importId: "null", arrival: "99" }),
    "the row FactCheckImport/unnamed was never recorded",
  ],
  [
    "a reader who was taken off the list",
    slipped("SealedReader", { ...anew, endedAt: "now()" }),
    "the row SealedReader/… holds another former than was recorded",
    "the row SealedReader/… holds another named than was recorded",
  ],
  [
    "work that was taken back",
    slipped("Assignment", { ...anew, endedAt: "now()" }),
    "the row Claim/… holds another former than was recorded",
    "the row Claim/… holds another takenBack than was recorded",
  ],
  [
    "a candidate",
    slipped("Candidate", anew, `t."state" = 'proposed'`),
    "the row Snapshot/… holds another candidates than was recorded",
    "the row Breakdown/… holds another proposalsHash than was recorded",
  ],
  ["another way of taking a text apart", slipped("Breakdown", anew), "the row Breakdown/… was never recorded"],
  [
    "a candidate of no breakdown",
    slipped("Candidate", { ...anew, breakdownId: "gen_random_uuid()" }, `t."state" = 'proposed'`),
    "the row Snapshot/… holds another candidates than was recorded",
    "the row Breakdown/of no text (… … …) was never recorded",
  ],
  [
    "a candidate out of sight",
    `update "Candidate" set "state" = 'dismissed' where "id" = (select c."id" from "Candidate" c where c."state" = 'proposed' order by c."id" limit 1)`,
    "the row Candidate/… holds a decision that was never recorded",
  ],
  [
    "a candidate of a later text out of sight, by somebody who had dismissed another",
    `update "Candidate" set "state" = 'dismissed', "dismissReason" = 'None', "decidedAt" = now(),
       "decidedById" = (select c."decidedById" from "Candidate" c where c."state" = 'dismissed' limit 1) where "id" =
       (select c."id" from "Candidate" c join "Snapshot" s on s."id" = c."snapshotId" where c."state" = 'proposed' and s."number" > 1 order by c."id" limit 1)`,
    "the row Candidate/… holds a decision that was never recorded",
  ],
  [
    "evidence of another claim that an assessment cites",
    slipped("AssessmentCitation", {
      evidenceId: `(select e."id" from "Evidence" e join "Assessment" a on a."id" = t."assessmentId" where e."claimId" <> a."claimId" limit 1)`,
    }),
    "the row Assessment/… holds another cites than was recorded",
  ],
  [
    "a citation of evidence that there is not",
    slipped("AssessmentCitation", { evidenceId: "gen_random_uuid()" }),
    "the row Assessment/… holds another cites than was recorded",
  ],
  [
    "a label of a version that there is not",
    slipped("Rating", { ...anew, scaleVersionId: "gen_random_uuid()" }, `t."key" = 'false'`),
    "the row Rating/no version …/false was never recorded",
  ],
  [
    "a version of a scale that there is not",
    slipped("RatingScaleVersion", { ...anew, scaleId: "gen_random_uuid()" }),
    "the row RatingScaleVersion/…/1 was never recorded",
  ],
])("finds %s that was slipped in", async (_, change, ...faults) => {
  expect(await faultsAfter(change)).toEqual(faults);
});

test("knows of a way to a verdict whose words were erased by law that there was one", async () => {
  const { workspaceId, owner } = newsroom;
  const event = await database.auditEvent.findFirstOrThrow({ where: { workspaceId, type: "claim.decided" } });
  const parts = ["payload.adjudication"];
  accepted(await erasePrivateParts(owner, { sequence: Number(event.sequence), parts, ground: "Article 17 of the GDPR" }));
  expect((await compareTables(owner)).faults).toEqual([]);
  const first = `"verdictId" = (select v."id" from "Verdict" v where v."claimId" = '${event.claimId}' and v."number" = 1)`;
  expect(await faultsAfter(`delete from "Adjudication" where ${first}`)).toEqual(["the row Adjudication/… is missing"]);
  expect(await faultsAfter(`update "Adjudication" set "reason" = '' where ${first}`)).toEqual([]);
});

test("knows nothing of what captures came with once that was erased by law", async () => {
  const { workspaceId, owner } = newsroom;
  const event = await database.auditEvent.findFirstOrThrow({ where: { workspaceId, type: "capture.finished" } });
  const parts = ["payload.hashes"];
  accepted(await erasePrivateParts(owner, { sequence: Number(event.sequence), parts, ground: "Article 17 of the GDPR" }));
  expect((await compareTables(owner)).faults).toEqual([]);
});
