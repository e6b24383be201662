import "server-only";
import { setImmediate as breathe } from "node:timers/promises";
import type { Viewer } from "@/lib/actor";
import { knownOf } from "@/lib/articles/known-of";
import { blocksStored } from "@/lib/articles/stored-blocks";
import { offlineProvenance } from "@/lib/breakdown/break-down";
import type { Decision } from "@/lib/breakdown/learning/fit-layer";
import { labelStretches } from "@/lib/breakdown/learning/label-stretches";
import { plainLayer } from "@/lib/breakdown/learning/layer";
import { learn } from "@/lib/breakdown/learning/learn";
import { scoreStretches } from "@/lib/breakdown/providers/offline";
import { worthThreshold } from "@/lib/breakdown/scores";
import { database } from "@/lib/database";
import { visibleTo } from "@/lib/permission";
import { type DecidedSnapshot, listDeskDecisions } from "./desk-decisions";
import { getPresentLayer, isOfUse } from "./learning-queries";

/** What learning came to for a newsroom, with what it rests on. `from` is the layer in force when it was fitted for this provider, else null. */
export type DeskLesson = Awaited<ReturnType<typeof learnFromDesk>>;

/**
 * Learns from a newsroom's decisions since its layer in force was fitted, by scoring their articles anew as they would be scored now. A
 * layer of another version of the provider counts as none, and then all decisions count. Changes nothing. Slow: seconds for hundreds of
 * articles; never inside a transaction.
 */
export async function learnFromDesk(viewer: Viewer) {
  const present = await getPresentLayer(viewer);
  const from = present !== null && isOfUse(present) ? present : null;
  const { snapshots, until, counts } = await listDeskDecisions(viewer, from?.decidedUntil ?? null);
  const decisions: Decision[] = [];
  for (const snapshot of snapshots) {
    decisions.push(...(await decisionsIn(viewer, snapshot)));
    // Scoring a text holds the processor; others are served in between.
    await breathe();
  }
  const lesson = learn(decisions, { present: from?.weights ?? plainLayer, threshold: worthThreshold });
  return { lesson, presentNumber: present?.number ?? null, from: from?.number ?? null, until, ways: counts, ...offlineProvenance };
}

async function decisionsIn(viewer: Viewer, { articleId, snapshotId, places }: DecidedSnapshot): Promise<Decision[]> {
  const { workspaceId } = visibleTo(viewer);
  const snapshot = await database.snapshot.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id: snapshotId } },
    select: { text: true, blocks: true, article: { select: { title: true, author: true, publishedOn: true, language: true } } },
  });
  const { publishedOn, ...article } = snapshot.article;
  const known = knownOf({
    ...article,
    blocks: blocksStored.parse(snapshot.blocks),
    publishedOn: publishedOn?.toISOString().slice(0, 10) ?? null,
  });
  return labelStretches(articleId, scoreStretches(snapshot.text, known), places);
}
