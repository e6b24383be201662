import "server-only";
import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { CopyObjectCommand, GetObjectCommand, PutObjectCommand, S3Client, S3ServiceException } from "@aws-sdk/client-s3";
import { passingName } from "@/lib/passing-name";
import type { ArtefactStore, Fixity, StoredContent } from "./artefact-store";
import { passCustodyStep } from "./custody-steps";
import { hashOf, hashPattern, pieceBytes, writeHashed } from "./hash-content";

/** Where a bucket is. Without an endpoint it is Amazon's; the keys come from the environment, as for every program that speaks this protocol. */
export type Bucket = { name: string; endpoint: string | undefined; region: string };

const attemptsMax = 4;

/**
 * A store in a bucket of an S3-compatible service: `ab/cd/abcd…`, one object for each content. What comes is first written to `passingFolder`
 * while it is hashed, so that its length and hash are known before it is sent; the service checks the hash, too, where it can. Each object is sent
 * in one request, never in parts: broken off, it leaves nothing unfinished there.
 */
export function bucketStore({ name: Bucket, endpoint, region }: Bucket, passingFolder: string): ArtefactStore {
  const client = new S3Client({
    ...{ region, maxAttempts: attemptsMax },
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    // Other services than Amazon's do not know checksums in trailers.
    ...{ requestChecksumCalculation: "WHEN_REQUIRED" as const, responseChecksumValidation: "WHEN_REQUIRED" as const },
  });
  const keyOf = (contentHash: string) => {
    if (!hashPattern.test(contentHash)) throw new Error("That is no content hash.");
    return `${contentHash.slice(0, 2)}/${contentHash.slice(2, 4)}/${contentHash}`;
  };

  // The same content from many at once is sent by one of them.
  const underWay = new Map<string, Promise<void>>();
  async function once(contentHash: string, send: () => Promise<void>): Promise<void> {
    const before = underWay.get(contentHash);
    if (before !== undefined) return before;
    const sending = send().finally(() => underWay.delete(contentHash));
    underWay.set(contentHash, sending);
    return sending;
  }

  async function put(content: AsyncIterable<Uint8Array>, bytesMax: number): Promise<StoredContent> {
    await mkdir(passingFolder, { recursive: true, mode: 0o700 });
    const passing = path.join(passingFolder, passingName());
    try {
      const stored = await writeHashed(passing, content, bytesMax);
      await passCustodyStep("file on disk");
      await once(stored.contentHash, () => settle(passing, stored));
      await passCustodyStep("file stored");
      return stored;
    } finally {
      await rm(passing, { force: true });
    }
  }

  /** Sends the written file. What has the name already is looked through: damaged, it is kept aside and the good copy takes its place. */
  async function settle(passing: string, { contentHash, sizeBytes }: StoredContent): Promise<void> {
    const Key = keyOf(contentHash);
    const fixity = await check(contentHash);
    if (fixity.isIntact) return;
    if (fixity.found !== null) {
      const aside = `damaged/${contentHash}-${randomUUID()}`;
      await client.send(new CopyObjectCommand({ Bucket, Key: aside, CopySource: `${Bucket}/${Key}` }));
    }
    const ChecksumSHA256 = Buffer.from(contentHash, "hex").toString("base64");
    const Body = createReadStream(passing, { highWaterMark: pieceBytes });
    await client.send(new PutObjectCommand({ Bucket, Key, Body, ContentLength: sizeBytes, ChecksumSHA256 }));
  }

  async function openObject(contentHash: string) {
    try {
      const { Body, ContentLength } = await client.send(new GetObjectCommand({ Bucket, Key: keyOf(contentHash) }));
      if (!(Body instanceof Readable)) throw new Error("The service answered without a body.");
      return { stream: Body, sizeBytes: ContentLength ?? 0 };
    } catch (error) {
      if (error instanceof S3ServiceException && (error.name === "NoSuchKey" || error.$metadata.httpStatusCode === 404)) return null;
      throw error;
    }
  }

  async function check(contentHash: string): Promise<Fixity> {
    const opened = await openObject(contentHash);
    if (opened === null) return { contentHash, isIntact: false, found: null, sizeBytes: 0 };
    const { contentHash: found, sizeBytes } = await hashOf(opened.stream);
    return { contentHash, isIntact: found === contentHash, found, sizeBytes };
  }

  return { put, open: openObject, check };
}
