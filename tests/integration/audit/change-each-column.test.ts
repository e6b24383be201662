import { createHash } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { compareFacts, replayLog } from "@/lib/audit/compare-tables";
import { comparedColumns } from "@/lib/audit/compared-columns";
import type { Replay } from "@/lib/audit/fact";
import { snapshotConnection, snapshotOn } from "@/lib/audit/log-snapshot";
import { setClock } from "@/lib/clock";
import { everythingIn, stubForEverything } from "@/tests/builders/everything";
import { aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { someOrigins } from "@/tests/builders/origins";
import { publicAddress } from "@/tests/support/source-server";

const seed = process.env.ASSAY_TEST_SEED ?? "assay";

let superuser: pg.Client;
let newsroom: Newsroom;
let replay: Replay;
let guards: { table: string; name: string }[] = [];
beforeAll(async () => {
  stubForEverything();
  // A clock that never says the same twice: whatever a command asks it for outside its one moment, differs.
  let asked = 0;
  setClock({
    now: () => {
      asked += 1;
      return new Date(Date.now() + asked);
    },
  });
  newsroom = await aNewsroom();
  await someOrigins(newsroom);
  await everythingIn(newsroom, `https://${publicAddress}/hook`);
  setClock(null);
  replay = await replayLog(newsroom.workspaceId);
  superuser = snapshotConnection(process.env.ASSAY_OWNER_DATABASE_URL ?? "");
  await superuser.connect();
  ({ rows: guards } = await superuser.query(
    `select relname as table, tgname as name from pg_trigger join pg_class on pg_class.oid = tgrelid where not tgisinternal and tgenabled = 'A'`,
  ));
  for (const { table, name } of guards) await superuser.query(`alter table "${table}" disable trigger ${name}`);
  await superuser.query("set session_replication_role = replica");
  // One transaction, in which each change is taken back: comparing on a connection that knows the tables takes a fraction of the time that it takes on a new one.
  await superuser.query("begin");
});
afterAll(async () => {
  await superuser.query("rollback");
  await superuser.end();
  vi.unstubAllEnvs();
});

/** Which row of the comparison a row of a table belongs to, where that is not the row's own id: an expression over the row `r`. */
const placeOf: Record<string, string> = {
  Adjudication: `case when r."verdictId" is null then 'AdjudicationStep/' || r."claimId" else 'Adjudication/' || r."verdictId" end`,
  Appearance: `'Appearance/' || r."claimId" || '/' || r."snapshotId"`,
  AssessmentCitation: `'Assessment/' || r."assessmentId"`,
  Assignment: `'Claim/' || r."claimId"`,
  Breakdown: `'Breakdown/' || r."snapshotId"`,
  CaptureArtefact: `'Capture/' || r."captureId"`,
  Claimant: `(select 'ClaimRevision/' || c."claimId" || '/' || c."number" from "ClaimRevision" c where c."claimantId" = r."id" limit 1)`,
  ClaimLineage: `'ClaimLineage/' || r."stepId"`,
  ClaimRevision: `'ClaimRevision/' || r."claimId" || '/' || r."number"`,
  CommentMention: `'Comment/' || r."commentId"`,
  CommentRevision: `'CommentRevision/' || r."commentId" || '/' || r."number"`,
  EvidenceCheck: `'EvidenceCheck/' || r."evidenceId" || '/' || r."captureId"`,
  FactCheck: `'FactCheckImport/' || r."importId"`,
  FactCheckReinstatement: `'FactCheckReinstatement/' || r."stepId"`,
  FactCheckWithdrawal: `'FactCheckWithdrawal/' || r."stepId"`,
  FixityFault: `'FixityCheck/' || r."checkId"`,
  ImportedAnnotation: `'ImportedAnnotation/' || r."claimId"`,
  ImportedComment: `'ImportedComment/' || r."commentId"`,
  LearnedLayer: `'LearnedLayer/' || r."number"`,
  Member: `'Member/' || r."userId"`,
  NotificationChoice: `'NotificationChoice/' || r."memberId"`,
  PublishedClaim: `'PublishedClaim/' || r."claimId"`,
  Rating: `(select 'Rating/' || v."scaleId" || '/' || v."number" || '/' || r."key" from "RatingScaleVersion" v where v."id" = r."scaleVersionId")`,
  RatingScaleVersion: `'RatingScaleVersion/' || r."scaleId" || '/' || r."number"`,
  SealedReader: `'SealedReader/' || r."sourceId"`,
  SealedSource: `'SealedSource/' || r."sourceId"`,
  SufficientSetPiece: `'SufficientSet/' || r."setId"`,
  ThreadPlace: `'ThreadPlace/' || r."threadId" || '/' || r."snapshotId"`,
  VerdictEvidence: `'Verdict/' || r."verdictId"`,
};

/** The same of single columns: what a machine proposed is compared as a whole. */
const placeOfColumn: Record<string, string> = Object.fromEntries(
  "articleId snapshotId breakdownId start end sentence kind statement claimant checkWorthiness reasons provider model version score"
    .split(" ")
    .map((column) => [`Candidate.${column}`, `'Breakdown/' || r."snapshotId"`]),
);

/** Which rows of a table are the newsroom's, where they do not say so themselves. */
const scopeOf: Record<string, string> = {
  User: `r."id" in (select m."userId" from "Member" m where m."workspaceId" = $1)`,
  Workspace: `r."id" = $1`,
};

type Column = { table: string; column: string; type: string; kind: string; labels: string[]; of: { table: string; column: string } | null };

/** Another value than the one there, whatever that is, in SQL. */
function otherValue({ column, type, kind, labels }: Column): string {
  const at = `r."${column}"`;
  if (kind === "e") {
    const [first = "", second = first] = labels;
    return `(case when ${at}::text = '${first}' then '${second}' else '${first}' end)::${type}`;
  }
  switch (type) {
    case "boolean":
      return `not ${at}`;
    case "integer":
    case "bigint":
    case "double precision":
      return `coalesce(${at}, 0) + 1000`;
    case "uuid":
      return "gen_random_uuid()";
    case "date":
      return `coalesce(${at}, '2020-01-01') + 1`;
    case "timestamp(3) with time zone":
      return `coalesce(${at}, '2020-01-01') + interval '1 day'`;
    case "bytea":
      return `coalesce(${at}, ''::bytea) || '\\x78'::bytea`;
    case "jsonb":
      return `case when jsonb_typeof(${at}) = 'object' then jsonb_set(${at}, array[coalesce((select min(k) from jsonb_object_keys(${at}) k), 'x')], '"another"') else '["another"]'::jsonb end`;
    case "character(64)":
      return `case when ${at} = repeat('a', 64) then repeat('b', 64) else repeat('a', 64) end`;
    case "text":
      return `coalesce(${at}, '') || 'x'`;
    default:
      return type.endsWith("[]") ? arrayValue(at, { type: type.slice(0, -2), labels }) : `unknown type ${type}`;
  }
}

/** The id of the row most like the one it names now, of the same newsroom, in SQL: what is compared by a name that two rows share is not seen by it. */
function alikeValue({ column, of }: Column): string | null {
  if (of === null) return null;
  const { table, column: id } = of;
  return `(select o."${id}" from "${table}" o left join "${table}" n on n."workspaceId" = o."workspaceId" and n."${id}" = r."${column}"
    where o."workspaceId" = r."workspaceId" and o."${id}" is distinct from r."${column}"
    order by (select count(*) from jsonb_each(to_jsonb(o)) v where to_jsonb(n) -> v.key = v.value) desc, o."${id}" limit 1)`;
}

function arrayValue(at: string, { type, labels }: { type: string; labels: string[] }): string {
  const element = type === "uuid" ? "gen_random_uuid()" : type === "integer" ? "7" : `'${labels[0] ?? "another"}'::${type}`;
  return `case when cardinality(${at}) > 0 then array[]::${type}[] else array[${element}] end`;
}

async function columnsOf(): Promise<Column[]> {
  const { rows } = await superuser.query<Column>(
    `select c.relname as "table", a.attname as "column", format_type(a.atttypid, a.atttypmod) as "type", t.typtype as "kind",
       (select jsonb_build_object('table', f.relname, 'column', b.attname) from pg_constraint k join pg_class f on f.oid = k.confrelid
          join pg_attribute b on b.attrelid = f.oid and b.attnum = k.confkey[array_position(k.conkey, a.attnum)]
          join pg_attribute w on w.attrelid = f.oid and w.attname = 'workspaceId'
          where k.contype = 'f' and k.conrelid = c.oid and a.attnum = any (k.conkey) order by cardinality(k.conkey), k.conname limit 1) as "of",
       coalesce((select array_agg(e.enumlabel::text order by e.enumsortorder) from pg_enum e where e.enumtypid in (t.oid, t.typelem)), '{}') as "labels"
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped join pg_type t on t.oid = a.atttypid
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1, a.attnum`,
  );
  return rows.filter(({ table, column }) => comparedColumns[table]?.split(" ").includes(column));
}

const numberOf = (text: string) => createHash("sha256").update(`${seed} ${text}`).digest().readUInt32BE();

type Outcome = "found" | "not found" | "no row" | "refused";

/** Changes one value to another in some row that a constraint lets change. */
async function change(column: Column, other: string): Promise<Outcome> {
  const { table, column: name } = column;
  const scope = scopeOf[table] ?? `r."workspaceId" = $1`;
  const place = placeOfColumn[`${table}.${name}`] ?? placeOf[table] ?? `'${table}/' || r."id"`;
  const { rows } = await superuser.query<{ row: string; place: string }>(
    `select r.ctid::text as "row", ${place} as "place" from "${table}" r where ${scope} order by r::text collate "C"`,
    [newsroom.workspaceId],
  );
  if (rows.length === 0) return "no row";
  const first = numberOf(`${table}.${name}`) % rows.length;
  for (const chosen of [...rows.slice(first), ...rows.slice(0, first)]) {
    const outcome = await changeIn(column, other, chosen);
    if (outcome !== "refused") return outcome;
  }
  return "refused";
}

/** Compares what the superuser's transaction sees with the log. */
async function faultsNow() {
  const { workspaceId } = newsroom;
  const snapshot = snapshotOn(superuser);
  return (await compareFacts({ snapshot, workspaceId, replay: { ...replay, facts: new Map(replay.facts) } })).faults;
}

/** Changes one value of one row, looks whether the comparison names that row, and takes the change back. */
async function changeIn({ table, column }: Column, other: string, chosen: { row: string; place: string }): Promise<Outcome> {
  await superuser.query("savepoint before");
  try {
    const update = `update "${table}" r set "${column}" = ${other} where r.ctid = $1::tid and ${other} is distinct from r."${column}"`;
    const { rowCount } = await superuser.query(update, [chosen.row]);
    if (rowCount === 0) return "refused";
    const faults = await faultsNow();
    return faults.some(({ fault }) => fault.startsWith(`the row ${chosen.place} `)) ? "found" : "not found";
  } catch (error) {
    // Class 23: a constraint does not let it be.
    if (!(error instanceof pg.DatabaseError) || error.code?.startsWith("23") !== true) throw error;
    return "refused";
  } finally {
    await superuser.query("rollback to savepoint before");
    await superuser.query("release savepoint before");
  }
}

test("finds nothing where only commands wrote", async () => {
  expect(await faultsNow()).toEqual([]);
});

test(`finds each compared column that somebody with full rights changes in one row (seed ${seed})`, { timeout: 120_000 }, async () => {
  const outcomes = new Map<Outcome, string[]>();
  for (const column of await columnsOf()) {
    const outcome = await change(column, otherValue(column));
    outcomes.set(outcome, [...(outcomes.get(outcome) ?? []), `${column.table}.${column.column}`]);
  }
  const empty = new Set((outcomes.get("no row") ?? []).map((name) => name.split(".")[0]));
  expect({ missed: outcomes.get("not found") ?? [], refused: outcomes.get("refused") ?? [], empty: [...empty] }).toEqual({
    ...{ missed: [], refused: [] },
    // No command makes rows of it.
    empty: ["Correction"],
  });
  expect(outcomes.get("found")?.length).toBeGreaterThan(300);
  expect(await faultsNow()).toEqual([]);
});

test(`finds each moment and each day that is put off for ever (seed ${seed})`, { timeout: 120_000 }, async () => {
  const outcomes = new Map<Outcome, string[]>();
  for (const column of await columnsOf()) {
    if (!/^(?:date|timestamp)/.test(column.type)) continue;
    const outcome = await change(column, "'infinity'");
    outcomes.set(outcome, [...(outcomes.get(outcome) ?? []), `${column.table}.${column.column}`]);
  }
  expect(outcomes.get("not found") ?? []).toEqual([]);
  expect(outcomes.get("found")?.length).toBeGreaterThan(60);
});

test(`finds each reference that is turned aside to the row most like the one it names (seed ${seed})`, { timeout: 120_000 }, async () => {
  const outcomes = new Map<Outcome, string[]>();
  for (const column of await columnsOf()) {
    const other = alikeValue(column);
    if (other === null) continue;
    const outcome = await change(column, other);
    outcomes.set(outcome, [...(outcomes.get(outcome) ?? []), `${column.table}.${column.column}`]);
  }
  expect(outcomes.get("not found") ?? []).toEqual([]);
  expect(outcomes.get("found")?.length).toBeGreaterThan(60);
  expect(await faultsNow()).toEqual([]);
});
