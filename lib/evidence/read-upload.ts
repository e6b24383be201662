import "server-only";
import type { ArtefactStore, StoredContent } from "./artefact-store";
import { readBytesMax, readCaptureText } from "./read-capture-text";
import { exifBytes, type Property, readExif } from "./read-exif";
import { recogniseContent, recognisedBytes } from "./recognise-content";

/** What an uploaded file is and holds: `detail` says why there is no text where there should be some. */
export type UploadRead = { mediaType: string; text: string | null; detail: string; properties: Property[] };

/** Looks into a stored upload: its type by its bytes, its text where there is some, and what a picture says of itself. Large files are not read whole. */
export async function readUpload(store: ArtefactStore, { contentHash, sizeBytes }: StoredContent): Promise<UploadRead> {
  const start = await readStart(store, contentHash, sizeBytes <= readBytesMax ? readBytesMax : exifBytes);
  const { mediaType } = recogniseContent(start.subarray(0, recognisedBytes));
  const isTextless = /^(?:image|video|audio)\//.test(mediaType);
  const properties = mediaType.startsWith("image/") ? readExif(start) : [];
  if (isTextless) return { mediaType, text: null, detail: "", properties };
  if (sizeBytes > readBytesMax) {
    return {
      mediaType,
      text: null,
      detail: `It is kept, but larger than the ${readBytesMax / 1024 / 1024} MB that text is read out of.`,
      properties,
    };
  }
  const reading = await readCaptureText(start, { mediaType: null, charset: null });
  return reading.ok
    ? { mediaType, text: reading.value.text, detail: "", properties }
    : { mediaType, text: null, detail: reading.problem, properties };
}

async function readStart(store: ArtefactStore, contentHash: string, bytesMax: number): Promise<Buffer> {
  const opened = await store.open(contentHash);
  if (opened === null) throw new Error(`What was stored as ${contentHash} a moment ago is gone.`);
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of opened.stream) {
    if (!(piece instanceof Uint8Array)) throw new Error("A file gives bytes.");
    pieces.push(piece);
    length += piece.length;
    if (length >= bytesMax) break;
  }
  return Buffer.concat(pieces);
}
