import { randomBytes } from "node:crypto";
import pg from "pg";
import { Webhook } from "standardwebhooks";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { run as reseal } from "@/bin/commands/reseal";
import { readerActor } from "@/lib/actor";
import { compareTables } from "@/lib/audit/compare-tables";
import { setClock } from "@/lib/clock";
import { database } from "@/lib/database";
import { addWebhook } from "@/lib/outgoing/add-webhook";
import { takeDelivery } from "@/lib/outgoing/attempts";
import { changeWebhook } from "@/lib/outgoing/change-webhook";
import { deliverOutgoing } from "@/lib/outgoing/deliver-outgoing";
import { fillOutbox } from "@/lib/outgoing/fill-outbox";
import { pauseWebhook } from "@/lib/outgoing/pause-webhook";
import { listDeliveries, listWebhooks } from "@/lib/outgoing/queries";
import { removeWebhook } from "@/lib/outgoing/remove-webhook";
import { replayDelivery } from "@/lib/outgoing/replay-delivery";
import { resumeWebhook } from "@/lib/outgoing/resume-webhook";
import { rotateWebhookSecret } from "@/lib/outgoing/rotate-webhook-secret";
import { type MessageType, messageTypes } from "@/lib/outgoing/schema";
import { sendWebhook } from "@/lib/outgoing/send-webhook";
import { answerErrorReport } from "@/lib/reports/answer-error-report";
import { publishReport } from "@/lib/reports/publish-report";
import { reportError } from "@/lib/reports/report-error";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { logSize, newestEvent } from "@/tests/builders/record";
import { aPublishedReport, aReportToPublish } from "@/tests/builders/report";
import { publicAddress, startSourceServer } from "@/tests/support/source-server";
import { aReceiver, type ReceiverAnswer } from "@/tests/support/webhook-receiver";

const [key, nextKey] = [randomBytes(32), randomBytes(32)].map((one) => one.toString("base64"));
const silent = { signal: new AbortController().signal, say: () => {}, random: () => 0 };
const taken = { status: 200, body: "thank you" };
let newsroom: Newsroom;
let server: Awaited<ReturnType<typeof startSourceServer>>;
let earlier: Awaited<ReturnType<typeof aPublishedReport>>;
let places = 0;

beforeAll(async () => {
  vi.stubEnv("ASSAY_TEST_PUBLIC_ADDRESSES", publicAddress);
  vi.stubEnv("ASSAY_SEAL_KEY", key);
  server = await startSourceServer();
  newsroom = await aNewsroom();
  earlier = await aPublishedReport(newsroom);
});
afterEach(async () => {
  setClock(null);
  // What one test leaves waiting is no other's.
  for (const { id } of await listWebhooks(newsroom.owner)) accepted(await removeWebhook(newsroom.owner, { endpointId: id }));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await server.close();
});

async function anAddress(answers: ReceiverAnswer[] = [taken], types: readonly MessageType[] = messageTypes) {
  places += 1;
  const receiver = aReceiver(server, `/hook-${places}`, ...answers);
  const added = accepted(await addWebhook(newsroom.owner, { url: receiver.url, types: [...types] }));
  return { ...receiver, ...added };
}

/** Something to tell that is quickly made: a reader's report of an error, answered. */
async function anAnswer() {
  const { claimId, reportId } = earlier;
  const reported = { reportId, claimId, versionNumber: 1, message: "The sum is another." };
  const { errorReportId } = accepted(await reportError(readerActor(newsroom.workspaceId), reported));
  accepted(await answerErrorReport(newsroom.editor, { errorReportId, outcome: "stands", answer: "We looked again." }));
  return errorReportId;
}

const inMs = (ms: number) => setClock({ now: () => new Date(Date.now() + ms) });
const send = () => deliverOutgoing(silent);
const messages = async (endpointId: string) =>
  (await listDeliveries(newsroom.owner)).deliveries.filter(({ targetId }) => targetId === endpointId);

