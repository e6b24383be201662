import "server-only";
import { createHash } from "node:crypto";
import { now } from "@/lib/clock";
import { defineCommand } from "@/lib/command";
import { finishCaptureInput } from "./capture-schema";
import { hashesOf } from "./hashes-of";
import { loadCapture } from "./load-capture";
import { mayRunCapture } from "./policy";
import { settlePassages } from "./settle-passages";

/** Records what a capture brought, once: from then on it is permanent. Passages find their place in it, or are flagged as changed or gone. */
export const finishCapture = defineCommand({
  name: "finishCapture",
  input: finishCaptureInput,
  load: ({ database, actor, input }) => loadCapture(database, actor, input.captureId),
  permit: mayRunCapture,
  async execute({ database, actor, input, subject: capture }) {
    const { workspaceId } = actor;
    const { captureId: _, isGone, artefacts, certificate, ...brought } = input;
    const { checks, redirects, headers, properties } = input;
    const textHash = input.text === null ? null : createHash("sha256").update(input.text).digest("hex");
    await database.captureArtefact.createMany({
      data: artefacts.map(({ sizeBytes, ...artefact }) => ({
        workspaceId,
        captureId: capture.id,
        sizeBytes: BigInt(sizeBytes),
        ...artefact,
      })),
    });
    const isReadable = input.outcome === "ok" || input.outcome === "partial";
    const { id, sourceId } = capture;
    const passages = await settlePassages(database, actor, { id, sourceId, text: input.text, isGone, isReadable, isOfPage: true });
    await database.capture.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: { ...brought, ...(certificate === null ? {} : { certificate }), textHash, begunAt: null, finishedAt: now() },
    });
    return {
      value: { captureId: id, outcome: input.outcome, ...passages },
      events: [
        {
          type: "capture.finished",
          subject: { sourceId },
          payload: {
            ...{ captureId: id, number: capture.number, outcome: input.outcome, detail: input.detail, finalUrl: input.finalUrl },
            ...{ status: input.status, textHash, tool: input.tool, capturedAt: input.capturedAt?.toISOString() ?? null },
            ...{ artefacts, certificate: certificate?.fingerprint ?? null, ...passages },
            hashes: hashesOf({ checks, redirects, headers, properties, certificate }),
          },
        },
      ],
    };
  },
});
