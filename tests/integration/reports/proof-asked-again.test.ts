import { inspect } from "node:util";
import pg from "pg";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import * as proof from "@/app/(public)/newsrooms/[workspace]/reports/[report]/versions/[number]/proof/route";
import * as tlogProof from "@/app/(public)/newsrooms/[workspace]/reports/[report]/versions/[number]/tlog-proof/route";
import { erasePrivateParts } from "@/lib/audit/erase-private-parts";
import { signCheckpoint } from "@/lib/audit/sign-checkpoint";
import { database } from "@/lib/database";
import { askTakedown } from "@/lib/reports/ask-takedown";
import { confirmTakedown } from "@/lib/reports/confirm-takedown";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { aPublishedReport } from "@/tests/builders/report";

let newsroom: Newsroom;
let published: { articleId: string; slug: string };
beforeAll(async () => {
  newsroom = await aNewsroom();
  published = await aPublishedReport(newsroom);
});
afterEach(() => {
  vi.restoreAllMocks();
});

const routes = { proof, "tlog-proof": tlogProof } as const;

function ask(name: keyof typeof routes, known = ""): Promise<Response> {
  const params = Promise.resolve({ workspace: newsroom.slug, report: published.slug, number: "1" });
  return routes[name].GET(new Request("https://courier.example/x", { headers: known === "" ? {} : { "if-none-match": known } }), {
    params,
  });
}

/** Whether hashes of the tree were read, of which each proof needs some. */
async function readsHashes(work: () => Promise<unknown>): Promise<boolean> {
  const asked = vi.spyOn(pg.Client.prototype, "query");
  await work();
  const statements = asked.mock.calls.map(([given]) => inspect(given));
  asked.mockRestore();
  expect(statements.length).toBeGreaterThan(0);
  return statements.some((statement) => statement.includes("TileHash"));
}

const etagOf = async (name: keyof typeof routes) => (await ask(name)).headers.get("etag") ?? "";

test.each(["proof", "tlog-proof"] as const)("a %s is not made again for who has it", async (name) => {
  let etag = "";
  expect(
    await readsHashes(async () => {
      etag = await etagOf(name);
    }),
  ).toBe(true);
  // Asking for the first may have signed the checkpoint that the second rests on.
  expect(await etagOf(name)).toBe(etag);
  let again = new Response();
  expect(
    await readsHashes(async () => {
      again = await ask(name, etag);
    }),
  ).toBe(false);
  expect([again.status, again.headers.get("etag"), again.headers.get("cache-control")]).toEqual([304, etag, "public, no-cache"]);
  expect((await ask(name, '"another"')).status).toBe(200);
});

test("a proof is another once a later checkpoint is signed, or a part that it disclosed is erased", async () => {
  const before = await ask("proof");
  const first = before.headers.get("etag") ?? "";
  const disclosed = async (answer: Response) => (await answer.text()).match(/"actor\.name": "/g)?.length ?? 0;
  const names = await disclosed(before);
  const { workspaceId, owner } = newsroom;
  const event = await database.auditEvent.findFirstOrThrow({ where: { workspaceId, type: "report.published" } });
  const erasure = { sequence: Number(event.sequence), parts: ["actor.name"], ground: "Article 17 of the GDPR" };
  accepted(await erasePrivateParts(owner, erasure));
  const erased = await ask("proof", first);
  expect([erased.status, await disclosed(erased)]).toEqual([200, names - 1]);
  const second = erased.headers.get("etag") ?? "";
  expect(second).not.toBe(first);
  expect((await ask("proof", second)).status).toBe(304);
  await signCheckpoint(workspaceId);
  const third = await ask("proof", second);
  expect(third.status).toBe(200);
  expect((await ask("proof", third.headers.get("etag") ?? "")).status).toBe(304);
});

test("a proof of what was taken down is gone at once, also for who has it", async () => {
  const known = { proof: await etagOf("proof"), "tlog-proof": await etagOf("tlog-proof") };
  expect((await ask("proof", known.proof)).status).toBe(304);
  const asked = { articleId: published.articleId, what: "", category: "courtOrder", reason: "File 12 C 34/26." } as const;
  const { takedownId } = accepted(await askTakedown(newsroom.editor, asked));
  accepted(await confirmTakedown(newsroom.owner, { takedownId, versionNumber: 1 }));
  expect((await ask("proof", known.proof)).status).toBe(410);
  expect((await ask("tlog-proof", known["tlog-proof"])).status).toBe(410);
  expect((await ask("proof", "*")).status).toBe(410);
});
