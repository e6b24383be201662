import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { anArticle } from "@/tests/builders/review";

let newsroom: Newsroom;
let attacker: pg.Client;

beforeAll(async () => {
  newsroom = await aNewsroom();
  attacker = new pg.Client({ connectionString: process.env.ASSAY_OWNER_DATABASE_URL });
  await attacker.connect();
});
afterAll(() => attacker.end());

type Row = Record<string, unknown>;

async function rows(sql: string, values: unknown[] = []): Promise<Row[]> {
  return (await attacker.query<Row>(sql, values)).rows;
}

async function attempt(...statements: string[]): Promise<string> {
  await attacker.query("begin");
  try {
    for (const statement of statements) await attacker.query(statement);
    await attacker.query("commit");
    return "committed";
  } catch (error) {
    await attacker.query("rollback");
    return error instanceof Error ? error.message : String(error);
  }
}

/** Tables a person's session or a library needs, which say nothing of the newsroom's work. Everything else is audited. */
const unauditedTables = {
  Session: "opened by signing in and ended by signing out; holds a token's hash and its expiry",
  Account: "binds a person to another identity provider",
  VerificationToken: "a sign-in link's hash until it is used",
  RateLimit: "counters of failed sign-ins",
  AuditEvent: "the record itself",
  LogHead: "the record's head",
  Checkpoint: "signed heads of the record",
  Cosignature: "what witnesses put under signed heads",
  Timestamp: "what time stamp authorities answered of signed heads",
  TileHash: "hashes of the record's tree",
  Notification: "what of the log concerns one person, derived from it; and when they read it, which is their own matter",
  LogReader: "how far the readers of the log have come",
  Delivery: "what of the log is sent to whom, derived from it; and what became of it",
  DeliveryAttempt: "each try of that",
  _prisma_migrations: "the list of applied migrations",
};

describe("the database itself", () => {
  test("audits every table, or says why not", async () => {
    const tables = (await rows("select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'")).map((row) =>
      String(row.relname),
    );
    const audited = (
      await rows("select tgrelid::regclass::text as name from pg_trigger where tgname = 'is_audited' and tgenabled = 'A'")
    ).map((row) => String(row.name).replaceAll('"', ""));
    expect(tables.length).toBeGreaterThan(40);
    expect(tables.filter((table) => !audited.includes(table) && !(table in unauditedTables))).toEqual([]);
    expect(audited.filter((table) => table in unauditedTables)).toEqual([]);
  });

  test("refuses to commit a change that has no event, on every audited table that holds rows", async () => {
    const audited = (await rows("select tgrelid::regclass::text as name from pg_trigger where tgname = 'is_audited'")).map((row) =>
      String(row.name),
    );
    let tried = 0;
    for (const table of audited) {
      const [any] = await rows(`select count(*)::int as n from ${table}`);
      if (any?.n === 0) continue;
      tried += 1;
      expect(await attempt(`delete from ${table}`), table).not.toBe("committed");
      const [column] = await rows(
        `select attname from pg_attribute where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped and atttypid = 'timestamptz'::regtype limit 1`,
      );
      if (column) expect(await attempt(`update ${table} set "${column.attname}" = now()`), table).not.toBe("committed");
    }
    expect(tried).toBeGreaterThanOrEqual(6);
  });

  test("refuses the same with triggers of replication switched off", async () => {
    const message = await attempt("set local session_replication_role = replica", `update "Member" set "role" = 'owner'`);
    expect(message).toContain("has no audit event");
  });

  test("takes no event of another newsroom for its own", async () => {
    const other = await aNewsroom();
    const [head] = await rows(`select size from "LogHead" where "workspaceId" = $1`, [other.workspaceId]);
    const forged = `insert into "AuditEvent" ("workspaceId","sequence","bytes","leafHash","type","stream","streamSequence","recordedAt")
      values ('${other.workspaceId}', ${head?.size}, 'x', sha256('\\x0078'), 'x', 'x', 0, now())`;
    const grown = `update "LogHead" set size = size + 1 where "workspaceId" = '${other.workspaceId}'`;
    const message = await attempt(grown, forged, `update "Member" set "role" = 'owner' where "workspaceId" = '${newsroom.workspaceId}'`);
    expect(message).toContain('UPDATE on "Member" has no audit event');
  });

  test.each([
    ["updated", `update "AuditEvent" set type = 'x'`, "permanent"],
    ["deleted", `delete from "AuditEvent"`, "permanent"],
    ["emptied", `truncate "AuditEvent" cascade`, "TRUNCATE"],
    [
      "forged without its hash",
      `insert into "AuditEvent" select * from (select "workspaceId", 99::bigint, 'x'::bytea, 'y'::bytea, type, 'x', 0, null::uuid, null::uuid, null::uuid, null::uuid, now() from "AuditEvent" limit 1) e`,
      "does not hash",
    ],
    [
      "forged beyond the head",
      `insert into "AuditEvent" ("workspaceId","sequence","bytes","leafHash","type","stream","streamSequence","recordedAt") select "workspaceId", 999, 'x', sha256('\\x0078'), 'x', 'x', 0, now() from "LogHead" limit 1`,
      "outside the log",
    ],
    [
      "forged with a gap before it",
      `with grown as (update "LogHead" set size = size + 2 returning "workspaceId", size) insert into "AuditEvent" ("workspaceId","sequence","bytes","leafHash","type","stream","streamSequence","recordedAt") select "workspaceId", size - 1, 'x', sha256('\\x0078'), 'x', 'x', 0, now() from grown limit 1`,
      "leaves a gap",
    ],
    ["shortened at its head", `update "LogHead" set size = size - 1`, "only grows"],
    ["grown without an event", `update "LogHead" set size = size + 1`, "not there"],
    ["beheaded", `delete from "LogHead"`, "never deleted"],
  ])("keeps the log from being %s", async (_, statement, reason) => {
    expect(await attempt(statement)).toContain(reason);
  });

  test.each([
    ["rewritten", `update "Snapshot" set text = 'x'`],
    ["dated back", `update "Snapshot" set "retrievedAt" = now()`],
    ["deleted", `delete from "Snapshot"`],
  ])("keeps every snapshot from being %s, also with triggers of replication switched off", async (_, statement) => {
    const { snapshotId } = await anArticle(newsroom);
    const one = `${statement} where id = '${snapshotId}'`;
    expect(await attempt(one)).toContain('on "Snapshot" is refused: its rows are permanent');
    expect(await attempt("set local session_replication_role = replica", one)).toContain('on "Snapshot" is refused');
  });

  test("refuses to empty any table of the newsroom", async () => {
    for (const table of ["Workspace", "Member", "User", "Article", "Snapshot", "Claim", "Verdict", "ReportVersion"]) {
      expect(await attempt(`truncate "${table}" cascade`), table).toContain("TRUNCATE");
    }
  });

  test("keeps every session in UTC", async () => {
    expect(await rows("show timezone")).toEqual([{ TimeZone: "UTC" }]);
  });
});
