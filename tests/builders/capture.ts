import type { Actor } from "@/lib/actor";
import { database } from "@/lib/database";
import { artefactStore } from "@/lib/evidence/chosen-store";
import { requestCapture } from "@/lib/evidence/request-capture";
import { type CaptureTools, runCapture } from "@/lib/evidence/run-capture";
import { accepted } from "./newsroom";

const never = new AbortController().signal;

/** Makes a requested capture as the worker would, without a browser, giving up at the first failure. */
export async function makeCapture(actor: Actor, captureId: string, tools: Partial<CaptureTools> = {}) {
  const { workspaceId } = actor;
  await runCapture({ workspaceId, captureId }, { store: artefactStore(), render: null, attemptsMax: 1, ...tools }, never);
  return database.capture.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id: captureId } },
    include: { artefacts: { orderBy: { role: "asc" } } },
  });
}

/** Asks for another capture of a source and makes it. */
export async function captureAgain(actor: Actor, sourceId: string) {
  const { captureId } = accepted(await requestCapture(actor, { sourceId }));
  return makeCapture(actor, captureId);
}

/** Makes the capture that attaching evidence asked for. */
export async function captureFirst(actor: Actor, sourceId: string, tools: Partial<CaptureTools> = {}) {
  const open = await database.capture.findFirstOrThrow({ where: { workspaceId: actor.workspaceId, sourceId, finishedAt: null } });
  return makeCapture(actor, open.id, tools);
}
