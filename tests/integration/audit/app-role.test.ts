import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { grantRights, whoConnects } from "@/bin/postgres/app-role.mjs";
import { prepareGivenDatabase } from "@/bin/postgres/prepare-database.mjs";
import { changeRole } from "@/lib/people/change-role";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { logSize } from "@/tests/builders/record";

const url = process.env.DATABASE_URL ?? "";
const ownerUrl = process.env.ASSAY_OWNER_DATABASE_URL ?? "";

let newsroom: Newsroom;
let app: pg.Client;
let owner: pg.Client;

beforeAll(async () => {
  newsroom = await aNewsroom();
  [app, owner] = [new pg.Client({ connectionString: url }), new pg.Client({ connectionString: ownerUrl })];
  await Promise.all([app.connect(), owner.connect()]);
});
afterAll(() => Promise.all([app.end(), owner.end()]));

/** What PostgreSQL says to one statement in a transaction that would be committed. */
async function answerTo(statement: string): Promise<string> {
  await app.query("begin");
  try {
    await app.query(statement);
    await app.query("commit");
    return "done";
  } catch (error) {
    await app.query("rollback");
    return error instanceof Error ? error.message : String(error);
  }
}

const named = async (sql: string): Promise<string[]> => (await owner.query<{ name: string }>(sql)).rows.map(({ name }) => name);

describe("what the app's role says to the record is refused by PostgreSQL", () => {
  const denied = /^permission denied/;
  const notOwner = /^must be owner/;
  test.each([
    ["change an event's bytes", `update "AuditEvent" set "bytes" = 'x'`, denied],
    ["change an event's private parts", `update "AuditEvent" set "private" = null`, denied],
    ["delete events", `delete from "AuditEvent"`, denied],
    ["empty the log", `truncate "AuditEvent" cascade`, denied],
    ["delete a head", `delete from "LogHead"`, denied],
    ["make a log shorter", `update "LogHead" set "size" = "size" - 1`, /only grows/],
    ["empty the heads", `truncate "LogHead" cascade`, denied],
    ["change a checkpoint", `update "Checkpoint" set "note" = 'x'`, denied],
    ["delete checkpoints", `delete from "Checkpoint"`, denied],
    ["change the tree", `update "TileHash" set "hash" = 'x'`, denied],
    ["delete of the tree", `delete from "TileHash"`, denied],
    ["delete cosignatures", `delete from "Cosignature"`, denied],
    ["change a time stamp", `update "Timestamp" set "stampedAt" = now()`, denied],
    ["erase without saying so", `select erase_private_parts("workspaceId", "sequence", '{}') from "AuditEvent"`, /permanent/],
    ["change a published version", `update "ReportVersion" set "canonical" = 'x'`, denied],
    ["delete a claim", `delete from "Claim"`, denied],
    ["delete members", `delete from "Member"`, denied],
    ["empty the members", `truncate "Member" cascade`, denied],
    ["switch off one trigger", `alter table "AuditEvent" disable trigger rows_are_permanent`, notOwner],
    ["switch off all triggers", `alter table "Member" disable trigger all`, notOwner],
    ["drop a trigger", `drop trigger is_audited on "Member"`, /^must be owner/],
    ["skip triggers in a session", "set session_replication_role = replica", denied],
    ["put another guard in place", "create or replace function refuse_change() returns trigger language sql as 'select null'", denied],
    ["drop a guard", "drop function has_audit_event cascade", notOwner],
    ["change where a guard looks", "alter function has_audit_event set search_path = pg_temp", notOwner],
    ["make a table that stands in for the log", `create temporary table "AuditEvent" (x int)`, denied],
    ["make a table", "create table extra (x int)", denied],
    ["make a schema", "create schema extra", denied],
    ["drop a table", `drop table "AuditEvent" cascade`, notOwner],
    ["take a table over", `alter table "AuditEvent" owner to current_user`, notOwner],
    ["grant itself rights", `grant all on "AuditEvent" to current_user; delete from "AuditEvent"`, denied],
    ["become the owner", "set role postgres", denied],
    ["become a superuser", "alter role current_user superuser", denied],
    ["make a role", "create role another", denied],
    ["change the list of migrations", "delete from _prisma_migrations", denied],
    ["change the database's settings", `alter database ${new URL(url).pathname.slice(1)} set timezone to 'Asia/Tokyo'`, notOwner],
    ["run a program", "copy (select 1) to program 'true'", denied],
    ["read a file of the server", "select pg_read_file('postgresql.conf')", denied],
    ["change a role without an event", `update "Member" set "role" = 'owner'`, /no audit event/],
  ])("%s", async (_, statement, reason) => {
    const before = await logSize(newsroom.owner);
    expect(await answerTo(statement)).toMatch(reason);
    expect(await logSize(newsroom.owner)).toBe(before);
  });

  test("it owns nothing, can do nothing to a whole table, and deletes only sessions and counters", async () => {
    const { role, ownsTables, ownsLog } = await whoConnects(url);
    expect({ role, ownsTables, ownsLog }).toEqual({ role: "assay_app", ownsTables: false, ownsLog: false });
    expect(await whoConnects(ownerUrl)).toMatchObject({ ownsTables: true, ownsLog: true });
    const of = (catalogue: string, column: string) =>
      `select count(*)::text as name from ${catalogue} where ${column} = to_regrole('${role}')`;
    for (const [catalogue, column] of [
      ["pg_class", "relowner"],
      ["pg_proc", "proowner"],
      ["pg_namespace", "nspowner"],
      ["pg_database", "datdba"],
    ] as const)
      expect(await named(of(catalogue, column)), catalogue).toEqual(["0"]);
    const tablesWith = (privilege: string) =>
      named(`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
        and has_table_privilege('${role}', oid, '${privilege}') order by relname`);
    expect(await tablesWith("DELETE")).toEqual(["RateLimit", "Session", "VerificationToken"]);
    for (const privilege of ["TRUNCATE", "REFERENCES", "TRIGGER", "MAINTAIN"]) expect(await tablesWith(privilege), privilege).toEqual([]);
    expect((await tablesWith("SELECT")).length).toBeGreaterThan(60);
  });
});

