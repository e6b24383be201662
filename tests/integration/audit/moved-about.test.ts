import pg from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { setTopics } from "@/lib/articles/set-topics";
import { auditLog, checkLog } from "@/lib/audit/check-log";
import { compareTables } from "@/lib/audit/compare-tables";
import { signCheckpoint } from "@/lib/audit/sign-checkpoint";
import { verifyLog } from "@/lib/audit/verify";
import { setLanguages } from "@/lib/people/set-languages";
import { signOutEverywhere } from "@/lib/people/sign-out-everywhere";
import { setWaivableRules } from "@/lib/reports/set-waivable-rules";
import { waivableCodes } from "@/lib/reports/waivable";
import { aClaimSentBack } from "@/tests/builders/discussion";
import { everythingIn, stubForEverything } from "@/tests/builders/everything";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { someOrigins } from "@/tests/builders/origins";
import { anArticle } from "@/tests/builders/review";
import { faultsOf, readLog, rewriteLog, unguarded } from "@/tests/builders/tampering";
import { publicAddress } from "@/tests/support/source-server";

// Rows and events that somebody with full rights puts in another's place, or takes away with all that hangs on them.

let superuser: pg.Client;
let newsroom: Newsroom;
let other: Newsroom;
beforeAll(async () => {
  stubForEverything();
  newsroom = await aNewsroom();
  other = await aNewsroom();
  await someOrigins(newsroom);
  await aClaimSentBack(newsroom);
  const { owner, editor, reviewer } = newsroom;
  const { articleId } = await anArticle(newsroom);
  accepted(await setTopics(editor, { articleId, topics: "Bridges, Money", seen: [] }));
  accepted(await setLanguages(owner, { memberId: reviewer.userId ?? "", languages: "de, fr" }));
  accepted(await setWaivableRules(owner, { rules: waivableCodes.slice(0, 2) }));
  await everythingIn(newsroom, `https://${publicAddress}/hook`);
  superuser = new pg.Client({ connectionString: process.env.ASSAY_OWNER_DATABASE_URL });
  await superuser.connect();
});
afterAll(async () => {
  await superuser.end();
  vi.unstubAllEnvs();
});

const faultsAfter = async (...changes: string[]) => [...new Set(await faultsOf(superuser, newsroom.owner, changes))];

async function idsIn(table: string, where = "true"): Promise<string[]> {
  const sql = `select "id" from "${table}" where "workspaceId" = $1 and ${where} order by "id"`;
  return (await superuser.query<{ id: string }>(sql, [newsroom.workspaceId])).rows.map(({ id }) => id);
}

/** Two rows under each other's name. */
function swapped(table: string, [one, two]: readonly string[]): string[] {
  const free = "00000000-0000-4000-8000-000000000000";
  const steps = [
    [one, free],
    [two, one],
    [free, two],
  ] as const;
  return steps.map(([from, to]) => `update "${table}" set "id" = '${to}' where "id" = '${from}'`);
}

