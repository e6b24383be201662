import { mkdtempSync, readdirSync, rmSync, truncateSync } from "node:fs";
import http from "node:http";
import net, { type AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import zlib from "node:zlib";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { askedByUs } from "@/bin/serving/asked-by-us.mjs";
import { openCopyStore } from "@/bin/serving/copy-store.mjs";
import { openFront } from "@/bin/serving/front.mjs";
import { followPublications } from "@/bin/serving/newest-publication.mjs";
import { openPublishedCopies } from "@/bin/serving/published-copies.mjs";
import { environment } from "@/lib/environment";
import { describeWorkspace } from "@/lib/people/describe-workspace";
import { getWorkspace } from "@/lib/people/queries";
import { aThread } from "@/tests/builders/discussion";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { publicTexts } from "@/tests/builders/report";
import { aClaim } from "@/tests/builders/review";

const secret = "ours";
const folder = mkdtempSync(path.join(os.tmpdir(), "assay-copies-"));
const closers: (() => Promise<unknown>)[] = [];
let newsroom: Newsroom;
let address: string;
/** What the pages say, and how often they were asked for. */
const pages = { words: "first", status: 200, made: 0 };

beforeAll(async () => {
  newsroom = await aNewsroom();
  address = `/newsrooms/${newsroom.slug}/claims/the-bridge`;
});

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
  Object.assign(pages, { words: "first", status: 200, made: 0 });
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Changes what every public page says. */
async function rename(name: string) {
  const revision = (await getWorkspace(newsroom.owner))?.revision ?? 0;
  accepted(await describeWorkspace(newsroom.owner, { ...publicTexts, revision, name }));
}

/** The one copy that is there. */
async function onlyCopy(store: Awaited<ReturnType<typeof aServer>>["store"]) {
  const [copy, ...others] = await store.list();
  if (copy === undefined || others.length > 0) throw new Error("Not exactly one copy is kept.");
  return copy;
}

function listening(server: net.Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}

/** Between the copies and the database, so that a test can take the database away. */
async function aWire() {
  const url = new URL(environment.databaseUrl);
  const target = { port: Number(url.port), host: url.hostname };
  const open = new Set<net.Socket>();
  let isCut = false;
  const wire = net.createServer((near) => {
    if (isCut) return void near.destroy();
    const far = net.connect(target);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.pipe(other).on("error", () => one.destroy());
      one.on("close", () => other.destroy()).on("error", () => other.destroy());
    }
  });
  url.port = String(await listening(wire));
  const cut = () => {
    isCut = true;
    for (const socket of open) socket.destroy();
  };
  closers.push(async () => {
    cut();
    wire.close();
  });
  return { url: url.href, cut };
}

/** A server with copies before pages that say what `pages` says, and the readers' lane before both; `get` asks it on a connection that stays open. */
async function aServer({ databaseUrl = environment.databaseUrl, known = new Map<string, number>(), edition = "one" } = {}) {
  const origin = { port: 0, host: "news.example", address: "127.0.0.1", secret };
  const store = openCopyStore(folder, edition, { key: "a key" });
  const publications = followPublications({ databaseUrl, known });
  const copies = openPublishedCopies({ store, publications, isEvidenceHost: () => false, origin, styleOf: () => null });
  const askPages = (request: http.IncomingMessage, response: http.ServerResponse) => {
    if (request.headers[askedByUs] !== secret) return void response.writeHead(503).end("not from a copy");
    pages.made += 1;
    const words = `<p>${pages.words} ${request.headers.host}</p><script>next()</script>`.repeat(40);
    const headers = { "content-type": "text/html; charset=utf-8", "content-security-policy": "script-src 'unsafe-inline'", "x-ours": "no" };
    response.writeHead(pages.status, { ...headers, ...(request.url?.includes("?") ? { etag: 'W/"of-this"' } : {}) }).end(words);
  };
  const asked: string[] = [];
  const { server, lane } = openFront({ find: copies.find, askNext: askPages });
  server.on("request", ({ headers, url }) => {
    if (headers[askedByUs] === undefined) asked.push(url ?? "");
  });
  origin.port = await listening(server);
  const agent = new http.Agent({ keepAlive: true, maxSockets: 4 });
  const ended = new Promise((resolve) => server.once("close", resolve));
  closers.push(
    async () => {
      agent.destroy();
      server.close();
      lane.close();
      await ended;
    },
    () => publications.close(),
  );
  const get = (where = address, headers: http.OutgoingHttpHeaders = {}, method = "GET") =>
    new Promise<{ status: number | undefined; headers: http.IncomingHttpHeaders; bytes: Buffer; words: string }>((resolve, reject) => {
      const request = http.request({ port: origin.port, path: where, method, headers, agent }, (response) => {
        const take = (bytes: Buffer) => resolve({ status: response.statusCode, headers: response.headers, bytes, words: bytes.toString() });
        buffer(response).then(take, reject);
      });
      request.on("error", reject).end();
    });
  return { get, copies, store, asked };
}

