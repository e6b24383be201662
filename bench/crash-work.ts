// What `crash.ts` kills: appends, signs and publishes, one after another, and says what was acknowledged, one JSON object a line.

import { personOf } from "@/lib/actor";
import { signCheckpoint } from "@/lib/audit/sign-checkpoint";
import { changeRole } from "@/lib/people/change-role";
import { accepted, aNewsroom } from "@/tests/builders/newsroom";
import { logSize } from "@/tests/builders/record";
import { aPublishedReport } from "@/tests/builders/report";

const newsroom = await aNewsroom();
const { workspaceId, slug, owner, viewer } = newsroom;
const say = (more: object) => process.stdout.write(`${JSON.stringify({ workspaceId, newsroom: slug, ...more })}\n`);
let size = await logSize(owner);
say({ size });

for (;;) {
  for (let step = 0; step < 6; step += 1) {
    accepted(await changeRole(owner, { memberId: personOf(viewer), role: step % 2 === 0 ? "reviewer" : "viewer" }));
    // One event each: what is acknowledged is known without asking the database.
    size += 1;
    say({ size });
    if (step % 3 === 2) {
      await signCheckpoint(workspaceId);
      size = await logSize(owner);
      say({ size });
    }
  }
  const published = await aPublishedReport(newsroom);
  size = await logSize(owner);
  say({ size, report: published.slug, contentHash: published.contentHash });
}
