import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { type Actor, readerActor, systemActor } from "@/lib/actor";
import { askRetraction } from "@/lib/reports/ask-retraction";
import type { Result } from "@/lib/result";
import { aThread } from "@/tests/builders/discussion";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { someOrigins } from "@/tests/builders/origins";
import { someReplies } from "@/tests/builders/reply";
import { aPublishedReport } from "@/tests/builders/report";
import { aSuperuser } from "@/tests/builders/tampering";

// Every command there is, given by the members of one newsroom about the things of another.

type AnyCommand = { (actor: Actor, input: unknown): Promise<Result<unknown>>; stem: string; input: z.ZodType };

/** A newsroom, and of each table with ids its newest row. */
type Known = { newsroom: Newsroom; ids: Map<string, string> };

let theirs: Known;
let ours: Known;
const superuser = aSuperuser();
let commands: AnyCommand[];

const isCommand = (value: unknown): value is AnyCommand => typeof value === "function" && "stem" in value && "input" in value;
const definesCommand = (file: string) => /= defineCommand\(/.test(readFileSync(path.join("lib", file), "utf8"));

async function everyCommand(): Promise<AnyCommand[]> {
  const files = readdirSync("lib", { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".ts") && !file.startsWith("generated"),
  );
  const modules = await Promise.all(files.filter(definesCommand).map((file): Promise<object> => import(path.resolve("lib", file))));
  const found = modules.flatMap((module) => Object.values(module)).filter(isCommand);
  // Whoever founds a newsroom names one that is not there yet.
  return found.filter(({ stem }) => stem !== "foundWorkspace").toSorted((one, other) => one.stem.localeCompare(other.stem));
}

async function tablesWith(...columns: string[]): Promise<string[]> {
  const { rows } = await superuser.query<{ name: string }>(
    `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = any ($1)
     group by 1 having count(*) = $2 order by 1`,
    [columns, columns.length],
  );
  return rows.map(({ name }) => name);
}

async function rowsOf({ newsroom: { workspaceId } }: Known): Promise<string[]> {
  const all: string[] = [];
  for (const table of await tablesWith("workspaceId")) {
    const { rows } = await superuser.query<{ row: string }>(
      `select to_jsonb(t)::text as row from "${table}" t where "workspaceId" = $1 order by 1`,
      [workspaceId],
    );
    all.push(...rows.map(({ row }) => `${table} ${row}`));
  }
  return all;
}

async function aBusyNewsroom(): Promise<Known> {
  const newsroom = await aNewsroom();
  const { claimId, articleId } = await aPublishedReport(newsroom);
  await someOrigins(newsroom);
  await someReplies(newsroom, claimId);
  await aThread(newsroom.reviewer, claimId);
  accepted(await askRetraction(newsroom.editor, { articleId, claimId: null, reason: "It was wrong." }));
  const ids = new Map<string, string>();
  for (const table of await tablesWith("workspaceId", "id")) {
    const newest = `select id::text as id from "${table}" where "workspaceId" = $1 order by "${table}".id desc limit 1`;
    const { rows } = await superuser.query<{ id: string }>(newest, [newsroom.workspaceId]);
    for (const { id } of rows) ids.set(table, id);
  }
  return { newsroom, ids };
}

beforeAll(async () => {
  commands = await everyCommand();
  [theirs, ours] = [await aBusyNewsroom(), await aBusyNewsroom()];
});

const tables: Record<string, string> = {
  ...{
    ofClaim: "Claim",
    target: "MailRecipient",
    original: "Article",
    endpoint: "WebhookEndpoint",
    report: "Report",
    factCheck: "FactCheckImport",
  },
  ...{
    contact: "ClaimantContact",
    attachment: "ContactAttachment",
    search: "EvidenceSearch",
    set: "SufficientSet",
    step: "AdjudicationStep",
  },
  adjudication: "Adjudication",
};

function idIn({ newsroom, ids }: Known, name: string): string {
  const stem = name.replace(/Ids?$/, "");
  if (/member|reader|person|user|assignee|reviewer|owner/i.test(stem)) return newsroom.secondReviewer.userId ?? "";
  return ids.get(tables[stem] ?? `${stem.charAt(0).toUpperCase()}${stem.slice(1)}`) ?? randomUUID();
}

const inner = z.record(z.string(), z.unknown());
const list = z.array(inner).catch([]);

/** Something that a schema of JSON takes; `idFor` is asked for each id, by its name. */
function sample(schema: unknown, name: string, idFor: (name: string) => string): unknown {
  const { type, format, enum: choices, const: only, anyOf, oneOf, items, properties, minimum, minItems, minLength } = inner.parse(schema);
  if (only !== undefined) return only;
  if (Array.isArray(choices)) return choices[0];
  const [first, ...others] = [...list.parse(anyOf), ...list.parse(oneOf)];
  if (first !== undefined) return sample([first, ...others].find((one) => one.format === "uuid") ?? first, name, idFor);
  if (type === "object")
    return Object.fromEntries(Object.entries(inner.catch({}).parse(properties)).map(([key, one]) => [key, sample(one, key, idFor)]));
  if (type === "array") return Array.from({ length: Math.max(Number(minItems ?? 0), 1) }, () => sample(items ?? {}, name, idFor));
  if (type === "integer" || type === "number") return Math.max(Number(minimum ?? 0), 1);
  if (type === "boolean") return true;
  if (format === "uuid" || /Ids?$/.test(name)) return idFor(name);
  if (format === "email" || /email/i.test(name)) return "somebody@else.example";
  if (format === "date" || /On$/.test(name)) return "2026-11-20";
  if (/url|address/i.test(name)) return "https://city.example/accounts";
  return type === "string" ? "words ".repeat(Math.ceil(Math.max(Number(minLength ?? 1), 18) / 6)).trim() : null;
}

/** What a command is given: all its ids theirs, or one of several while the others are ours. */
function inputsOf(command: AnyCommand): unknown[] {
  const schema = z.toJSONSchema(command.input, { io: "input", unrepresentable: "any" });
  const names = new Set<string>();
  const all = sample(schema, "input", (name) => {
    names.add(name);
    return idIn(theirs, name);
  });
  const mixed = [...names].map((theirName) => sample(schema, "input", (name) => idIn(name === theirName ? theirs : ours, name)));
  return names.size > 1 ? [all, ...mixed] : [all];
}

describe("the things of another newsroom", () => {
  test("are there for no command, whoever gives it and whatever of ours is named beside, and it throws of none of them", async () => {
    const before = await rowsOf(theirs);
    const { owner, editor, reviewer, viewer, workspaceId } = ours.newsroom;
    const actors = [owner, editor, reviewer, viewer, systemActor(workspaceId), readerActor(workspaceId)];
    const [codes, thrown]: [Map<string, number>, string[]] = [new Map(), []];
    for (const command of commands) {
      for (const [input, actor] of inputsOf(command).flatMap((one) => actors.map((who) => [one, who] as const))) {
        try {
          const result = await command(actor, input);
          const code = result.ok ? "ACCEPTED" : result.refusal.code;
          codes.set(code, (codes.get(code) ?? 0) + 1);
        } catch (error) {
          thrown.push(
            `${command.stem}, ${actor.role}, ${JSON.stringify(input)}: ${error instanceof Error ? error.message : String(error)}`,
          );
        }
      }
    }
    expect(thrown).toEqual([]);
    expect(await rowsOf(theirs)).toEqual(before);
    const own = (await rowsOf(ours)).join("\n");
    const people = Object.values(theirs.newsroom).flatMap((one) => (typeof one === "string" ? [] : [one.userId ?? ""]));
    expect([...theirs.ids.values(), ...people].filter((id) => own.includes(id))).toEqual([]);
    // Most are refused because there is no such thing, not because something was missing in what they were given.
    expect(commands.length).toBeGreaterThan(100);
    expect(codes.get("NOT_FOUND")).toBeGreaterThan(500);
  });
});
