import { expect } from "@playwright/test";
import { Webhook } from "standardwebhooks";
import { disconnectDatabase } from "@/lib/database";
import { publishReport } from "@/lib/reports/publish-report";
import { accepted, aNewsroom } from "@/tests/builders/newsroom";
import { aReportToPublish } from "@/tests/builders/report";
import { startSourceServer } from "@/tests/support/source-server";
import { aReceiver } from "@/tests/support/webhook-receiver";
import { expectAccessible } from "./support/accessibility";
import { test } from "./support/journey";
import { windowOf } from "./support/sessions";

test.afterAll(() => disconnectDatabase());

test("an owner has another system told: it is told what is published, signed, and once more when asked", async ({ browser }) => {
  const server = await startSourceServer();
  const receiver = aReceiver(server, "/hook", { status: 200, body: "thank you" });
  const newsroom = await aNewsroom();
  const { articleId, claimId } = await aReportToPublish(newsroom);
  const { page, errors } = await windowOf(browser, newsroom.owner);
  await page.goto(`/${newsroom.slug}/settings`);
  await page.getByRole("link", { name: "Addresses and messages" }).click();
  await page.getByRole("button", { name: "Add an address" }).click();
  const adding = page.getByRole("dialog", { name: "Add an address" });
  await adding.getByLabel("Address", { exact: true }).fill("https://10.0.0.8/hook");
  await adding.getByRole("button", { name: "Add", exact: true }).click();
  await expect(adding.getByText(/private network/)).toBeVisible();
  await expectAccessible(page);
  await adding.getByLabel("Address", { exact: true }).fill(receiver.url);
  await adding.getByRole("button", { name: "Add", exact: true }).click();
  await expect(adding.getByText("Keep this secret now")).toBeVisible();
  const secret = await adding.getByLabel("Secret", { exact: true }).inputValue();
  await adding.getByRole("button", { name: "I have kept it" }).click();
  await expect(page.getByRole("article", { name: new URL(receiver.url).host }).getByText("Active")).toBeVisible();

  accepted(await publishReport(newsroom.editor, { articleId, versionNumber: 0, change: "first" }));
  await expect.poll(() => receiver.received.length, { timeout: 30_000 }).toBe(1);
  const verified = receiver.received.map(({ headers, body }) => new Webhook(secret).verify(body, headers));
  expect(verified).toMatchObject([{ type: "report.published", data: { claims: [{ id: claimId, rating: "False" }] } }]);

  const message = page
    .getByRole("list", { name: "Messages" })
    .getByRole("listitem")
    .filter({ hasText: new URL(receiver.url).host })
    .first();
  await expect(async () => {
    await page.reload();
    await expect(message.getByText("Delivered", { exact: true })).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
  await message.getByText("Report published").click();
  await expect(message.getByText("Taken with 200.")).toBeVisible();
  await expectAccessible(page);
  await message.getByRole("button", { name: "Send again" }).click();
  await expect.poll(() => receiver.received.length, { timeout: 30_000 }).toBe(2);
  const [first, again] = receiver.received;
  expect([again?.headers["webhook-id"], again?.body]).toEqual([first?.headers["webhook-id"], first?.body]);
  expect(errors).toEqual([]);
  await server.close();
});
