import "server-only";
import { createHash } from "node:crypto";
import { personOf } from "@/lib/actor";
import { now } from "@/lib/clock";
import { defineCommand } from "@/lib/command";
import { uploadCaptureInput } from "./capture-schema";
import { hashesOf } from "./hashes-of";
import { mayUploadCapture } from "./policy";
import { receiveUpload } from "./receive-upload";
import { settlePassages } from "./settle-passages";

const tool = "Assay upload 1";

/** Keeps an uploaded file as a copy of a source, with the same record as a capture: streamed into the store, judged by its content, hashed. */
export const uploadCapture = defineCommand({
  name: "uploadCapture",
  input: uploadCaptureInput,
  prepare: {
    permit: mayUploadCapture,
    run: ({ content }) => receiveUpload(content),
  },
  load: ({ database, actor, input }) =>
    database.source.findUnique({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: input.sourceId } },
      select: { id: true, _count: { select: { captures: true } } },
    }),
  permit: mayUploadCapture,
  async execute({ database, actor, input, subject: source, prepared }) {
    const { workspaceId } = actor;
    const { contentHash, sizeBytes, mediaType, text, detail, properties } = prepared;
    const { fileName } = input;
    const at = now();
    const number = source._count.captures + 1;
    const textHash = text === null ? null : createHash("sha256").update(text).digest("hex");
    const outcome = text === null && detail !== "" ? "partial" : "ok";
    const capture = await database.capture.create({
      data: {
        ...{ workspaceId, sourceId: source.id, number, way: "upload", fileName, requestedById: personOf(actor), requestedAt: at },
        ...{ capturedAt: at, outcome, detail, properties, text, textHash, tool },
      },
      select: { id: true },
    });
    await database.captureArtefact.create({
      data: { workspaceId, captureId: capture.id, role: "upload", contentHash, mediaType, sizeBytes: BigInt(sizeBytes) },
    });
    const kept = { id: capture.id, sourceId: source.id, text, isGone: false, isReadable: true };
    // A file of one's own says nothing of what became of the page.
    const { anchored } = await settlePassages(database, actor, { ...kept, isOfPage: false });
    await database.capture.update({ where: { workspaceId_id: { workspaceId, id: capture.id } }, data: { finishedAt: at } });
    return {
      value: { captureId: capture.id, number },
      events: [
        {
          type: "capture.uploaded",
          subject: { sourceId: source.id },
          payload: {
            ...{ captureId: capture.id, number, fileName, outcome, textHash, anchored, detail, tool },
            hashes: hashesOf({ checks: [], redirects: [], headers: {}, properties, certificate: null }),
            artefacts: [{ role: "upload", contentHash, mediaType, sizeBytes }],
          },
        },
      ],
    };
  },
});
