import { beforeAll, expect, test } from "vitest";
import { auditLog } from "@/lib/audit/check-log";
import { aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { aSuperuser } from "@/tests/builders/tampering";

let newsroom: Newsroom;
const superuser = aSuperuser();
beforeAll(async () => {
  newsroom = await aNewsroom();
});

const faults = async () => (await auditLog(newsroom.workspaceId)).faults.map(({ fault }) => fault);

async function definitionOf(routine: string): Promise<string> {
  const { rows } = await superuser.query<{ definition: string }>(`select pg_get_functiondef('${routine}'::regprocedure) as definition`);
  return rows[0]?.definition ?? "";
}

const silent = "create function silent() returns trigger language plpgsql as $$ begin return new; end $$";
const added = (name: string) => `the ${name} was made by no migration`;
const database = `(select quote_ident(current_database()))`;
const alter = (what: string) => `do $$ begin execute 'alter ' || replace('${what}', '%', ${database}); end $$`;

test("finds nothing in a database that only the migrations built", async () => {
  expect(await faults()).toEqual([]);
});

test.each<[string, string, string, ...string[]]>([
  [
    "a trigger that changes what comes in",
    `${silent}; create trigger helps before insert or update on "Verdict" for each row execute function silent()`,
    `drop trigger helps on "Verdict"; drop function silent()`,
    added("function silent()"),
    added("trigger helps of Verdict"),
  ],
  [
    "a guard that is on in the ordinary way only",
    `alter table "AuditEvent" enable trigger rows_are_permanent`,
    `alter table "AuditEvent" enable always trigger rows_are_permanent`,
    "the trigger rows_are_permanent of AuditEvent is switched off",
  ],
  [
    "a guard of the same name that asks less",
    `drop trigger is_audited on "Claim"; create constraint trigger is_audited after delete on "Claim" deferrable initially deferred
       for each row execute function require_audit_event(); alter table "Claim" enable always trigger is_audited`,
    `drop trigger is_audited on "Claim"; create constraint trigger is_audited after insert or update or delete on "Claim" deferrable initially deferred
       for each row execute function require_audit_event(); alter table "Claim" enable always trigger is_audited`,
    "the trigger is_audited of Claim is not what the migrations made it",
  ],
  [
    "foreign keys that are off",
    `alter table "Verdict" disable trigger all`,
    `alter table "Verdict" enable trigger all; alter table "Verdict" enable always trigger is_audited; alter table "Verdict" enable always trigger is_never_truncated`,
    added("switch of foreign keys off Verdict"),
    "the trigger is_audited of Verdict is switched off",
    "the trigger is_never_truncated of Verdict is switched off",
  ],
  [
    "a rule that swallows changes",
    `create rule swallow as on delete to "Session" do instead nothing`,
    `drop rule swallow on "Session"`,
    added("rule swallow of Session"),
  ],
  [
    "a view in the place of a table",
    `alter table "LogReader" rename to "Kept"; create view "LogReader" as select * from "Kept"; grant select, insert, update on "LogReader" to assay_app`,
    `drop view "LogReader"; alter table "Kept" rename to "LogReader"`,
    "the table LogReader is not what the migrations made it",
  ],
  [
    "rows that are hidden",
    `alter table "ErrorReport" enable row level security; create policy few on "ErrorReport" for select using ("answer" <> 'x')`,
    `drop policy few on "ErrorReport"; alter table "ErrorReport" disable row level security`,
    added("policy few of ErrorReport"),
    added("row security of ErrorReport"),
  ],
  [
    "a table within another",
    `create table "More" () inherits ("Comment")`,
    `drop table "More"`,
    `the table "More" within Comment was made by no migration`,
  ],
  [
    "a constraint that is gone",
    `alter table "Cosignature" drop constraint "Cosignature_pkey"`,
    `alter table "Cosignature" add primary key ("workspaceId", "size", "witnessKey")`,
    "the constraint Cosignature_pkey of Cosignature is gone",
    `the index "Cosignature_pkey" of Cosignature is gone`,
  ],
  [
    "a default that says something else",
    `alter table "Article" alter "selectionReason" set default 'None'`,
    `alter table "Article" alter "selectionReason" drop default`,
    "the column selectionReason of Article is not what the migrations made it",
  ],
  [
    "a column more, computed by a function",
    `alter table "Comment" add "sentiment" int generated always as (length("text")) stored`,
    `alter table "Comment" drop "sentiment"`,
    added("column sentiment of Comment"),
  ],
  [
    "an index that calls a function",
    `create index extra on "Comment" (lower("text"))`,
    `drop index extra`,
    "the index extra of Comment was made by no migration",
  ],
  [
    "a right that was given",
    `grant update, delete on "AuditEvent" to assay_app; grant update ("note") on "Checkpoint" to public`,
    `revoke update, delete on "AuditEvent" from assay_app; revoke update ("note") on "Checkpoint" from public`,
    added("right to DELETE in AuditEvent"),
    added("right to UPDATE columns in Checkpoint"),
    added("right to UPDATE in AuditEvent"),
  ],
  [
    "a right to make tables that stand before others",
    `grant create on schema public to assay_app`,
    `revoke create on schema public from assay_app`,
    added("right to make tables of assay_app"),
  ],
  [
    "the owner's rights for the app",
    `create role keeper; do $$ begin execute format('grant %I to assay_app', (select relowner::regrole::text from pg_class where relname = 'AuditEvent' and relkind = 'r')); end $$`,
    `do $$ begin execute format('revoke %I from assay_app', (select relowner::regrole::text from pg_class where relname = 'AuditEvent' and relkind = 'r')); end $$; drop role keeper`,
    added("rights of the owner in assay_app"),
  ],
  [
    "a table in somebody else's hands",
    `create role keeper; alter table "Checkpoint" owner to keeper`,
    `alter table "Checkpoint" owner to current_user; drop role keeper`,
    added("owner keeper of Checkpoint"),
  ],
  [
    "triggers that the database's settings pass by",
    alter("role assay_app in database % set session_replication_role = replica"),
    alter("role assay_app in database % reset session_replication_role"),
    added("setting session_replication_role = replica"),
  ],
  [
    "a function that is taken for PostgreSQL's",
    `create function public.encode(bytea, name) returns text language sql as $$ select 'x' $$; alter extension plpgsql add function public.encode(bytea, name)`,
    `alter extension plpgsql drop function public.encode(bytea, name); drop function public.encode(bytea, name)`,
    added("function encode(bytea,name)"),
  ],
  [
    "such a function of arguments that are PostgreSQL's by another name",
    `create domain words as text; create function public.encode(bytea, words) returns text language sql as $$ select 'x' $$;
       alter extension plpgsql add domain words; alter extension plpgsql add function public.encode(bytea, words)`,
    `alter extension plpgsql drop function public.encode(bytea, words); alter extension plpgsql drop domain words; drop function public.encode(bytea, words); drop domain words`,
    added("function encode(bytea,words)"),
  ],
  [
    "an operator of somebody's own",
    `create function never("Role", text) returns boolean language sql as $$ select false $$; create operator public.= (leftarg = "Role", rightarg = text, function = never)`,
    `drop operator public.= ("Role", text); drop function never("Role", text)`,
    `the function never("Role",text) was made by no migration`,
    `the operator =("Role",text) was made by no migration`,
  ],
  [
    "an answer that the machine gives to every question",
    `alter type "AssessedBy" rename value 'assigned' to 'nobody'`,
    `alter type "AssessedBy" rename value 'nobody' to 'assigned'`,
    "the type AssessedBy is not what the migrations made it",
  ],
  [
    "something done at each sign-in",
    `create function helps() returns event_trigger language plpgsql as $$ begin null; end $$; create event trigger helps on login execute function helps()`,
    `drop event trigger helps; drop function helps()`,
    added("event trigger helps at each sign-in"),
    added("function helps()"),
  ],
  [
    "a database of another version",
    `insert into _prisma_migrations (id, checksum, migration_name, finished_at) values ('x', 'x', '20991231000000_later', now()); alter table "Claim" add "later" int`,
    `delete from _prisma_migrations where id = 'x'; alter table "Claim" drop "later"`,
    added("migration 20991231000000_later"),
  ],
])("names %s", async (_, change, undo, ...expected) => {
  await superuser.query(change);
  try {
    const found = await faults();
    for (const one of expected) expect(found).toContainEqual(expect.stringMatching(new RegExp(`^${one.replace(/[()."|[\]=]/g, "\\$&")}`)));
    expect(found.length).toBe(expected.length);
  } finally {
    await superuser.query(undo);
  }
  expect(await faults()).toEqual([]);
});

test.each(["require_audit_event()", "refuse_change()", "require_contiguous_event()", "guard_log_head()", "refuse_truncate()"])(
  "names the guard %s whose function does nothing any more",
  async (routine) => {
    const was = await definitionOf(routine);
    await superuser.query(`create or replace function ${routine} returns trigger language plpgsql as $$ begin return new; end $$`);
    expect(await faults()).toEqual([`the function ${routine} is not what the migrations made it`]);
    await superuser.query(was);
    expect(await faults()).toEqual([]);
  },
);

test("reads its own tables, whatever stands before them on the way", async () => {
  const way = (to: string) => alter(`database % ${to}`);
  await superuser.query(`create schema before; create view before."LogHead" as select * from public."LogHead" where false`);
  await superuser.query(`grant usage on schema before to assay_app; grant select on before."LogHead" to assay_app`);
  await superuser.query(way("set search_path = before, public"));
  expect(await faults()).toEqual([]);
  await superuser.query(`${way("reset search_path")}; drop schema before cascade`);
});

test.each([
  "set datestyle = 'German, DMY'",
  "set quote_all_identifiers = on",
  "set extra_float_digits = 0",
  "set bytea_output = 'escape'",
  "set intervalstyle = 'sql_standard'",
])("accuses no newsroom whose operator %s", async (setting) => {
  await superuser.query(alter(`database % ${setting.replaceAll("'", "''")}`));
  try {
    expect(await faults()).toEqual([]);
  } finally {
    await superuser.query(alter("database % reset all"));
  }
});

test("accuses no newsroom whose operator uses extensions, types and tables of their own, or a superuser to migrate", async () => {
  await superuser.query(
    `create extension citext; create extension pgcrypto; create extension hstore; create extension pg_stat_statements; create extension pg_trgm`,
  );
  await superuser.query(`create type mood as enum ('calm', 'tense'); create table own (mood mood)`);
  const owned = (by: string) => superuser.query(`alter table "Checkpoint" owner to ${by}; alter function refuse_change() owner to ${by}`);
  await superuser.query("create role migrator superuser");
  await owned("migrator");
  try {
    expect(await faults()).toEqual([]);
  } finally {
    await owned("current_user");
    await superuser.query("drop role migrator");
    await superuser.query("drop table own; drop type mood; drop extension citext, pgcrypto, hstore, pg_stat_statements, pg_trgm");
  }
});
