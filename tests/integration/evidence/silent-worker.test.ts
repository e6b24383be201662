import { spawn } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "@/lib/database";
import { environment } from "@/lib/environment";
import { attachEvidence } from "@/lib/evidence/attach-evidence";
import { becomeOnlyWorker, noticingLoss, sessionOf } from "@/lib/evidence/only-worker";
import { accounts, quote } from "@/tests/builders/accounts";
import { accepted, aNewsroom } from "@/tests/builders/newsroom";
import { aClaim, someEvidence } from "@/tests/builders/review";
import { startSilentProxy } from "@/tests/support/silent-proxy";
import { publicAddress, startSourceServer } from "@/tests/support/source-server";

let sources: Awaited<ReturnType<typeof startSourceServer>>;
let proxy: Awaited<ReturnType<typeof startSilentProxy>>;
beforeAll(async () => {
  process.env.ASSAY_TEST_PUBLIC_ADDRESSES = publicAddress;
  sources = await startSourceServer();
  proxy = await startSilentProxy(environment.databaseUrl);
});
afterAll(async () => {
  await proxy.close();
  await sources.close();
});

/** Starts the worker as a program of its own, behind the way that can fall silent. */
function startWorker() {
  const env: NodeJS.ProcessEnv = { ...process.env, DATABASE_URL: proxy.url, ASSAY_MODE: "test", ASSAY_RENDER: "0" };
  const child = spawn(process.execPath, ["--conditions=react-server", "bin/assay.mjs", "worker"], {
    env,
    stdio: ["ignore", "pipe", "ignore"],
  });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  return { child, ended, said: () => said };
}

/** Waits until something holds, so many seconds at most; how long it took. */
async function waited(holds: () => boolean | Promise<boolean>, secondsMax: number): Promise<number> {
  const begun = performance.now();
  const seconds = () => (performance.now() - begun) / 1000;
  while (!(await holds()) && seconds() < secondsMax) await pause(200);
  return seconds();
}

test("one connection is the only worker's until it ends; a session that was lost is ended, and no other by its number", async () => {
  const open = () => new pg.Client({ connectionString: environment.databaseUrl, options: noticingLoss });
  const [first, second] = [open(), open()];
  const gone = new Promise<void>((resolve) => first.on("error", () => resolve()));
  await Promise.all([first.connect(), second.connect()]);
  const lost = await sessionOf(first);
  const once = () => Promise.resolve("ended" as const);
  expect(await becomeOnlyWorker(first, { before: null, wait: once })).toBe(true);
  expect(await becomeOnlyWorker(second, { before: null, wait: once })).toBe(false);
  // The same number, given to a process that began at another time.
  const another = { ...lost, startedAt: "2026-01-01 00:00:00+00" };
  expect(await becomeOnlyWorker(second, { before: another, wait: once })).toBe(false);
  const onceMore = () => pause(20, "on" as const);
  expect(await becomeOnlyWorker(second, { before: lost, wait: onceMore })).toBe(true);
  await gone;
  expect((await second.query<Record<string, string>>("show tcp_keepalives_idle")).rows).toEqual([{ tcp_keepalives_idle: "15" }]);
  await second.end();
});

test("a worker whose network fell silent says so, comes back when it speaks again, and ends when told to while it is silent", {
  timeout: 400_000,
}, async () => {
  const newsroom = await aNewsroom();
  const { claimId } = await aClaim(newsroom);
  const open = () => database.capture.count({ where: { workspaceId: newsroom.workspaceId, finishedAt: null } });
  const { child, ended, said } = startWorker();
  try {
    const readyTimes = () => said().split("The worker is ready.").length - 1;
    expect(await waited(() => readyTimes() === 1, 60)).toBeLessThan(60);
    proxy.fallSilent();
    // What it asks steadily is given up after a minute, as everywhere.
    expect(await waited(() => said().includes("The worker lost its database"), 100)).toBeLessThan(100);
    proxy.speakAgain();
    // The way keeps the connection that was lost open, and PostgreSQL its lock: the worker ends it itself.
    expect(await waited(() => readyTimes() === 2, 30)).toBeLessThan(30);
    accepted(
      await attachEvidence(newsroom.reviewer, { claimId, ...someEvidence, quote, sourceUrl: sources.show("/after", `${accounts}after`) }),
    );
    expect(await waited(async () => (await open()) === 0, 60)).toBeLessThan(60);
    proxy.fallSilent();
    child.kill("SIGTERM");
    const inTime = await Promise.race([ended.then(() => true), pause(90_000, false)]);
    expect(inTime, said()).toBe(true);
  } finally {
    child.kill("SIGKILL");
    await ended;
    proxy.speakAgain();
  }
});
