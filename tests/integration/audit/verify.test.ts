import { beforeAll, describe, expect, test } from "vitest";
import { verifyLog } from "@/lib/audit/verify";
import { describeWorkspace } from "@/lib/people/describe-workspace";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { aSuperuser } from "@/tests/builders/tampering";

let newsroom: Newsroom;
const superuser = aSuperuser();

beforeAll(async () => {
  newsroom = await aNewsroom();
  const settings = {
    name: "The Courier",
    language: "en",
    quorum: 2,
    methodology: "We ask.",
    correctionsPolicy: "We correct.",
    funding: "",
  };
  accepted(await describeWorkspace(newsroom.owner, { revision: 1, ...settings }));
  await superuser.query(`create table kept as select * from "AuditEvent"`);
});

/** What somebody with full rights over the database can do: switch the guards off, tamper, switch them on again. Undone afterwards. */
async function tamper(statement: string) {
  const guards = ["rows_are_permanent", "is_sequential"];
  for (const guard of guards) await superuser.query(`alter table "AuditEvent" disable trigger ${guard}`);
  await superuser.query(statement);
  const report = await verifyLog(newsroom.owner);
  await superuser.query(`delete from "AuditEvent"`);
  await superuser.query(`insert into "AuditEvent" select * from kept`);
  for (const guard of guards) await superuser.query(`alter table "AuditEvent" enable always trigger ${guard}`);
  return report.faults.map(({ sequence, fault }) => `${sequence ?? "head"}: ${fault}`);
}

const forged = `'{"version":1}'::bytea`;

describe("verifying a log", () => {
  test("finds nothing wrong with an honest one", async () => {
    const report = await verifyLog(newsroom.owner);
    expect(report.faults).toEqual([]);
    expect(report.events).toBe(10);
  });

  test.each([
    ["edited bytes", `update "AuditEvent" set bytes = ${forged} where sequence = 4`, "4: its bytes do not hash to its leaf"],
    [
      "edited and re-hashed bytes",
      `update "AuditEvent" set bytes = ${forged}, "leafHash" = sha256('\\x00'::bytea || ${forged}) where sequence = 4`,
      "head: the head’s root is not the root of the events",
    ],
    ["a deleted event", `delete from "AuditEvent" where sequence = 4`, "5: events 4 to 4 are missing"],
    ["a deleted last event", `delete from "AuditEvent" where sequence = 9`, "head: the head counts 10 events, the log holds 9"],
    [
      "an inserted event",
      `insert into "AuditEvent" select "workspaceId", 10, bytes, "leafHash", type, 'x', 0, "articleId", "claimId", "reportId", "actorId", "recordedAt", "transactionId" from "AuditEvent" where sequence = 9`,
      "10: its sequence column differs from what was recorded",
    ],
    [
      "two events in each other's place",
      `update "AuditEvent" e set bytes = o.bytes, "leafHash" = o."leafHash" from kept o where o."workspaceId" = e."workspaceId" and o.sequence = 9 - e.sequence and e.sequence in (4, 5)`,
      "4: its sequence column differs from what was recorded",
    ],
    [
      "an index column that lies",
      `update "AuditEvent" set "actorId" = null where sequence = 5`,
      "5: its actor column differs from what was recorded",
    ],
  ])("catches %s and says where", async (_, statement, fault) => {
    expect(await tamper(statement)).toContain(fault);
  });

  test("finds the log whole again after the tampering is undone", async () => {
    expect((await verifyLog(newsroom.owner)).faults).toEqual([]);
  });
});