describe("rights are given at each start", () => {
  test("to tables that came since, as their guards want it, and taken where there are too many", async () => {
    await owner.query(`create table "Later" ("id" int); create table "Kept" ("id" int);
      create trigger rows_are_permanent before update or delete on "Kept" for each row execute function refuse_change();
      grant all on "Kept" to public`);
    await grantRights(ownerUrl, "assay_app");
    const rights = await named(`select table_name || ' ' || string_agg(privilege_type, ' ' order by privilege_type) as name
      from information_schema.role_table_grants where grantee in ('assay_app', 'PUBLIC') and table_name in ('Later', 'Kept') group by table_name order by 1`);
    expect(rights).toEqual(["Kept INSERT SELECT", "Later INSERT SELECT UPDATE"]);
    await owner.query(`drop table "Later", "Kept"`);
  });

  test("by the owner's address, or not at all where there is none and the tables are up to date", async () => {
    expect(await prepareGivenDatabase({ url, ownerUrl })).toEqual({ applied: [], ownsLog: false });
    expect(await prepareGivenDatabase({ url, ownerUrl: undefined })).toEqual({ applied: [], ownsLog: false });
    expect(await prepareGivenDatabase({ url: ownerUrl, ownerUrl: undefined })).toEqual({ applied: [], ownsLog: true });
    const { rows } = await owner.query<{ name: string }>(
      `update _prisma_migrations set finished_at = null where migration_name = (select max(migration_name) from _prisma_migrations) returning migration_name as name`,
    );
    await expect(prepareGivenDatabase({ url, ownerUrl: undefined })).rejects.toThrow(
      `The database lacks ${rows[0]?.name}, and assay_app of DATABASE_URL does not own its tables. Give the owner's address as ASSAY_OWNER_DATABASE_URL once.`,
    );
    await owner.query("update _prisma_migrations set finished_at = now() where finished_at is null");
  });

  test("and commands go on as before", async () => {
    accepted(await changeRole(newsroom.owner, { memberId: newsroom.viewer.userId ?? "", role: "reviewer" }));
  });
});
