import "server-only";
import { once } from "node:events";
import { PassThrough } from "node:stream";
import type { ArtefactStore, StoredContent } from "@/lib/evidence/artefact-store";
import type { BackupPart } from "./read-backup";
import { UnreadableBackup } from "./sealed-stream";

type StoredPart = Extract<BackupPart, { kind: "file" | "piece" | "lacking" }>;
type Coming = { contentHash: string; missingBytes: number; bytes: PassThrough; stored: Promise<StoredContent> };

/** Puts the stored files of a backup into a store as their pieces come, never as a whole in memory; without a store they are passed over. */
export function takeFiles(store: ArtefactStore | null) {
  const taken = { files: 0, lacking: [] as string[] };
  let coming: Coming | null = null;

  async function settle({ contentHash, bytes, stored }: Coming): Promise<void> {
    bytes.end();
    coming = null;
    if ((await stored).contentHash !== contentHash) throw new UnreadableBackup(`The stored file ${contentHash} in the backup was altered.`);
    taken.files += 1;
  }

  async function begin(contentHash: string, sizeBytes: number): Promise<void> {
    if (store === null) return;
    const bytes = new PassThrough();
    // Broken off, it tells whoever reads it; with nobody reading any more, an error without a listener would end the process.
    bytes.on("error", () => undefined);
    const stored = store.put(bytes, sizeBytes);
    // Looked at when the file ends, or given up.
    stored.catch(() => undefined);
    coming = { contentHash, missingBytes: sizeBytes, bytes, stored };
    if (sizeBytes === 0) await settle(coming);
  }

  async function goOn(piece: Buffer): Promise<void> {
    if (coming === null) return;
    coming.missingBytes -= piece.length;
    // A store that failed reads no more: whichever comes first.
    if (!coming.bytes.write(piece)) await Promise.race([once(coming.bytes, "drain"), coming.stored]);
    if (coming.missingBytes === 0) await settle(coming);
  }

  return {
    taken,
    take: async (part: StoredPart) => {
      if (part.kind === "file") await begin(part.contentHash, part.sizeBytes);
      else if (part.kind === "piece") await goOn(part.bytes);
      else taken.lacking.push(part.contentHash);
    },
    /** Breaks a file off that did not come whole; nothing of it stays. */
    giveUp: async () => {
      if (coming === null) return;
      const { bytes, stored } = coming;
      coming = null;
      bytes.destroy(new UnreadableBackup("The backup is cut short."));
      await stored.catch(() => undefined);
    },
  };
}
