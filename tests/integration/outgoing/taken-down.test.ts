import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { addWebhook } from "@/lib/outgoing/add-webhook";
import { fillOutbox } from "@/lib/outgoing/fill-outbox";
import { listDeliveries } from "@/lib/outgoing/queries";
import { replayDelivery } from "@/lib/outgoing/replay-delivery";
import { messageTypes } from "@/lib/outgoing/schema";
import { askTakedown } from "@/lib/reports/ask-takedown";
import { confirmTakedown } from "@/lib/reports/confirm-takedown";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { aPublishedReport } from "@/tests/builders/report";
import { asOwner } from "@/tests/support/as-owner";

const statement = "41 million";
let newsroom: Newsroom;

beforeAll(async () => {
  vi.stubEnv("ASSAY_SEAL_KEY", randomBytes(32).toString("base64"));
  vi.stubEnv("ASSAY_SMTP_URL", "smtp://127.0.0.1:9");
  vi.stubEnv("ASSAY_MAIL_FROM", "desk@courier.example");
  vi.stubEnv("AUTH_SECRET", randomBytes(32).toString("base64"));
  newsroom = await aNewsroom();
});
afterAll(() => vi.unstubAllEnvs());

test("messages and mails that tell of what is taken down lose their words with it, and others are told so without them", async () => {
  const { owner, editor, workspaceId } = newsroom;
  accepted(await addWebhook(owner, { url: "https://8.8.8.8/hook", types: [...messageTypes] }));
  const other = await aPublishedReport(newsroom);
  const { articleId, reportId, claimId, contentHash } = await aPublishedReport(newsroom);
  await fillOutbox(workspaceId);
  const told = async () => (await listDeliveries(owner)).deliveries;
  const before = await told();
  expect(before.map(({ channel }) => channel).toSorted()).toEqual(["mail", "mail", "webhook", "webhook"]);
  expect(before.every(({ body }) => body.includes(statement))).toBe(true);
  // Nothing else takes the words of a message.
  const [{ id } = { id: "" }] = before;
  await expect(asOwner(`UPDATE "Delivery" SET "body" = '', "state" = 'dead' WHERE "id" = $1::uuid`, [id])).rejects.toThrow("is refused");

  const asked = { articleId, what: "", category: "privacy", reason: "File 12 C 34/26." } as const;
  const { takedownId } = accepted(await askTakedown(editor, asked));
  accepted(await confirmTakedown(owner, { takedownId, versionNumber: 1 }));
  const emptied = (await told()).filter(({ body }) => body === "");
  expect(emptied.map(({ channel }) => channel).toSorted()).toEqual(["mail", "webhook"]);
  for (const delivery of emptied) {
    expect(delivery).toMatchObject({ state: "dead", problem: expect.stringContaining("taken down") });
    const refused = { ok: false, refusal: { code: "FORBIDDEN", reason: expect.stringContaining("taken down") } };
    expect(await replayDelivery(owner, { deliveryId: delivery.id })).toMatchObject(refused);
  }
  const revive = `UPDATE "Delivery" SET "state" = 'waiting' WHERE "id" = $1::uuid`;
  await expect(asOwner(revive, [emptied[0]?.id])).rejects.toThrow("is refused");

  await fillOutbox(workspaceId);
  const [newest] = await told();
  expect(newest).toMatchObject({ channel: "webhook", type: "report.takenDown", state: "waiting" });
  expect(JSON.parse(newest?.body ?? "")).toMatchObject({
    data: { report: { id: reportId }, ground: "privacy", isWhole: true, versions: [{ number: 1, contentHash }], claimIds: [claimId] },
  });
  expect(newest?.body).not.toContain(statement);
  const kept = (await told()).filter(({ body }) => body.includes(statement));
  expect(kept.map(({ channel }) => channel).toSorted()).toEqual(["mail", "webhook"]);
  expect(kept.some(({ body }) => body.includes(other.reportId))).toBe(true);
});
