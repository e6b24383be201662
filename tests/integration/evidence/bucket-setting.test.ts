import { existsSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import S3rver from "s3rver";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { sendStoredFile } from "@/app/send-stored-file";
import { database } from "@/lib/database";
import { environment } from "@/lib/environment";
import { attachEvidence } from "@/lib/evidence/attach-evidence";
import { getArtefact } from "@/lib/evidence/capture-queries";
import { checkFixity } from "@/lib/evidence/check-fixity";
import { artefactStore } from "@/lib/evidence/chosen-store";
import { uploadCapture } from "@/lib/evidence/upload-capture";
import { accepted, aNewsroom } from "@/tests/builders/newsroom";
import { aClaim, someEvidence } from "@/tests/builders/review";

const folder = mkdtempSync(path.join(os.tmpdir(), "assay-bucket-"));
const server = new S3rver({
  ...{ address: "127.0.0.1", port: 0, directory: folder, silent: true },
  configureBuckets: [{ name: "evidence" }],
});

beforeAll(async () => {
  const { port } = await server.run();
  vi.stubEnv("ASSAY_EVIDENCE_BUCKET", "evidence");
  vi.stubEnv("ASSAY_EVIDENCE_ENDPOINT", `http://127.0.0.1:${port}`);
  // The keys that this server knows.
  vi.stubEnv("AWS_ACCESS_KEY_ID", "S3RVER");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "S3RVER");
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

test("with ASSAY_EVIDENCE_BUCKET set, an upload lies in the bucket, is found whole there by the nightly check, and is sent from there", async () => {
  const newsroom = await aNewsroom();
  const { claimId } = await aClaim(newsroom);
  const { sourceId } = accepted(await attachEvidence(newsroom.reviewer, { claimId, ...someEvidence, sourceUrl: "" }));
  const words = `Accounts in a bucket. ${someEvidence.quote}\n`;
  async function* content() {
    yield Buffer.from(words);
  }
  const { captureId } = accepted(await uploadCapture(newsroom.reviewer, { sourceId, fileName: "accounts.txt", content: content() }));
  const { id, contentHash } = await database.captureArtefact.findFirstOrThrow({ where: { captureId } });
  const place = path.join(environment.dataFolder, "evidence", contentHash.slice(0, 2), contentHash.slice(2, 4), contentHash);
  expect(existsSync(place)).toBe(false);

  expect(await checkFixity(newsroom.workspaceId, artefactStore())).toMatchObject({ files: 1, faults: [] });

  const artefact = await getArtefact(newsroom.viewer, id);
  expect(artefact).toMatchObject({ contentHash, mediaType: "text/plain" });
  const answer = await sendStoredFile(new Request("http://localhost/"), {
    ...{ contentHash, mediaType: artefact?.mediaType ?? "", disposition: "attachment", name: "copy.txt" },
  });
  expect(answer.status).toBe(200);
  expect(await answer.text()).toBe(words);

  const stranger = await aNewsroom();
  expect(await getArtefact(stranger.owner, id)).toBeNull();

  // It is the bucket that is read: what is damaged there is found.
  rmSync(path.join(folder, "evidence"), { recursive: true });
  expect((await checkFixity(newsroom.workspaceId, artefactStore())).faults).toEqual([{ contentHash, found: null }]);
});