it("makes a page once, and again only after something was published", async () => {
  const { get } = await aServer();
  const first = await get();
  expect(first).toMatchObject({ status: 200, words: expect.stringContaining("<p>first news.example</p><p>") });
  expect(first.headers).toMatchObject({
    "cache-control": "public, no-cache, stale-if-error=86400",
    "cache-status": "assay; fwd=miss; stored",
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": "script-src 'self'",
  });
  expect(first.headers).not.toHaveProperty("x-ours");
  await Promise.all(Array.from({ length: 20 }, () => get()));
  // What happens at the desk changes nothing for readers.
  pages.words = "second";
  const { claimId } = await aClaim(newsroom);
  await aThread(newsroom.reviewer, claimId);
  expect((await get()).headers["cache-status"]).toBe("assay; hit");
  expect(pages.made).toBe(1);
  await rename("The Morning Courier");
  const after = await Promise.all([get(), get()]);
  expect(after.map(({ words }) => words.includes("second"))).toEqual([true, true]);
  expect(after[0]?.headers["cache-status"]).toBe("assay; fwd=stale; stored");
  expect(pages.made).toBe(2);
});

it("answers in the smallest encoding that is understood, with a validator of its own, and nothing to who has it already", async () => {
  const { get } = await aServer();
  const plain = await get();
  const open = { gzip: zlib.gunzipSync, br: zlib.brotliDecompressSync };
  const tags = new Set([plain.headers.etag]);
  for (const [accepted, encoding] of [
    ["gzip, deflate, br", "br"],
    ["gzip", "gzip"],
    ["br;q=0, gzip", "gzip"],
  ] as const) {
    const { headers, bytes } = await get(address, { "accept-encoding": accepted });
    expect(headers).toMatchObject({ "content-encoding": encoding, vary: "Accept-Encoding", "content-length": String(bytes.length) });
    expect(open[encoding](bytes).equals(plain.bytes)).toBe(true);
    tags.add(headers.etag);
    const again = await get(address, { "accept-encoding": accepted, "if-none-match": `"other", W/${headers.etag}` });
    expect([again.status, again.bytes.length, again.headers.etag]).toEqual([304, 0, headers.etag]);
  }
  expect(tags.size).toBe(3);
  const head = await get(address, {}, "HEAD");
  expect([head.status, head.bytes.length, head.headers["content-length"]]).toEqual([200, 0, String(plain.bytes.length)]);
});

it("says the same on the short way, and takes it for whatever readers ask plainly", async () => {
  const { get, asked } = await aServer({ edition: "lane" });
  const whole = await get();
  for (const headers of [
    {},
    { "accept-encoding": "br" },
    { "accept-encoding": "gzip" },
    { "if-none-match": `"a", ${whole.headers.etag}` },
  ]) {
    const short = await get(address, headers);
    expect(asked).toEqual([]);
    const long = await get(address, { ...headers, connection: "close" });
    expect(asked.splice(0)).toEqual([address]);
    const { connection, "keep-alive": kept, date, ...said } = short.headers;
    expect(long).toMatchObject({ status: short.status, bytes: short.bytes });
    expect(long.headers).toEqual({ ...said, connection: "close", date: expect.any(String) });
    expect([connection, kept]).toEqual(["keep-alive", "timeout=5"]);
    expect(Math.abs(Date.parse(date ?? "") - Date.parse(long.headers.date ?? ""))).toBeLessThan(60_000);
  }
  await rename("The Noon Courier");
  expect((await get()).headers["cache-status"]).toBe("assay; fwd=stale; stored");
  expect(await get(`${address}?q=x`)).toMatchObject({ status: 200, headers: { etag: 'W/"of-this"' } });
  expect((await get(`${address}?q=x`, { "if-none-match": 'W/"of-this"' })).status).toBe(304);
  expect(asked).toEqual([]);
  await get(address, {}, "HEAD");
  expect(asked).toEqual([address]);
});

it("keeps nothing that is not there, and nothing under a second spelling or a search", async () => {
  const { get, store } = await aServer({ edition: "two" });
  expect((await get()).headers["cache-status"]).toContain("stored");
  const spellings = ["%62ridge", "x/../the-bridge", "x/%2e%2E/the-bridge", "./the-bridge", "the-bridge#1", "the-bridge/.", "the-bridge%"];
  for (const where of [`${address}?q=x`, ...spellings.map((spelling) => address.replace("the-bridge", spelling))]) {
    expect((await get(where)).words, where).not.toContain("<script");
  }
  pages.status = 404;
  expect((await get(`${address}-none`)).status).toBe(404);
  expect((await store.list()).map((kept: { address: string }) => kept.address)).toEqual([address]);
  // What was withdrawn is no longer kept either.
  await rename("The Evening Courier");
  expect((await get()).status).toBe(404);
  expect(await store.list()).toEqual([]);
});

