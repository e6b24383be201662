import "server-only";
import path from "node:path";
import { environment } from "@/lib/environment";
import type { ArtefactStore } from "./artefact-store";
import { folderStore } from "./folder-store";

/** Where files lie while they are written, before they have a place of their own in the store. */
export const incomingFolder = () => path.join(evidenceFolder(), "incoming");

const evidenceFolder = () => path.join(path.resolve(environment.dataFolder), "evidence");

let opened: { key: string; store: ArtefactStore } | null = null;

/** The store of this installation: the bucket that is set, or the folder `evidence` in the data folder. */
export function artefactStore(): ArtefactStore {
  const { evidenceBucket: bucket } = environment;
  const folder = evidenceFolder();
  // One store for each setting: a bucket's client keeps its connections.
  const key = JSON.stringify([bucket, folder]);
  if (opened?.key !== key) opened = { key, store: bucket === null ? folderStore(folder) : lazily(() => openBucket(bucket)) };
  return opened.store;
}

async function openBucket(bucket: NonNullable<typeof environment.evidenceBucket>): Promise<ArtefactStore> {
  const { bucketStore } = await import("./bucket-store");
  return bucketStore(bucket, incomingFolder());
}

/** Most installations have no bucket, and need not load what speaks to one. */
function lazily(load: () => Promise<ArtefactStore>): ArtefactStore {
  let loading: Promise<ArtefactStore> | undefined;
  const store = () => {
    loading ??= load();
    return loading;
  };
  return {
    put: async (content, bytesMax) => (await store()).put(content, bytesMax),
    open: async (contentHash) => (await store()).open(contentHash),
    check: async (contentHash) => (await store()).check(contentHash),
  };
}
