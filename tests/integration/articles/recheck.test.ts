import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { run } from "@/bin/commands/recheck";
import { submitArticle } from "@/lib/articles/submit-article";
import { database } from "@/lib/database";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { newestEvent } from "@/tests/builders/record";

const state = vi.hoisted(() => {
  // Modules that another file has loaded already would not see what is put in their place here.
  vi.resetModules();
  return { isBroken: false };
});

vi.mock("@/lib/articles/read-submission", async (original) => {
  const real = await original<typeof import("@/lib/articles/read-submission")>();
  const readPage: typeof real.readPage = (url, signal) => {
    if (state.isBroken && url.endsWith("/first")) throw new Error("The reader broke.");
    return real.readPage(url, signal);
  };
  return { ...real, readPage };
});
vi.mock("@/lib/articles/renew-article", async (original) => {
  const real = await original<typeof import("@/lib/articles/renew-article")>();
  const breakDownVersion: typeof real.breakDownVersion = (actor, version, signal) => {
    if (version.submission.finalUrl?.endsWith("/second")) throw new Error("The provider broke.");
    return real.breakDownVersion(actor, version, signal);
  };
  return { ...real, breakDownVersion };
});

let server: Server;
let origin = "";
let newsroom: Newsroom;

beforeAll(async () => {
  process.env.ASSAY_TEST_PUBLIC_ADDRESSES = "127.77.0.1";
  server = createServer((request, response) => {
    const words = `The harbour took in 40 boats in May 2026, the harbour master told the council of ${request.url}. `.repeat(4);
    const news = state.isBroken ? "<p>And the quay was closed.</p>" : "";
    response
      .writeHead(200, { "content-type": "text/html" })
      .end(`<html><head><title>${request.url}</title></head><body><p>${words}</p>${news}</body></html>`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.77.0.1", resolve));
  origin = `http://127.77.0.1:${(server.address() as AddressInfo).port}`;
  newsroom = await aNewsroom();
});
afterAll(async () => {
  vi.resetModules();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

test("an error at one article is told of that article, and the round goes on to the others", async () => {
  for (const path of ["/first", "/second", "/third"])
    accepted(await submitArticle(newsroom.reviewer, { way: "url", url: `${origin}${path}`, selectionReason: "The council votes." }));
  state.isBroken = true;
  const lines: string[] = [];
  const write = vi.spyOn(process.stdout, "write").mockImplementation((line) => lines.push(String(line)) > 0);
  const code = await run(["--workspace", newsroom.slug]).finally(() => write.mockRestore());
  expect(code).toBe(1);
  expect(lines).toEqual([
    expect.stringMatching(/“\/first”: failed: The page could not be read/),
    expect.stringMatching(/“\/second”: broken: The provider broke\./),
    expect.stringMatching(/“\/third”: changed, snapshot 2/),
  ]);
  expect(await newestEvent(newsroom.owner)).toMatchObject({ type: "article.renewed" });
  const { workspaceId } = newsroom;
  expect(await database.auditEvent.count({ where: { workspaceId, type: "article.checked" } })).toBe(1);
});
