import { mkdirSync } from "node:fs";
import path from "node:path";
import S3rver from "s3rver";

/** Where the bench's captures are kept: a folder, or a bucket of an S3-compatible server. */
export type Kept = {
  words: string;
  settings: Record<string, string>;
  /** Steps that this store does not pass: a bucket's object has its name from the first. */
  passesOver: readonly string[];
  close: () => Promise<void>;
};

const name = "evidence";

/** The store that ASSAY_CAPTURE_STORE names: `folder`, or `bucket` with a server of its own that outlives the kills, as a service elsewhere does. */
export async function openKept(folder: string): Promise<Kept> {
  const asked = process.env.ASSAY_CAPTURE_STORE ?? "folder";
  if (asked === "folder") return { words: "a folder", settings: {}, passesOver: [], close: () => Promise.resolve() };
  if (asked !== "bucket") throw new Error(`ASSAY_CAPTURE_STORE is “${asked}”; it can be folder or bucket.`);
  const directory = path.join(folder, "bucket");
  mkdirSync(directory);
  const server = new S3rver({ address: "127.0.0.1", port: 0, directory, silent: true, configureBuckets: [{ name }] });
  const { port } = await server.run();
  return {
    words: "a bucket",
    settings: {
      ...{ ASSAY_EVIDENCE_BUCKET: name, ASSAY_EVIDENCE_ENDPOINT: `http://127.0.0.1:${port}`, ASSAY_EVIDENCE_REGION: "us-east-1" },
      // The keys that this server knows.
      ...{ AWS_ACCESS_KEY_ID: "S3RVER", AWS_SECRET_ACCESS_KEY: "S3RVER" },
    },
    passesOver: ["file named"],
    close: () => server.close(),
  };
}
