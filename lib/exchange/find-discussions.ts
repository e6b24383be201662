import "server-only";
import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/actor";
import type { Selector } from "@/lib/articles/selector";
import type { WriteClient } from "@/lib/database";
import { loadThread } from "@/lib/discussion/load-thread";
import { reservedOf } from "@/lib/discussion/write-comment";
import { refuseConflict } from "@/lib/result";
import { readRulings } from "@/lib/verdicts/read-ruling";
import { type OrderedAnswer, orderAnswers } from "./order-answers";
import type { PlacedRow } from "./placed-row";
import type { ChosenRow } from "./store-imports";

/** An answer that comes in, and where: the claim it is about, a discussion that is here, or the row that comes in as a remark. */
export type ChosenAnswer = { row: PlacedRow; under: { claimId: string } | { threadId: string } | { row: number } };

/** What comes in as comments: remarks on words of a snapshot, and answers. */
export type Chosen = { snapshotId: string; remarks: readonly ChosenRow[]; answers: readonly ChosenAnswer[] };

/** A discussion that comments come into, begun by them or here before, with these comments in the order in which they are read. */
export type Discussion = {
  threadId: string;
  about: "claim" | "passage";
  claimId: string | null;
  passage: { snapshotId: string; selector: Selector } | null;
  isBegun: boolean;
  reservedFor: string[];
  comments: OrderedAnswer[];
};

/** Finds the discussion of each remark and answer. Refuses one that was resolved or closed to this person since they looked. */
export async function findDiscussions(
  database: WriteClient,
  actor: Actor,
  { snapshotId, remarks, answers }: Chosen,
): Promise<Discussion[]> {
  return [
    ...(await ofClaims(database, actor, answers)),
    ...(await ofThreads(database, actor, answers)),
    ...(await ofWords(database, actor, { snapshotId, remarks, answers })),
  ];
}

async function ofClaims(database: WriteClient, actor: Actor, answers: readonly ChosenAnswer[]): Promise<Discussion[]> {
  const claimIds = [...new Set(answers.flatMap(({ under }) => ("claimId" in under ? under.claimId : [])))];
  if (claimIds.length === 0) return [];
  const rulings = await readRulings(database, actor.workspaceId, claimIds);
  const open = await openThreads(database, actor.workspaceId, claimIds);
  return claimIds.map((claimId) => {
    const ruling = rulings.get(claimId);
    if (ruling === undefined) throw new Error("A claim that is answered is not there.");
    const known = open.get(claimId);
    return {
      ...{ threadId: known ?? randomUUID(), about: "claim", claimId, passage: null, isBegun: known === undefined },
      reservedFor: reservedOf(actor, { about: "claim", touched: [ruling] }, "informed"),
      comments: orderAnswers(rowsWhere(answers, (under) => "claimId" in under && under.claimId === claimId)),
    };
  });
}

async function ofThreads(database: WriteClient, actor: Actor, answers: readonly ChosenAnswer[]): Promise<Discussion[]> {
  const threadIds = new Set(answers.flatMap(({ under }) => ("threadId" in under ? under.threadId : [])));
  const found: Discussion[] = [];
  for (const threadId of threadIds) {
    const thread = await loadThread(database, actor, threadId);
    if (thread === null || thread.isResolved)
      return refuseConflict("A discussion that is answered was closed meanwhile. Nothing was imported: look at the file again.");
    found.push({
      ...{ threadId, about: "passage", claimId: null, passage: null, isBegun: false },
      reservedFor: reservedOf(actor, thread, "informed"),
      comments: orderAnswers(rowsWhere(answers, (under) => "threadId" in under && under.threadId === threadId)),
    });
  }
  return found;
}

async function ofWords(database: WriteClient, actor: Actor, { snapshotId, remarks, answers }: Chosen): Promise<Discussion[]> {
  if (remarks.length === 0) return [];
  const { workspaceId } = actor;
  const places = await database.appearance.findMany({
    where: { workspaceId, snapshotId },
    select: { claimId: true, start: true, end: true },
  });
  const rulings = await readRulings(database, workspaceId, [...new Set(places.map(({ claimId }) => claimId))]);
  return remarks.map((row) => {
    const { selector } = row;
    const touching = places.filter(({ start, end }) => start < selector.end && end > selector.start);
    const touched = [...new Set(touching.map(({ claimId }) => claimId))].flatMap((id) => rulings.get(id) ?? []);
    const commentId = randomUUID();
    const below = orderAnswers(rowsWhere(answers, (under) => "row" in under && under.row === row.row));
    return {
      ...{ threadId: randomUUID(), about: "passage", claimId: null, passage: { snapshotId, selector }, isBegun: true },
      reservedFor: reservedOf(actor, { about: "passage", touched }, "informed"),
      comments: [{ row, commentId, answersId: null }, ...below.map((answer) => ({ ...answer, answersId: answer.answersId ?? commentId }))],
    };
  });
}

function rowsWhere(answers: readonly ChosenAnswer[], isIn: (under: ChosenAnswer["under"]) => boolean): PlacedRow[] {
  return answers.filter(({ under }) => isIn(under)).map(({ row }) => row);
}

/** By claim, the newest open discussion of it that holds comments that were imported. */
async function openThreads(database: WriteClient, workspaceId: string, claimIds: readonly string[]): Promise<Map<string, string>> {
  const threads = await database.thread.findMany({
    where: {
      ...{ workspaceId, about: "claim", resolvedAt: null },
      ...{ claimId: { in: [...claimIds] }, comments: { some: { imported: { isNot: null } } } },
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, claimId: true },
  });
  return new Map(threads.flatMap(({ id, claimId }) => (claimId === null ? [] : [[claimId, id]])));
}