describe("the comparison", () => {
  test("finds nothing where only commands wrote", async () => {
    expect((await compareTables(newsroom.owner)).faults).toEqual([]);
  });

  test.each(
    "Article Assessment Capture Claim ClaimantContact Comment Evidence EvidenceSearch Report ReportVersion Snapshot Source Thread Verdict".split(
      " ",
    ),
  )("finds two rows of %s that stand under each other's name", async (table) => {
    const ids = await idsIn(table);
    const ends = [ids[0] ?? "", ids.at(-1) ?? ""];
    expect(new Set(ends).size).toBe(2);
    expect((await faultsAfter(...swapped(table, ends))).filter((fault) => fault.startsWith(`the row ${table}/… `))).not.toEqual([]);
  });

  test("finds questions that stand under each other's name, by which they are discussed", async () => {
    const questions = await idsIn("Adjudication", `"outcome" = 'sentBack'`);
    expect(questions.length).toBeGreaterThan(1);
    expect(await faultsAfter(...swapped("Adjudication", questions))).toEqual([
      "the row AdjudicationStep/… holds another asked than was recorded",
    ]);
  });

  test.each(["Article", "Claim", "Evidence", "Verdict", "Member", "Comment", "Candidate", "ReportVersion"])(
    "finds rows of %s that were moved to another newsroom, from both",
    async (table) => {
      const moved = `update "${table}" set "workspaceId" = '${other.workspaceId}' where "workspaceId" = '${newsroom.workspaceId}'`;
      expect((await faultsAfter(moved)).length).toBeGreaterThan(0);
      if (table !== "Candidate")
        expect((await faultsOf(superuser, other.owner, [moved])).filter((fault) => fault.endsWith("was never recorded"))).not.toEqual([]);
    },
  );

  test("finds a row that was taken away with all that hangs on it", async () => {
    const found = await faultsAfter(
      `delete from "VerdictEvidence"`,
      `delete from "Adjudication" where "verdictId" is not null`,
      `delete from "Verdict"`,
      `delete from "AssessmentCitation"`,
      `delete from "Assessment"`,
    );
    for (const table of ["Adjudication", "Assessment", "Verdict"]) expect(found).toContain(`the row ${table}/… is missing`);
  });

  test.each([
    ["AssessmentCitation", "assessmentId"],
    ["Assignment", "claimId"],
    ["CaptureArtefact", "captureId"],
    ["CommentMention", "commentId"],
    ["FixityFault", "checkId"],
    ["SufficientSetPiece", "setId"],
    ["VerdictEvidence", "verdictId"],
  ])("finds a row of %s that belongs to nothing", async (table, column) => {
    const id = ["Assignment", "CaptureArtefact"].includes(table) ? `'id', gen_random_uuid(),` : "";
    const slipped = `insert into "${table}" select (jsonb_populate_record(t, jsonb_build_object(${id} '${column}', gen_random_uuid()))).* from "${table}" t limit 1`;
    expect(await faultsAfter(slipped)).toEqual([expect.stringMatching(`^the row ${table}/….* was never recorded$`)]);
  });

  test.each([
    ["Article", "topics"],
    ["Member", "languages"],
    ["WebhookEndpoint", "types"],
    ["Workspace", "waivableRules"],
  ])("finds a list of %s that was made one of its parts joined together, or of a part that is nothing", async (table, column) => {
    const where = `where cardinality("${column}") > 1`;
    for (const joint of ["','", "e'\\n'"]) {
      const joined = `update "${table}" set "${column}" = array[array_to_string("${column}", ${joint})] ${where}`;
      expect(await faultsAfter(joined)).toContain(`the row ${table}/… holds another ${column} than was recorded`);
    }
    const emptied = `update "${table}" set "${column}" = array_append("${column}", null) ${where}`;
    expect(await faultsAfter(emptied)).toContain(`the row ${table}/… holds another ${column} than was recorded`);
  });

  test("finds a comment that was reserved for nobody", async () => {
    const hidden = `update "Comment" set "reservedFor" = array[null]::uuid[] where cardinality("reservedFor") = 0`;
    expect(await faultsAfter(hidden)).toEqual(["the row Comment/… holds another reservedFor than was recorded"]);
  });

  test("finds files of a copy that became one whose kind names the other", async () => {
    const { rows } = await superuser.query<{ id: string; captureId: string; role: string; hash: string; kind: string; size: string }>(
      `select "id", "captureId", "role", trim("contentHash") as hash, "mediaType" as kind, "sizeBytes" as size from "CaptureArtefact" where "workspaceId" = $1
       order by "captureId", concat_ws(' ', "role", "contentHash", "mediaType", "sizeBytes") collate "C"`,
      [newsroom.workspaceId],
    );
    const pairs = rows.flatMap((one, at) =>
      rows
        .slice(at + 1)
        .filter((next) => next.captureId === one.captureId)
        .map((next) => [one, next] as const),
    );
    const [one, next] = pairs[0] ?? [];
    if (one === undefined || next === undefined) throw new Error("No copy has two files.");
    const kind = `${one.kind} ${one.size}\n${next.role} ${next.hash} ${next.kind}`;
    const found = await faultsAfter(
      `delete from "CaptureArtefact" where "id" = '${next.id}'`,
      `update "CaptureArtefact" set "mediaType" = '${kind}', "sizeBytes" = ${next.size} where "id" = '${one.id}'`,
    );
    expect(found).toEqual(["the row Capture/… holds another artefacts than was recorded"]);
  });

  test("finds a label in another language whose words went over to its meaning", async () => {
    const shifted = `update "Rating" set "translations" = (select jsonb_object_agg(key, case when strpos(value->>'label', ' ') = 0 then value else jsonb_build_object(
        'label', split_part(value->>'label', ' ', 1), 'meaning', substr(value->>'label', strpos(value->>'label', ' ') + 1) || ' ' || (value->>'meaning')) end)
      from jsonb_each("translations")) where exists (select from jsonb_each("translations") where strpos(value->>'label', ' ') > 0)`;
    expect(new Set((await faultsAfter(shifted)).map((fault) => fault.replace(/^.*holds/, "holds")))).toEqual(
      new Set(["holds another translations than was recorded"]),
    );
  });

  test("finds a takedown of a whole report that was made one of a version that there is not", async () => {
    const narrowed = `update "Takedown" set "number" = 0 where "number" is null`;
    expect(await faultsAfter(narrowed)).toEqual(["the row Takedown/… holds another number than was recorded"]);
  });

  test("finds a text whose paragraphs are told in another order", async () => {
    const turned = `update "Snapshot" set "blocks" = (select jsonb_agg(b order by n desc) from jsonb_array_elements("blocks") with ordinality e(b, n)) where jsonb_array_length("blocks") > 1`;
    expect(await faultsAfter(turned)).toEqual(["the row Snapshot/… holds another blocksHash than was recorded"]);
  });
});

