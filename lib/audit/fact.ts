import { hash } from "node:crypto";
import { hashOfJson } from "./hash-of-json";
import type { ReadEvent } from "./read-event";
import type { ToldPlaces } from "./told-places";

/** The tables whose rows events describe, and that an audit compares with them. */
export const factTables = [
  "Adjudication",
  "AdjudicationStep",
  "Appearance",
  "Article",
  "Assessment",
  "Breakdown",
  "Candidate",
  "Capture",
  "Claim",
  "ClaimantContact",
  "ClaimLineage",
  "ClaimRevision",
  "Comment",
  "CommentRevision",
  "ContactAttachment",
  "Correction",
  "ErrorReport",
  "Evidence",
  "EvidenceCheck",
  "EvidenceSearch",
  "FactCheckImport",
  "FactCheckReinstatement",
  "FactCheckWithdrawal",
  "FixityCheck",
  "ImportedAnnotation",
  "ImportedComment",
  "LearnedLayer",
  "LogCheck",
  "MailRecipient",
  "Member",
  "NotificationChoice",
  "PublishedClaim",
  "Rating",
  "RatingScale",
  "RatingScaleVersion",
  "Recusal",
  "Report",
  "ReportVersion",
  "Retraction",
  "SealedReader",
  "SealedSource",
  "Snapshot",
  "Source",
  "SourceWithholding",
  "SufficientSet",
  "Takedown",
  "Thread",
  "ThreadPlace",
  "User",
  "Verdict",
  "Waiver",
  "WebhookEndpoint",
  "Workspace",
] as const;

/** One of them. */
export type FactTable = (typeof factTables)[number];

/** What a column holds, as it is compared. */
export type Held = string | number | boolean;

/** What a row must hold according to the newest event about it; `undefined` where that is not told. */
export type Fact = { table: FactTable; row: string; sequence: number; expected: Record<string, Held | undefined> };

/**
 * What is known after some events of a log: facts by `table/row`, each person's standing assessment of a wording, and lists that later events
 * refer to, such as a claim's verdicts in their order, where the words of each claim stood, the claims that took rows over from others without
 * an event that names them, those of which no event says in which snapshot they were marked, and the decisions on candidates by `article claim`,
 * which later snapshots take over.
 */
export type Replay = {
  facts: Map<string, Fact>;
  standing: Map<string, string>;
  listed: Map<string, string[]>;
  placed: Map<string, ToldPlaces>;
  untold: Set<string>;
  unplaced: Set<string>;
  decisions: Map<string, Record<string, unknown>[]>;
};

/** What one event says of one row. `undefined` takes back what earlier events said of a column: this one changed it without saying to what. */
export type Said = { table: FactTable; row: string; expected: Record<string, unknown> };

/** What each kind of event says, given what those before it said. */
export type Sayings = Record<string, (event: ReadEvent, replay: Replay) => Said | Said[] | undefined>;

/** The time of an event, which the rows that came with it hold too; nothing for events of before 29 November 2026, whose rows hold moments before it. */
export function momentOf({ time, timesRows }: ReadEvent): string | undefined {
  return timesRows === true ? time : undefined;
}

/** Who did what an event tells, as rows name them; empty for the machine and for readers. */
export function personOf({ actor }: ReadEvent): string {
  return actor.id ?? "";
}

/** Who made a row and when, in the columns that most tables have for it. */
export function madeBy(event: ReadEvent) {
  return { createdById: personOf(event), createdAt: momentOf(event) };
}

const keptWholeMax = 64;

// Lists that later events add to.
const readAgain: ReadonlySet<string> = new Set(["mentions", "assignees"]);

/** A value as a replay keeps it to compare it: in the place of a long text its hash, which no text can be taken for, as none may hold NUL. */
export function keptValue<Value>(column: string, value: Value): Value | string {
  if (typeof value !== "string" || value.length <= keptWholeMax || value.startsWith("\u0000") || readAgain.has(column)) return value;
  return `\u0000${hash("sha256", value, "base64")}`;
}

/** In the order of their code points, as PostgreSQL's collation "C" has it: by itself JavaScript puts an emoji before what comes late in the first plane. */
export function byCodePoints(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}

/** A value as it is compared: nothing is an empty text, and a list the hash of its parts in order, which no other parts have, however they are joined. */
export function comparable(value: unknown): unknown {
  if (value === null) return "";
  return Array.isArray(value) ? hashOfJson(value.map(String).toSorted(byCodePoints)) : value;
}
