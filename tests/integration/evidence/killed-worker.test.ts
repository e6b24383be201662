import { spawn } from "node:child_process";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compareTables } from "@/lib/audit/compare-tables";
import { verifyLog } from "@/lib/audit/verify";
import { database } from "@/lib/database";
import { environment } from "@/lib/environment";
import { attachEvidence } from "@/lib/evidence/attach-evidence";
import { checkFixity } from "@/lib/evidence/check-fixity";
import { artefactStore, incomingFolder } from "@/lib/evidence/chosen-store";
import { accounts, quote } from "@/tests/builders/accounts";
import { accepted, aNewsroom } from "@/tests/builders/newsroom";
import { aClaim, someEvidence } from "@/tests/builders/review";
import { publicAddress, startSourceServer } from "@/tests/support/source-server";

let sources: Awaited<ReturnType<typeof startSourceServer>>;
beforeAll(async () => {
  process.env.ASSAY_TEST_PUBLIC_ADDRESSES = publicAddress;
  sources = await startSourceServer();
});
afterAll(() => sources.close());

const ordersFile = path.join(environment.dataFolder, "kill-at.json");

/** Starts the worker as a program of its own; given an order, it kills itself there. */
function startWorker(order?: { step: string; nth: number }) {
  const env: NodeJS.ProcessEnv = { ...process.env, ASSAY_MODE: "test", ASSAY_RENDER: "0", ASSAY_TEST_KILL_AT: ordersFile };
  const child = spawn(process.execPath, ["--conditions=react-server", "bin/assay.mjs", "worker"], {
    env,
    stdio: ["ignore", "pipe", "ignore"],
  });
  if (order !== undefined) writeFileSync(ordersFile, JSON.stringify({ ...order, by: child.pid, kill: child.pid }));
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const ended = new Promise<NodeJS.Signals | null>((resolve) => child.once("exit", (_, signal) => resolve(signal)));
  return { child, ended, said: () => said };
}

test("a worker that is killed with files half stored loses and doubles nothing: the next one sweeps them and makes the captures", async () => {
  const newsroom = await aNewsroom();
  const { workspaceId } = newsroom;
  const { claimId } = await aClaim(newsroom);
  for (const name of ["/first", "/second"])
    accepted(await attachEvidence(newsroom.reviewer, { claimId, ...someEvidence, quote, sourceUrl: sources.show(name, accounts + name) }));
  const killed = startWorker({ step: "file on disk", nth: 2 });
  expect(await killed.ended).toBe("SIGKILL");
  expect(existsSync(`${ordersFile}.done`)).toBe(true);
  expect(await database.capture.count({ where: { workspaceId, finishedAt: null } })).toBe(2);
  expect(readdirSync(incomingFolder())).not.toEqual([]);
  const { child, ended, said } = startWorker();
  const giveUpAt = Date.now() + 60_000;
  while ((await database.capture.count({ where: { workspaceId, finishedAt: null } })) > 0 && Date.now() < giveUpAt) await pause(100);
  child.kill("SIGTERM");
  await ended;
  const captures = await database.capture.findMany({ where: { workspaceId }, include: { artefacts: true } });
  expect(captures.map(({ outcome, artefacts }) => [outcome, artefacts.length])).toEqual([
    ["partial", 3],
    ["partial", 3],
  ]);
  expect(Math.max(...captures.map(({ attempts }) => attempts))).toBeGreaterThan(1);
  expect((await checkFixity(workspaceId, artefactStore())).faults).toEqual([]);
  expect((await verifyLog(newsroom.owner)).faults).toEqual([]);
  expect((await compareTables(newsroom.owner)).faults).toEqual([]);
  expect(readdirSync(incomingFolder())).toEqual([]);
  expect(said()).toMatch(
    /^Swept \d unfinished files? (?:or|and) folders? of processes that ended at work \(\d+ bytes\)\.\nThe worker is ready\.$/m,
  );
});
