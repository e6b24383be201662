// What the bench kills as the app: does what it is told on its input, one JSON object a line, and says what was acknowledged.
import { createHash, randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { attachEvidence } from "@/lib/evidence/attach-evidence";
import { uploadCapture } from "@/lib/evidence/upload-capture";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { aClaim, someEvidence } from "@/tests/builders/review";
import type { Told } from "./programs";

const [base = "", file = ""] = process.argv.slice(2);

/** The newsroom that the last one was torn away from, or a new one. */
async function theNewsroom(): Promise<{ newsroom: Newsroom; claimId: string }> {
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as { newsroom: Newsroom; claimId: string };
  const newsroom = await aNewsroom();
  const { claimId } = await aClaim(newsroom);
  writeFileSync(file, JSON.stringify({ newsroom, claimId }));
  return { newsroom, claimId };
}

const { newsroom, claimId } = await theNewsroom();
const { workspaceId, reviewer } = newsroom;
let made = 0;

const say = (words: object) => process.stdout.write(`${JSON.stringify({ workspaceId, ...words })}\n`);

async function* inPieces(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at += 64 * 1024) yield bytes.subarray(at, at + 64 * 1024);
}

async function evidenceAt(sourceUrl: string): Promise<string> {
  return accepted(await attachEvidence(reviewer, { claimId, ...someEvidence, sourceTitle: `Source ${made}`, sourceUrl })).sourceId;
}

const works: Record<Told["work"], () => Promise<unknown>> = {
  ask: async () => say({ kind: "capture", sourceId: await evidenceAt(`${base}/page-${process.pid}-${made}`) }),
  askShaky: async () => say({ kind: "capture", sourceId: await evidenceAt(`${base}/shaky-${process.pid}-${made}`) }),
  upload: async () => {
    const sourceId = await evidenceAt("");
    const bytes = Buffer.from(`${someEvidence.quote}\n${randomBytes(150_000).toString("hex")}`);
    accepted(await uploadCapture(reviewer, { sourceId, fileName: `file-${made}.txt`, content: inPieces(bytes) }));
    say({ kind: "upload", sourceId, contentHash: createHash("sha256").update(bytes).digest("hex") });
  },
};

say({ kind: "ready" });
for await (const line of createInterface({ input: process.stdin })) {
  const { work, count } = JSON.parse(line) as Told;
  for (let at = 0; at < count; at += 1) {
    made += 1;
    // As a server does: what fails is not acknowledged, and the next request is another one.
    await works[work]().catch((error: unknown) => say({ kind: "refused", words: error instanceof Error ? error.message : String(error) }));
  }
}
