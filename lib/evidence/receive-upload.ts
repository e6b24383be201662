import "server-only";
import { refuseField } from "@/lib/result";
import { ContentTooLargeError } from "./artefact-store";
import { uploadBytesMax } from "./capture-schema";
import { artefactStore } from "./chosen-store";
import { passCustodyStep } from "./custody-steps";
import { readUpload } from "./read-upload";

/** Takes an uploaded file into custody before any row says so: streamed into the store, hashed, judged by its bytes. Refuses the field `file`. */
export async function receiveUpload(content: AsyncIterable<Uint8Array>) {
  const store = artefactStore();
  try {
    const stored = await store.put(content, uploadBytesMax);
    await passCustodyStep("upload stored");
    if (stored.sizeBytes === 0) return refuseField("file", "The file is empty.");
    const seen = await readUpload(store, stored);
    await passCustodyStep("upload read");
    return { ...stored, ...seen };
  } catch (error) {
    if (error instanceof ContentTooLargeError) return refuseField("file", `At most ${uploadBytesMax / 1024 / 1024} MB.`);
    throw error;
  }
}
