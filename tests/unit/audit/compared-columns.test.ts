import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { apartTables } from "@/lib/audit/apart-facts";
import { columnsOfEveryRow, comparedColumns, uncomparedColumns } from "@/lib/audit/compared-columns";
import { factTables } from "@/lib/audit/fact";
import { deskTables } from "@/lib/audit/read-present";

/** What says nothing of the newsroom's work, or is the record itself: the same list as that of the guards. */
const outside = new Set(
  "Session Account VerificationToken RateLimit AuditEvent LogHead Checkpoint Cosignature Timestamp TileHash Notification LogReader Delivery DeliveryAttempt".split(
    " ",
  ),
);

const words = (list: string) => list.split(" ");

/** The columns of each table, as the schema that migrations are held against names them. */
function columnsInSchema(): Map<string, string[]> {
  const schema = readFileSync("prisma/schema.prisma", "utf8");
  const models = [...schema.matchAll(/^model (\w+) \{\n(.*?)^\}/gms)].map(([, name = "", body = ""]) => ({ name, body }));
  const names = new Set(models.map(({ name }) => name));
  const columns = (body: string) =>
    [...body.matchAll(/^ {2}(\w+)\s+(\w+)/gm)].flatMap(([, column = "", type = ""]) => (names.has(type) ? [] : [column]));
  return new Map(models.filter(({ name }) => !outside.has(name)).map(({ name, body }) => [name, columns(body)]));
}

const schema = columnsInSchema();
const reasons = Object.entries(uncomparedColumns);

test("every column of every audited table is compared, or there is a reason why not, and never both", () => {
  expect(schema.size).toBeGreaterThan(45);
  const problems: string[] = [];
  for (const [table, columns] of schema) {
    const compared = words(comparedColumns[table] ?? "");
    for (const column of columns) {
      const said = reasons.filter(([, tables]) => words(tables[table] ?? "").includes(column)).length;
      const whole = reasons.filter(([, tables]) => tables[table] === "*").length;
      const isGeneral = columnsOfEveryRow.includes(column) ? 1 : 0;
      const count = compared.includes(column) ? 1 + said : said + whole || isGeneral;
      if (count !== 1) problems.push(`${table}.${column}: ${count}`);
    }
  }
  expect(problems).toEqual([]);
});

test("nothing is listed that is not there", () => {
  const listed = [comparedColumns, ...Object.values(uncomparedColumns)].flatMap(Object.entries);
  const unknown = listed.flatMap(([table, columns]) =>
    words(columns)
      .filter((column) => !(column === "*" ? schema.has(table) : schema.get(table)?.includes(column)))
      .map((column) => `${table}.${column}`),
  );
  expect(unknown).toEqual([]);
});

test("every table that is compared is read and replayed", () => {
  // Rows of these are compared as parts of another.
  const parts = {
    AssessmentCitation: "Assessment",
    Assignment: "Claim",
    CaptureArtefact: "Capture",
    Claimant: "ClaimRevision",
    CommentMention: "Comment",
    FactCheck: "FactCheckImport",
    FixityFault: "FixityCheck",
    SufficientSetPiece: "SufficientSet",
    VerdictEvidence: "Verdict",
  };
  const replayed = new Set<string>(factTables);
  const wholeOf = (table: string) => Object.entries(parts).find(([part]) => part === table)?.[1] ?? table;
  expect(Object.keys(comparedColumns).filter((table) => !replayed.has(wholeOf(table)))).toEqual([]);
  const read = new Set([...deskTables, ...apartTables].map(({ table }) => table));
  expect(factTables.filter((table) => !read.has(table))).toEqual(["Breakdown", "FactCheckImport"]);
  expect(readdirSync("lib/audit").filter((file) => file.endsWith("-facts.ts")).length).toBeGreaterThanOrEqual(9);
});
