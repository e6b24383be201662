import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compareTables } from "@/lib/audit/compare-tables";
import { erasePrivateParts } from "@/lib/audit/erase-private-parts";
import { database } from "@/lib/database";
import { withdrawEvidence } from "@/lib/evidence/withdraw-evidence";
import { disableMember } from "@/lib/people/disable-member";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { aChangedVerdict } from "@/tests/builders/report";
import { aClaimInReview } from "@/tests/builders/review";

let superuser: pg.Client;
let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await aNewsroom();
  await aChangedVerdict(newsroom);
  const { evidenceId } = await aClaimInReview(newsroom);
  accepted(await withdrawEvidence(newsroom.reviewer, { evidenceId, reason: "It is of another bridge." }));
  accepted(await disableMember(newsroom.owner, { memberId: newsroom.viewer.userId ?? "", reason: "" }));
  superuser = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await superuser.connect();
});
afterAll(() => superuser.end());

/** What the comparison finds after a change with every trigger off. Undone afterwards. */
async function faultsAfter(change: string): Promise<string[]> {
  const table = /"(\w+)"/.exec(change)?.[1] ?? "";
  const guards = await superuser.query<{ name: string }>(
    `select tgname as name from pg_trigger where tgrelid = $1::regclass and not tgisinternal and tgenabled = 'A'`,
    [`"${table}"`],
  );
  await superuser.query(`create temporary table kept as select * from "${table}"`);
  for (const { name } of guards.rows) await superuser.query(`alter table "${table}" disable trigger ${name}`);
  await superuser.query(`set session_replication_role = replica`);
  await superuser.query(change);
  const { faults } = await compareTables(newsroom.owner);
  await superuser.query(`delete from "${table}"`);
  await superuser.query(`insert into "${table}" select * from kept`);
  await superuser.query(`set session_replication_role = origin`);
  for (const { name } of guards.rows) await superuser.query(`alter table "${table}" enable always trigger ${name}`);
  await superuser.query("drop table kept");
  return faults.map(({ fault }) => fault.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "…"));
}

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
    ["a deleted verdict", `delete from "Verdict" where number = 2`, "the row Verdict/… is missing"],
  ])("finds %s that somebody with full rights changed", async (_, change, fault) => {
    expect(await faultsAfter(change)).toContain(fault);
  });

  test("finds a verdict that was never recorded", async () => {
    const copy = `insert into "Verdict" select (jsonb_populate_record(v, jsonb_build_object('id', gen_random_uuid(), 'number', 99))).* from "Verdict" v limit 1`;
    expect(await faultsAfter(copy)).toEqual(["the row Verdict/… was never recorded"]);
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