describe("an address", () => {
  test("is an owner's to add; its secret is shown once, and stands nowhere in the clear", async () => {
    const size = await logSize(newsroom.owner);
    const input = { url: `${server.base}/nobody`, types: [...messageTypes] };
    expect(await addWebhook(newsroom.editor, input)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    expect(await logSize(newsroom.owner)).toBe(size);
    const { endpointId, secret, url } = await anAddress();
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const event = await newestEvent(newsroom.owner);
    expect(event).toMatchObject({ type: "webhook.added", payload: { endpointId, host: new URL(url).host, types: messageTypes } });
    const row = await database.webhookEndpoint.findFirstOrThrow({ where: { id: endpointId } });
    const bare = Buffer.from(secret.slice("whsec_".length), "base64");
    expect(Buffer.from(row.secret ?? []).includes(bare)).toBe(false);
    expect(JSON.stringify([event, await listWebhooks(newsroom.owner)])).not.toContain(secret.slice(6));
    expect(JSON.stringify(event)).not.toContain(url);
    expect(await listWebhooks(newsroom.editor)).toEqual([]);
    expect(await addWebhook(newsroom.owner, { url, types: [...messageTypes] })).toMatchObject({
      refusal: { fields: { url: [/already/] } },
    });
  });

  test.each([
    ["http://city.example/hook", "must begin with https"],
    ["https://10.0.0.8/hook", "private network"],
    ["https://[::ffff:192.168.0.1]/hook", "private network"],
    ["https://user:word@city.example/hook", "user name"],
    ["https://8.8.8.8:8443/hook", "not 8443"],
    ["ftp://city.example/hook", "full web address"],
  ])("is refused where it is %s", async (url, words) => {
    const result = await addWebhook(newsroom.owner, { url, types: [...messageTypes] });
    expect(result).toMatchObject({ refusal: { code: "INVALID", fields: { url: [expect.stringContaining(words)] } } });
  });

  test("is told what is published from then on, signed, once, whoever sends", async () => {
    const { endpointId, secret, received } = await anAddress();
    const report = await aReportToPublish(newsroom);
    const refused = await publishReport(newsroom.editor, { articleId: report.articleId, versionNumber: 4, change: "first" });
    expect(refused).toMatchObject({ ok: false });
    await send();
    expect(received).toEqual([]);
    const published = accepted(await publishReport(newsroom.editor, { articleId: report.articleId, versionNumber: 0, change: "first" }));
    await Promise.all(Array.from({ length: 5 }, send));
    expect(received).toHaveLength(1);
    const [{ headers = {}, body = "" } = {}] = received;
    const told = new Webhook(secret).verify(body, headers);
    expect(told).toMatchObject({
      type: "report.published",
      data: {
        report: { id: report.reportId, version: 1, contentHash: published.contentHash, change: "first", isRetracted: false },
        claimCount: 1,
        claims: [{ id: report.claimId, rating: "False", ratingBefore: null, isRetracted: false }],
      },
    });
    expect(headers["content-type"]).toBe("application/json; charset=utf-8");
    expect(await messages(endpointId)).toMatchObject([
      { state: "delivered", attempts: 1, body, tries: [{ number: 1, status: 200, answer: "thank you", problem: "" }] },
    ]);
    expect((await listDeliveries(newsroom.editor)).deliveries).toEqual([]);
  });

  test("is told only of what it asked for", async () => {
    const { endpointId, received } = await anAddress([taken], ["report.retracted"]);
    await anAnswer();
    await send();
    expect(received).toEqual([]);
    accepted(await changeWebhook(newsroom.owner, { endpointId, types: ["error.answered"] }));
    const errorReportId = await anAnswer();
    await send();
    expect(received.map(({ body }) => JSON.parse(body).data.errorReport)).toMatchObject([{ id: errorReportId, outcome: "stands" }]);
    expect(received[0]?.body).not.toContain("The sum is another");
  });
});

describe("a message", () => {
  test("that fails is tried again later under the same id, and what was answered is kept as words", async () => {
    const first = { status: 503, headers: { "retry-after": "60" }, body: `\u0000<b>busy</b>${"x".repeat(5000)}` };
    const { endpointId, received } = await anAddress([first, taken]);
    await anAnswer();
    await send();
    const [failed] = await messages(endpointId);
    expect(failed).toMatchObject({ state: "waiting", attempts: 1, problem: "It answered 503.", tries: [{ status: 503 }] });
    expect(failed?.tries[0]?.answer.slice(0, 12)).toBe("\uFFFD<b>busy</b>");
    expect(failed?.tries[0]?.answer.length).toBe(1000);
    inMs(50_000);
    await send();
    expect(received).toHaveLength(1);
    inMs(62_000);
    await send();
    const [one, two] = received;
    expect([received.length, two?.headers["webhook-id"], two?.body]).toEqual([2, one?.headers["webhook-id"], one?.body]);
    expect(Number(two?.headers["webhook-timestamp"]) - Number(one?.headers["webhook-timestamp"])).toBeGreaterThan(55);
    expect(await messages(endpointId)).toMatchObject([{ state: "delivered", attempts: 2, problem: "" }]);
  });

  test("is given up after ten attempts, and said so; sent again by hand, it begins anew", async () => {
    const { endpointId, received } = await anAddress([
      ...Array.from({ length: 10 }, () => ({ status: 302, headers: { location: "/" } })),
      taken,
    ]);
    await anAnswer();
    for (let day = 0; day < 12; day += 1) {
      inMs(day * 25 * 60 * 60 * 1000);
      await send();
    }
    const [dead] = await messages(endpointId);
    expect([received.length, dead?.state, dead?.problem]).toEqual([10, "dead", expect.stringContaining("redirects are not followed")]);
    const deliveryId = dead?.id ?? "";
    expect(await replayDelivery(newsroom.editor, { deliveryId })).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    accepted(await replayDelivery(newsroom.owner, { deliveryId }));
    expect(await newestEvent(newsroom.owner)).toMatchObject({ type: "delivery.replayed", payload: { deliveryId, targetId: endpointId } });
    expect(await replayDelivery(newsroom.owner, { deliveryId })).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    await send();
    expect(await messages(endpointId)).toMatchObject([{ state: "delivered", attempts: 11 }]);
    expect(new Set(received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  });

  test("waits while its address is paused or gone, and goes when an owner goes on", async () => {
    const { endpointId, received } = await anAddress([{ status: 410 }, taken]);
    accepted(await pauseWebhook(newsroom.owner, { endpointId }));
    await anAnswer();
    await send();
    expect(received).toEqual([]);
    accepted(await resumeWebhook(newsroom.owner, { endpointId }));
    await send();
    expect(await newestEvent(newsroom.owner)).toMatchObject({
      type: "webhook.stopped",
      actor: { role: "system" },
      payload: { endpointId },
    });
    expect(await listWebhooks(newsroom.owner)).toMatchObject([{ state: "gone", dead: 1 }]);
    await anAnswer();
    await send();
    expect(received).toHaveLength(1);
    accepted(await resumeWebhook(newsroom.owner, { endpointId }));
    await send();
    expect(await listWebhooks(newsroom.owner)).toMatchObject([{ state: "active", dead: 1, delivered: 1, waiting: 0 }]);
  });

  test("whose sender died before writing down that it was sent goes once more under the same id", async () => {
    const { endpointId, received } = await anAddress();
    await anAnswer();
    await fillOutbox(newsroom.workspaceId);
    const target = { workspaceId: newsroom.workspaceId, targetId: endpointId };
    // Two at once: one of them gets it.
    const [one, other] = await Promise.all([takeDelivery(target), takeDelivery(target)]);
    const held = one ?? other;
    if (held === null) throw new Error("Nobody got the message.");
    expect([one, other]).toContain(null);
    await sendWebhook(held, silent.signal);
    // Here the sender dies.
    await send();
    expect(received).toHaveLength(1);
    inMs(121_000);
    await send();
    expect(received.map(({ headers }) => headers["webhook-id"])).toEqual([
      received[0]?.headers["webhook-id"],
      received[0]?.headers["webhook-id"],
    ]);
    const [delivery] = await messages(endpointId);
    expect(delivery).toMatchObject({ state: "delivered", attempts: 2 });
    expect(delivery?.tries.map(({ number, finishedAt }) => [number, finishedAt === null])).toEqual([
      [2, false],
      [1, true],
    ]);
  });

  test("stands in the outbox once, also when the reader of the log is set back; its words cannot be changed", async () => {
    const { endpointId, received } = await anAddress();
    await anAnswer();
    await send();
    const owner = new pg.Client({ connectionString: process.env.ASSAY_OWNER_DATABASE_URL });
    await owner.connect();
    const setBack = `update "LogReader" set next = 0 where "workspaceId" = $1 and name = 'outgoing'`;
    await owner.query(setBack, [newsroom.workspaceId]);
    await send();
    expect([received.length, (await messages(endpointId)).length]).toEqual([1, 1]);
    const change = (sql: string) => owner.query(sql, [newsroom.workspaceId]);
    await expect(change(`update "Delivery" set body = '{}' where "workspaceId" = $1`)).rejects.toThrow("only what became of a delivery");
    await expect(change(`delete from "DeliveryAttempt" where "workspaceId" = $1`)).rejects.toThrow("permanent");
    await expect(change(`update "DeliveryAttempt" set status = 200 where "workspaceId" = $1`)).rejects.toThrow("permanent");
    await owner.end();
  });
});

describe("a secret", () => {
  test("that is changed signs beside the new one for a day", async () => {
    const { endpointId, secret, received } = await anAddress();
    const changed = accepted(await rotateWebhookSecret(newsroom.owner, { endpointId }));
    await anAnswer();
    await send();
    const [{ headers = {}, body = "" } = {}] = received;
    for (const one of [secret, changed.secret]) new Webhook(one).verify(body, headers);
    inMs(25 * 60 * 60 * 1000);
    await anAnswer();
    await send();
    expect(String(received[1]?.headers["webhook-signature"]).split(" ")).toHaveLength(1);
  });

  test("is encrypted anew when the server's key changes, and goes with its address", async () => {
    const { endpointId, secret, received } = await anAddress();
    vi.stubEnv("ASSAY_SEAL_KEY", nextKey);
    await anAnswer();
    await send();
    expect(await messages(endpointId)).toMatchObject([{ state: "waiting", problem: expect.stringContaining("has not the key") }]);
    vi.stubEnv("ASSAY_SEAL_KEY_BEFORE", key);
    const out = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    expect(await reseal([])).toBe(0);
    out.mockRestore();
    vi.stubEnv("ASSAY_SEAL_KEY_BEFORE", "");
    inMs(6_000);
    await send();
    const [{ headers = {}, body = "" } = {}] = received;
    new Webhook(secret).verify(body, headers);
    expect((await compareTables(newsroom.owner)).faults).toEqual([]);
    accepted(await removeWebhook(newsroom.owner, { endpointId }));
    expect(await database.webhookEndpoint.findFirstOrThrow({ where: { id: endpointId } })).toMatchObject({
      state: "removed",
      secret: null,
    });
    vi.stubEnv("ASSAY_SEAL_KEY", key);
  });
});
