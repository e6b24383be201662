import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { compareTables } from "@/lib/audit/compare-tables";
import { verifyLog } from "@/lib/audit/verify";
import { setClock } from "@/lib/clock";
import { database } from "@/lib/database";
import { environment } from "@/lib/environment";
import { attachEvidence } from "@/lib/evidence/attach-evidence";
import { checkFixity } from "@/lib/evidence/check-fixity";
import { artefactStore, incomingFolder } from "@/lib/evidence/chosen-store";
import { addWebhook } from "@/lib/outgoing/add-webhook";
import { deliverOutgoing } from "@/lib/outgoing/deliver-outgoing";
import { listDeliveries } from "@/lib/outgoing/queries";
import { publishReport } from "@/lib/reports/publish-report";
import { accounts, quote } from "@/tests/builders/accounts";
import { accepted, aNewsroom } from "@/tests/builders/newsroom";
import { aReportToPublish } from "@/tests/builders/report";
import { aClaim, someEvidence } from "@/tests/builders/review";
import { publicAddress, startSourceServer } from "@/tests/support/source-server";
import { aReceiver } from "@/tests/support/webhook-receiver";

let sources: Awaited<ReturnType<typeof startSourceServer>>;
beforeAll(async () => {
  process.env.ASSAY_TEST_PUBLIC_ADDRESSES = publicAddress;
  sources = await startSourceServer();
});
afterAll(() => sources.close());

const ordersFile = path.join(environment.dataFolder, "kill-at.json");

/** Starts the worker as a program of its own; given an order, it kills itself there. */
function startWorker(order?: { step: string; nth: number }, settings: Record<string, string> = {}) {
  const env: NodeJS.ProcessEnv = { ...process.env, ASSAY_MODE: "test", ASSAY_RENDER: "0", ASSAY_TEST_KILL_AT: ordersFile, ...settings };
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

/** Another newsroom's system, and a mail server; both say by which id they got what. */
async function receivers() {
  const webhook = aReceiver(sources, "/hook", { status: 200 });
  const mails: { to: string; id: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onData: (stream, { envelope }, done) => {
      let raw = "";
      stream.on("data", (part: Buffer) => {
        raw += part.toString("latin1");
      });
      stream.on("end", () => {
        mails.push({ to: envelope.rcptTo.map(({ address }) => address).join(), id: /^Message-ID: (\S+)/im.exec(raw)?.[1] ?? "" });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { webhook, mails, close, smtpUrl: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}` };
}

test("a worker that is killed while it sends: before, nothing went out and it goes once; after, what went out goes again under the same id", async () => {
  const { webhook, mails, close, smtpUrl } = await receivers();
  const temporary = mkdtempSync(path.join(os.tmpdir(), "assay-killed-"));
  vi.stubEnv("ASSAY_SMTP_URL", smtpUrl);
  vi.stubEnv("ASSAY_MAIL_FROM", "desk@courier.example");
  vi.stubEnv("AUTH_SECRET", "for tests alone, and long enough");
  vi.stubEnv("ASSAY_SEAL_KEY", randomBytes(32).toString("base64"));
  const newsroom = await aNewsroom();
  const { slug, owner, editor } = newsroom;
  const inMs = (ms: number) => setClock({ now: () => new Date(Date.now() + ms) });
  const send = async () => {
    while ((await deliverOutgoing({ signal: new AbortController().signal, say: () => {} })) > 0);
  };
  const hooks = () => webhook.received.map(({ headers }) => headers["webhook-id"] ?? "");
  const own = () => mails.filter(({ to }) => to === `rita.reviewer@${slug}.example`).map(({ id }) => id);
  const killedAt = async (step: string, nth: number) => {
    rmSync(`${ordersFile}.done`, { force: true });
    expect(await startWorker({ step, nth }, { TMPDIR: temporary }).ended).toBe("SIGKILL");
    expect(existsSync(`${ordersFile}.done`)).toBe(true);
  };
  const states = async () => (await listDeliveries(owner)).deliveries.map(({ state }) => state);
  // What other tests of this process left waiting is none of this one's.
  await send();
  accepted(await addWebhook(owner, { url: webhook.url, types: ["report.published"] }));

  const first = await aReportToPublish(newsroom);
  // What is refused is not told.
  expect(await publishReport(editor, { articleId: first.articleId, versionNumber: 3, change: "first" })).toMatchObject({ ok: false });
  accepted(await publishReport(editor, { articleId: first.articleId, versionNumber: 0, change: "first" }));
  await killedAt("message taken", 1);
  expect([hooks(), own(), await states()]).toEqual([[], [], ["waiting", "waiting"]]);
  inMs(121_000);
  await send();
  expect([hooks().length, own().length, await states()]).toEqual([1, 1, ["delivered", "delivered"]]);

  setClock(null);
  const second = await aReportToPublish(newsroom);
  accepted(await publishReport(editor, { articleId: second.articleId, versionNumber: 0, change: "first" }));
  // Both are out; at most one of them is written down.
  await killedAt("message sent", 2);
  expect([hooks().length, own().length]).toEqual([2, 2]);
  expect(await states()).toContain("waiting");
  inMs(121_000);
  await send();
  expect(hooks().length + own().length).toBeGreaterThan(4);
  expect([new Set(hooks()).size, new Set(own()).size]).toEqual([2, 2]);
  expect(new Set(await states())).toEqual(new Set(["delivered"]));
  await send();
  expect(hooks().length + own().length).toBeLessThanOrEqual(6);

  setClock(null);
  vi.unstubAllEnvs();
  await close();
  rmSync(temporary, { recursive: true });
});
