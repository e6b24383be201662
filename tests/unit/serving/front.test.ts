import http from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, expect, it, vi } from "vitest";
import { openFront } from "@/bin/serving/front.mjs";

type Answer = { status: number; headers: string[]; body: Buffer | null };
type Find = (request: { url: string }, act: (answer: Answer | null, error?: Error) => void) => boolean;

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
  vi.restoreAllMocks();
});

/** A front whose copies are what `find` says, with what it was asked and what was left to Next. */
async function aFront(find: Find) {
  const looked: string[] = [];
  const left: string[] = [];
  const reported: unknown[] = [];
  const { server, lane } = openFront({
    find: (request: { url: string }, act: Parameters<Find>[1]) => {
      looked.push(request.url);
      return find(request, act);
    },
    askNext: (request: http.IncomingMessage, response: http.ServerResponse, error?: unknown) => {
      left.push(request.url ?? "");
      if (error !== undefined) reported.push(error);
      response.end("from Next");
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  closers.push(async () => {
    agent.destroy();
    lane.closeAll();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  const get = (path: string, headers: http.OutgoingHttpHeaders = {}) =>
    new Promise<string>((resolve, reject) => {
      const take = (response: http.IncomingMessage) => text(response).then((words) => resolve(`${response.statusCode} ${words}`), reject);
      http.get({ port, path, headers, agent }, take).on("error", reject);
    });
  return { get, looked, left, reported };
}

const page: Answer = { status: 200, headers: ["content-length", "6"], body: Buffer.from("a copy") };

it("looks once for what is not there, on whichever way a request comes, and reports why", async () => {
  const said = vi.spyOn(console, "error").mockImplementation(() => {});
  const failed = new Error("no page came");
  const { get, looked, left, reported } = await aFront(({ url }, act) => {
    setImmediate(() => (url === "/kept" ? act(page) : act(null, failed)));
    return url !== "/other";
  });
  expect(await get("/kept")).toBe("200 a copy");
  expect(await get("/broken")).toBe("200 from Next");
  expect([looked.splice(0), left.splice(0), reported]).toEqual([["/kept", "/broken"], ["/broken"], []]);
  expect(said).toHaveBeenCalledWith("GET /broken:", failed);
  // The connection is Next's from here on.
  expect(await get("/kept")).toBe("200 a copy");
  expect(await get("/broken")).toBe("200 from Next");
  expect([looked.splice(0), left.splice(0), reported.splice(0)]).toEqual([["/kept", "/broken"], ["/broken"], [failed]]);
  expect(said).toHaveBeenCalledTimes(1);
});

it("refuses in words what no page answers, and lets nobody down over an answer that cannot be sent", async () => {
  const said = vi.spyOn(console, "error").mockImplementation(() => {});
  const odd = { status: 200, headers: ["no name", "1"], body: 7 } as unknown as Answer;
  const { get, left, reported } = await aFront((_, act) => {
    setImmediate(() => act(odd));
    return true;
  });
  expect(await get("/%")).toBe("404 No page has this address.\n");
  await expect(get("/odd", { connection: "keep-alive" })).resolves.toBe("200 from Next");
  expect([left, reported]).toEqual([["/odd"], [expect.any(TypeError)]]);
  const fresh = await aFront((_, act) => {
    setImmediate(() => act(odd));
    return true;
  });
  await expect(fresh.get("/odd")).rejects.toThrow();
  expect(said).toHaveBeenCalledWith("GET /odd:", expect.any(TypeError));
});
