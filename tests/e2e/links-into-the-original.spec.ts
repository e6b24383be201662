import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "@playwright/test";
import { submitArticle } from "@/lib/articles/submit-article";
import { markClaim } from "@/lib/claims/mark-claim";
import { database } from "@/lib/database";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { windowOf } from "./support/sessions";

const twin = "Nobody told the council of it.";
const filler = (name: string) =>
  Array.from({ length: 40 }, (_, number) => `<p>Line ${number} of the ${name} part says that the quay was open on day ${number}.</p>`).join(
    "",
  );
const pageHtml = `<!doctype html><html lang="en"><head><title>The bridge bill</title></head><body><article>${filler("first")}
  <p id="one">The contract was signed in May. ${twin} The works began in June.</p>${filler("second")}
  <p id="two">The audit came in the autumn. ${twin} Its report was put away.</p>${filler("third")}</article></body></html>`;

let server: Server;
let url: string;
let newsroom: Newsroom;

test.beforeAll(async () => {
  server = createServer((_, response) => response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(pageHtml));
  await new Promise<void>((resolve) => server.listen(0, "127.77.0.1", resolve));
  url = `http://127.77.0.1:${(server.address() as AddressInfo).port}/bridge`;
  newsroom = await aNewsroom();
});
test.afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

test("a claim's link into the original opens at its words, also where the same words stand twice", async ({ browser }) => {
  const details = { selectionReason: "The council votes on it." };
  const { articleId } = accepted(await submitArticle(newsroom.reviewer, { way: "url", url, ...details }));
  const { id: snapshotId, text } = await database.snapshot.findFirstOrThrow({ where: { workspaceId: newsroom.workspaceId, articleId } });
  const { page } = await windowOf(browser, newsroom.viewer);
  for (const [start, here, elsewhere] of [
    [text.indexOf(twin), "#one", "#two"],
    [text.lastIndexOf(twin), "#two", "#one"],
  ] as const) {
    const place = { snapshotId, start, end: start + twin.length, exact: twin };
    const { claimId } = accepted(await markClaim(newsroom.reviewer, { ...place, statement: `Nobody was told (${here}).` }));
    await page.goto(`/${newsroom.slug}/claims/${claimId}`);
    const address = await page.getByRole("link", { name: "In the original" }).getAttribute("href");
    const original = await page.context().newPage();
    await original.goto(address ?? "");
    await expect(original.locator(here)).toBeInViewport();
    await expect(original.locator(elsewhere)).not.toBeInViewport();
    await original.close();
  }
});