it("keeps a report that is called as files or the log are, and neither its files nor its proofs", async () => {
  const { get } = await aServer({ edition: "names" });
  const statusOf = async (rest: string) => (await get(`/newsrooms/${newsroom.slug}/${rest}`)).headers["cache-status"];
  for (const rest of ["reports/log/versions/1", "reports/attachments/versions/1", "reports/proof"])
    expect(await statusOf(rest), rest).toBe("assay; fwd=miss; stored");
  for (const rest of ["attachments/ab12", "proof", "tlog-proof"]) expect(await statusOf(`reports/log/versions/1/${rest}`)).toBeUndefined();
});

it("tells who has the answer to a search already that it is the same, and sends it to nobody twice", async () => {
  const { get } = await aServer({ edition: "search" });
  const first = await get(`${address}?q=x`);
  expect([first.status, first.headers.etag]).toEqual([200, 'W/"of-this"']);
  for (const method of ["GET", "HEAD"]) {
    const again = await get(`${address}?q=x`, { "if-none-match": '"other", W/"of-this"' }, method);
    expect([again.status, again.bytes.length, again.headers.etag]).toEqual([304, 0, 'W/"of-this"']);
  }
  expect((await get(`${address}?q=x`, { "if-none-match": '"other"' })).bytes.length).toBeGreaterThan(0);
  pages.status = 404;
  expect((await get(`${address}?q=x`, { "if-none-match": 'W/"of-this"' })).status).toBe(404);
});

it("answers as a page's head tells it: taken down is kept, not there is not, and neither needs a script", async () => {
  const { get, store } = await aServer({ edition: "told" });
  const tell = (status: number) => `<meta name="assay-status" content="${status}"/>`;
  pages.words = tell(410);
  for (const how of ["fwd=miss; stored", "hit"]) {
    const gone = await get();
    expect([gone.status, gone.headers["cache-status"]]).toEqual([410, `assay; ${how}`]);
    expect(gone.words).not.toContain("<script");
  }
  pages.words = tell(404);
  const ofNobody = ["/newsrooms/nobody-here/claims", "/newsrooms/Nobody/people"];
  for (const where of [`${address}-none`, `${address}?words=none`, `${address}/report-an-error`, ...ofNobody]) {
    const missing = await get(where);
    expect([missing.status, missing.words.includes("<script")], where).toEqual([404, false]);
  }
  expect((await store.list()).map((kept: { address: string }) => kept.address)).toEqual([address]);
  // A form that is there keeps its script, and is not kept.
  pages.words = "form";
  expect(await get(`${address}/report-an-error`)).toMatchObject({ status: 200, words: expect.stringContaining("<script>next()") });
  expect((await store.list()).length).toBe(1);
  // What people write is never told in a head: React writes their marks as words.
  pages.words = tell(410).replaceAll("<", "&lt;");
  expect((await get(`${address}?words=meta`)).status).toBe(200);
});

it("shows the last published copy while the database is away, also after a restart, and never one it knows to be outdated", async () => {
  const wire = await aWire();
  const before = await aServer({ databaseUrl: wire.url, edition: "three" });
  await before.get();
  wire.cut();
  expect(await before.get()).toMatchObject({ status: 200, headers: { "cache-status": "assay; hit; detail=database-unreachable" } });
  expect((await before.get(`${address}-unseen`)).words).toBe("not from a copy");

  const kept = await onlyCopy(before.store);
  const restarted = (sequence: number) => aServer({ databaseUrl: wire.url, known: new Map([[newsroom.slug, sequence]]), edition: "three" });
  expect((await (await restarted(kept.sequence)).get()).words).toContain("first");
  expect((await (await restarted(kept.sequence + 1)).get()).words).toBe("not from a copy");
});

it("does not show a copy that is not whole", async () => {
  const first = await aServer({ edition: "four" });
  await first.get();
  const [file] = readdirSync(path.join(folder, "four"));
  truncateSync(path.join(folder, "four", file ?? ""), 300);
  const { get } = await aServer({ edition: "four" });
  expect((await get()).headers["cache-status"]).toBe("assay; fwd=miss; stored");
});

it("makes outdated copies anew though nobody asks for them", async () => {
  const { get, copies, store } = await aServer({ edition: "five" });
  await get();
  pages.words = "second";
  const kept = await onlyCopy(store);
  await copies.renewAll(newsroom.slug, kept.sequence + 1);
  expect(await store.list()).toEqual([{ ...kept, sequence: kept.sequence + 1 }]);
  expect(pages.made).toBe(2);
});
