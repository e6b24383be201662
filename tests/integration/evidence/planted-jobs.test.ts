import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { auditLog } from "@/lib/audit/check-log";
import { database } from "@/lib/database";
import { attachEvidence } from "@/lib/evidence/attach-evidence";
import { workCaptures } from "@/lib/evidence/capture-worker";
import { artefactStore } from "@/lib/evidence/chosen-store";
import { accounts, quote } from "@/tests/builders/accounts";
import { captureFirst } from "@/tests/builders/capture";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { logSize } from "@/tests/builders/record";
import { aClaim, someEvidence } from "@/tests/builders/review";
import { asOwner } from "@/tests/support/as-owner";
import { publicAddress, startSourceServer } from "@/tests/support/source-server";

let newsroom: Newsroom;
let sources: Awaited<ReturnType<typeof startSourceServer>>;
beforeAll(async () => {
  process.env.ASSAY_TEST_PUBLIC_ADDRESSES = publicAddress;
  [newsroom, sources] = await Promise.all([aNewsroom(), startSourceServer()]);
});
afterAll(() => sources.close());

/** Who has the queue's table can put any job into it. */
const plant = (task: string, payload: unknown) =>
  asOwner(`select graphile_worker.add_job('${task}', '${JSON.stringify(payload)}'::json, max_attempts := 1)`);

test("jobs that somebody put into the queue begin nothing that nobody asked for, and keep nothing from being done", async () => {
  const { workspaceId, reviewer } = newsroom;
  const { claimId } = await aClaim(newsroom);
  const asked = async (page: string) =>
    accepted(await attachEvidence(reviewer, { claimId, ...someEvidence, sourceUrl: sources.show(page, accounts), quote })).sourceId;
  const { id: captureId } = await captureFirst(reviewer, await asked("/planted-once"));
  const other = await aNewsroom();
  const sizes = () => Promise.all([logSize(newsroom.owner), logSize(other.owner)]);
  const before = await sizes();
  await plant("capture", { workspaceId, captureId });
  await plant("capture", { workspaceId: other.workspaceId, captureId });
  await plant("capture", { workspaceId, captureId: randomUUID(), url: "http://elsewhere.example/" });
  await plant("capture", { workspaceId: "x" });
  await plant("publish", { workspaceId });
  const ending = new AbortController();
  const said: string[] = [];
  const tools = { store: artefactStore(), render: null };
  const working = workCaptures({ tools, passing: [], signal: ending.signal, say: (line) => said.push(line), lookEveryMs: 50 });
  const giveUpAt = Date.now() + 30_000;
  while (said.filter((line) => line.includes("nothing to do")).length < 3 && Date.now() < giveUpAt) await pause(50);
  expect(await sizes()).toEqual(before);
  const sourceId = await asked("/planted-then");
  const open = () => database.capture.count({ where: { workspaceId, sourceId, finishedAt: null } });
  while ((await open()) > 0 && Date.now() < giveUpAt) await pause(50);
  ending.abort();
  await working;
  expect(await open()).toBe(0);
  expect(said.filter((line) => line.includes("nothing to do"))).toHaveLength(3);
  for (const room of [newsroom, other]) expect((await auditLog(room.workspaceId)).faults).toEqual([]);
});
