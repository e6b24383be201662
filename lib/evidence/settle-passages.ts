import "server-only";
import type { Actor } from "@/lib/actor";
import type { WriteClient } from "@/lib/database";
import { anchorPassage, comparePassage, sayPlace } from "./anchor-passage";
import type { PassageState } from "./capture-words";
import { passCustodyStep } from "./custody-steps";

/** A new capture, as far as passages are concerned. `isGone` when the page says that it exists no more; `isOfPage` unless it is an uploaded file. */
type NewCapture = { id: string; sourceId: string; text: string | null; isGone: boolean; isReadable: boolean; isOfPage: boolean };

/** What a capture meant for the passages quoted from its source. */
export type SettledPassages = {
  anchored: { evidenceId: string; anchorState: string; place: { start: number; end: number } | null }[];
  checked: { evidenceId: string; state: PassageState }[];
};

/**
 * Anchors the source's passages that had no certain place yet in the new capture, and says of all others what became of them on the page.
 * Passages stay what they are: only where they stand is written, and what was seen of them.
 */
export async function settlePassages(database: WriteClient, actor: Actor, capture: NewCapture): Promise<SettledPassages> {
  const { workspaceId } = actor;
  const passages = await database.evidence.findMany({
    where: { workspaceId, sourceId: capture.sourceId, withdrawnAt: null },
    orderBy: { id: "asc" },
    select: { id: true, quote: true, captureId: true, anchorState: true, anchorStart: true, anchorEnd: true },
  });
  const texts = await textsOf(database, workspaceId, passages);
  const settled: SettledPassages = { anchored: [], checked: [] };
  const flag = async (evidenceId: string, state: PassageState | null) => {
    if (state === null || !capture.isOfPage) return;
    await database.evidenceCheck.create({ data: { workspaceId, evidenceId, captureId: capture.id, state } });
    settled.checked.push({ evidenceId, state });
  };
  for (const passage of passages) {
    const { id: evidenceId, captureId, anchorStart: start, anchorEnd: end } = passage;
    const earlier = captureId === null ? null : (texts.get(captureId) ?? null);
    if (earlier !== null && start !== null && end !== null) {
      await flag(evidenceId, stateOf(capture, earlier, { start, end }));
      continue;
    }
    const anchor = capture.isReadable && capture.text !== null ? anchorPassage(capture.text, passage.quote) : null;
    // Nobody needs to know where it stood to know that a page is gone, or that words which stood there several times stand there no more.
    if (capture.isGone) await flag(evidenceId, "gone");
    else if (passage.anchorState === "ambiguous" && anchor?.anchorState === "lost") await flag(evidenceId, "changed");
    // A later look that finds less than the first one is no better home for the passage.
    if (anchor === null || (captureId !== null && anchor.anchorStart === null)) continue;
    await database.evidence.update({
      where: { workspaceId_id: { workspaceId, id: evidenceId } },
      data: { captureId: capture.id, ...anchor },
    });
    settled.anchored.push({ evidenceId, anchorState: anchor.anchorState, place: sayPlace(anchor) });
  }
  await passCustodyStep("passages settled");
  return settled;
}

function stateOf(capture: NewCapture, earlier: string, range: { start: number; end: number }): PassageState | null {
  if (capture.isGone) return "gone";
  return capture.isReadable && capture.text !== null ? comparePassage(earlier, range, capture.text) : null;
}

async function textsOf(database: WriteClient, workspaceId: string, passages: readonly { captureId: string | null }[]) {
  const ids = [...new Set(passages.flatMap(({ captureId }) => (captureId === null ? [] : [captureId])))];
  const captures = await database.capture.findMany({ where: { workspaceId, id: { in: ids } }, select: { id: true, text: true } });
  return new Map(captures.map(({ id, text }) => [id, text]));
}
