import { systemActor } from "@/lib/actor";
import { compareTables } from "@/lib/audit/compare-tables";
import { readEvent } from "@/lib/audit/read-event";
import { verifyLog } from "@/lib/audit/verify";
import { database } from "@/lib/database";
import { checkFixity } from "@/lib/evidence/check-fixity";
import { artefactStore } from "@/lib/evidence/chosen-store";
import type { Acknowledged } from "./programs";

/** What went wrong with a capture, and between which moments it was under way; a newsroom's own fault has the time of all its captures. */
export type Problem = { kind: "lost" | "doubled" | "damaged"; words: string; workspaceId: string; from: Date; until: Date | null };

/** What a look found: every capture that was under way, and the problems. */
export type Looked = { spans: { from: Date; until: Date | null }[]; attempts: number; files: number; problems: Problem[] };

const filesMin = 3;
const isWhole = (outcome: string | null) => outcome === "partial" || outcome === "ok";

/** Looks through a newsroom: every capture finished once, every acknowledged one there, every file whole, and the log as the tables say. */
export async function lookThrough(workspaceId: string, acknowledged: readonly Acknowledged[]): Promise<Looked> {
  const captures = await database.capture.findMany({ where: { workspaceId }, include: { artefacts: true }, orderBy: { id: "asc" } });
  const problems: Problem[] = [];
  const all = { workspaceId, from: captures[0]?.requestedAt ?? new Date(0), until: null };
  const finishes = await countFinishes(workspaceId);
  for (const { id, way, outcome, requestedAt: from, finishedAt: until, artefacts } of captures) {
    const add = (kind: Problem["kind"], words: string) => problems.push({ kind, words: `${id}: ${words}`, workspaceId, from, until });
    if (until === null) add("lost", "never finished");
    else if (!isWhole(outcome)) add("lost", `${outcome}`);
    else if (artefacts.length < (way === "upload" ? 1 : filesMin)) add("lost", `only ${artefacts.length} files`);
    const finished = finishes.get(id) ?? 0;
    if (finished !== 1) add(finished === 0 ? "lost" : "doubled", `finished ${finished} times in the log`);
    if (new Set(artefacts.map(({ role }) => role)).size !== artefacts.length) add("doubled", "the same part twice");
  }
  for (const { kind, sourceId, contentHash } of acknowledged) {
    const found = captures.filter((capture) => capture.sourceId === sourceId);
    if (found.length > 1) problems.push({ kind: "doubled", words: `${sourceId}: ${found.length} captures`, ...all });
    if (found.length === 0) problems.push({ kind: "lost", words: `${sourceId}: acknowledged, and not there`, ...all });
    const isThere = found.some(({ artefacts }) => artefacts.some((artefact) => artefact.contentHash === contentHash));
    if (kind === "upload" && !isThere) problems.push({ kind: "lost", words: `${sourceId}: the uploaded file is not there`, ...all });
  }
  const { files, faults } = await checkFixity(workspaceId, artefactStore());
  const actor = systemActor(workspaceId);
  const wrong = [
    ...faults.map(({ contentHash }) => `${contentHash} is damaged or missing`),
    ...(await verifyLog(actor)).faults.map(({ fault }) => fault),
    ...(await compareTables(actor)).faults.map(({ fault }) => fault),
  ];
  problems.push(...wrong.map((words): Problem => ({ kind: "damaged", words, ...all })));
  const attempts = captures.reduce((sum, capture) => sum + capture.attempts, 0);
  return { spans: captures.map(({ requestedAt: from, finishedAt: until }) => ({ from, until })), attempts, files, problems };
}

/** How often the log says of each capture that it was finished, or uploaded. */
async function countFinishes(workspaceId: string): Promise<Map<string, number>> {
  const types = ["capture.finished", "capture.uploaded"];
  const rows = await database.auditEvent.findMany({ where: { workspaceId, type: { in: types } } });
  const counts = new Map<string, number>();
  for (const row of rows) {
    const { event } = readEvent(row);
    if (event.type !== "capture.finished" && event.type !== "capture.uploaded") continue;
    const captureId = String(event.payload.captureId);
    counts.set(captureId, (counts.get(captureId) ?? 0) + 1);
  }
  return counts;
}
