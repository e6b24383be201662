import "server-only";
import type { Readable } from "node:stream";

/** What was stored: SHA-256 in lower-case hex, and the length in bytes. */
export type StoredContent = { contentHash: string; sizeBytes: number };

/** What re-hashing one stored file showed; `found` is the hash of what is there now, null when nothing is. */
export type Fixity = { contentHash: string; isIntact: boolean; found: string | null; sizeBytes: number };

/** A refusal to store more than was allowed. Nothing of it was kept. */
export class ContentTooLargeError extends Error {
  readonly bytesMax: number;
  constructor(bytesMax: number) {
    super(`More than ${bytesMax} bytes.`);
    this.name = "ContentTooLargeError";
    this.bytesMax = bytesMax;
  }
}

/**
 * Where the bytes of captures are kept: by content hash, written once, never changed, never deleted. It knows nothing of newsrooms: who may
 * read what is decided by the rows that name a hash.
 */
export type ArtefactStore = {
  /** Stores a stream of any length in constant memory and answers only once it is safe on disk. Throws ContentTooLargeError. */
  put: (content: AsyncIterable<Uint8Array>, bytesMax: number) => Promise<StoredContent>;
  /** The bytes, or null when there are none of that hash. */
  open: (contentHash: string) => Promise<{ stream: Readable; sizeBytes: number } | null>;
  /** Reads everything again and compares. */
  check: (contentHash: string) => Promise<Fixity>;
};