describe("the log", () => {
  const faultsIn = async (room: Newsroom) => (await verifyLog(room.owner)).faults.map(({ fault }) => fault);

  test("does not hold with an event of another newsroom's in it, chained and hashed as its own", async () => {
    const [room, from] = [await aNewsroom(), await aNewsroom()];
    const foreign = (await readLog(superuser, from.workspaceId)).filter(({ type }) => type === "member.added");
    await rewriteLog(superuser, room.workspaceId, {
      change: (events) => [...events, ...foreign.map((event) => ({ ...event, sequence: -1 }))],
    });
    const found = await faultsIn(room);
    expect(found).toContain("its workspace column differs from what was recorded");
    expect(found.some((fault) => fault.includes("no event says that it was erased"))).toBe(true);
  });

  test("is missed the checkpoints that an earlier check saw, and what others said of them", async () => {
    const room = await aNewsroom();
    const first = await signCheckpoint(room.workspaceId);
    await checkLog(room.workspaceId);
    await signCheckpoint(room.workspaceId);
    expect(await faultsIn(room)).toEqual([]);
    const gone = `delete from "Checkpoint" where "workspaceId" = $1 and size = ${first.size}`;
    await unguarded(superuser, () => superuser.query(gone, [room.workspaceId]));
    expect(await faultsIn(room)).toEqual([`the checkpoint of ${first.size} events, which was there then, is missing`]);
  });

  test("misses none that a crash left outside the database alone, once it is signed on", async () => {
    const room = await aNewsroom();
    const { size } = await signCheckpoint(room.workspaceId);
    const lost = `delete from "Checkpoint" where "workspaceId" = $1 and size = ${size}`;
    await unguarded(superuser, () => superuser.query(lost, [room.workspaceId]));
    await checkLog(room.workspaceId);
    expect(await faultsIn(room)).toEqual([]);
    accepted(await signOutEverywhere(room.owner, { memberId: room.viewer.userId ?? "" }));
    await signCheckpoint(room.workspaceId);
    expect(await faultsIn(room)).toEqual([]);
  });

  test("misses none either when the next signing ended half-way, too", async () => {
    const room = await aNewsroom();
    const { size } = await signCheckpoint(room.workspaceId);
    const lost = `delete from "Checkpoint" where "workspaceId" = $1 and size = ${size}`;
    await unguarded(superuser, () => superuser.query(lost, [room.workspaceId]));
    await checkLog(room.workspaceId);
    // The next one's file is written; what goes into the database with it is taken back.
    await superuser.query(
      `create trigger ends_half_way before insert on "Checkpoint" for each row when (new.size > ${size}) execute function refuse_change()`,
    );
    await expect(signCheckpoint(room.workspaceId)).rejects.toThrow("RestrictViolation");
    await superuser.query(`drop trigger ends_half_way on "Checkpoint"`);
    expect(await faultsIn(room)).toEqual([]);
    const next = await signCheckpoint(room.workspaceId);
    expect(next.size).toBeGreaterThan(size);
    expect(await faultsIn(room)).toEqual([]);
  });
});

describe("the guards", () => {
  const faultsNow = async () => (await auditLog(other.workspaceId)).faults.map(({ fault }) => fault);

  test("are told of that are switched off or gone, and no longer once they are back", async () => {
    expect(await faultsNow()).toEqual([]);
    await superuser.query(`alter table "Verdict" disable trigger is_audited; alter table "AuditEvent" enable trigger rows_are_permanent`);
    await superuser.query(
      `alter trigger is_never_truncated on "LogHead" rename to kept_aside; alter trigger is_audited on "Claim" rename to kept_aside`,
    );
    expect((await faultsNow()).toSorted()).toEqual([
      "the trigger is_audited of Claim is gone",
      "the trigger is_audited of Verdict is switched off",
      "the trigger is_never_truncated of LogHead is gone",
      "the trigger kept_aside of Claim was made by no migration",
      "the trigger kept_aside of LogHead was made by no migration",
      "the trigger rows_are_permanent of AuditEvent is switched off",
    ]);
    await superuser.query(
      `alter table "Verdict" enable always trigger is_audited; alter table "AuditEvent" enable always trigger rows_are_permanent`,
    );
    await superuser.query(
      `alter trigger kept_aside on "LogHead" rename to is_never_truncated; alter trigger kept_aside on "Claim" rename to is_audited`,
    );
    expect(await faultsNow()).toEqual([]);
  });
});
