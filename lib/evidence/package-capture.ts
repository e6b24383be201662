import "server-only";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { passingPrefix } from "@/lib/passing-name";
import type { ArtefactStore, StoredContent } from "./artefact-store";
import { passCustodyStep } from "./custody-steps";
import type { Original } from "./fetch-original";
import type { RenderedPage } from "./rendered-page";
import { writeWacz } from "./write-wacz";
import { contentOf, type WarcRecord, writeWarc } from "./write-warc";

const waczBytesMax = 1024 * 1024 * 1024;
const emptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/** How the names of folders begin in which captures are packaged. */
export const packagePrefix = "assay-capture-";

/** What goes into the archive of a capture: the answer with its redirects, what a browser loaded, and what was made of it. */
export type Packaged = {
  original: Original;
  mediaType: string;
  title: string | null;
  rendered: RenderedPage | null;
  made: readonly { role: string; mediaType: string; bytes: Uint8Array; contentHash: string }[];
};

/** Writes everything of a capture into one WARC and stores it as WACZ. */
export async function packageCapture(store: ArtefactStore, packaged: Packaged, by: string): Promise<StoredContent> {
  const { original, title } = packaged;
  const folder = await mkdtemp(path.join(os.tmpdir(), `${packagePrefix}${passingPrefix()}`));
  try {
    const file = path.join(folder, "data.warc.gz");
    const at = original.receivedAt;
    const places = await writeWarc(file, recordsOf(store, packaged), { by, at });
    await passCustodyStep("archive written");
    const stored = await store.put(writeWacz(file, places, { page: { url: original.finalUrl, at, title }, by }), waczBytesMax);
    await passCustodyStep("archive stored");
    return stored;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function recordsOf(store: ArtefactStore, { original, mediaType, rendered, made }: Packaged): WarcRecord[] {
  const at = original.receivedAt;
  const hops = original.redirects.map(({ url, status, headers }) => ({
    ...{ url, at, content: contentOf(new Uint8Array()), contentHash: emptyHash, mediaType: "text/html" },
    response: { status, headers },
    // What a redirect says besides where to is not waited for.
    ...(headers["content-length"] === "0" ? {} : { isTruncated: true as const }),
  }));
  const { contentHash, sizeBytes } = original.body;
  const answer: WarcRecord = {
    ...{ url: original.finalUrl, at, contentHash, mediaType },
    content: { sizeBytes, read: () => readStored(store, contentHash) },
    response: { status: original.status, headers: original.headers },
  };
  const parts = made.map((part) => ({
    ...{ url: `urn:assay:${part.role}:${original.finalUrl}`, at, mediaType: part.mediaType, contentHash: part.contentHash },
    content: contentOf(part.bytes),
  }));
  return [...hops, answer, ...(rendered?.records ?? []), ...parts];
}

async function* readStored(store: ArtefactStore, contentHash: string): AsyncGenerator<Uint8Array> {
  const opened = await store.open(contentHash);
  if (opened === null) throw new Error(`What was stored as ${contentHash} a moment ago is gone.`);
  for await (const piece of opened.stream) {
    if (piece instanceof Uint8Array) yield piece;
  }
}
