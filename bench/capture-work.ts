// What `capture.ts` kills: the app's part, asking for captures one after another, and saying which were acknowledged.
import { attachEvidence } from "@/lib/evidence/attach-evidence";
import { accepted, aNewsroom } from "@/tests/builders/newsroom";
import { aClaim, someEvidence } from "@/tests/builders/review";

const [base = "", count = "0"] = process.argv.slice(2);
const newsroom = await aNewsroom();
const { claimId } = await aClaim(newsroom);
for (let at = 0; at < Number(count); at += 1) {
  const sourceUrl = `${base}/page-${process.pid}-${at}`;
  const { sourceId } = accepted(
    await attachEvidence(newsroom.reviewer, { claimId, ...someEvidence, sourceTitle: `Page ${at}`, sourceUrl }),
  );
  process.stdout.write(`${JSON.stringify({ workspaceId: newsroom.workspaceId, sourceId })}\n`);
}
// Stays until it is killed, as the app would.
setInterval(() => undefined, 60_000);
