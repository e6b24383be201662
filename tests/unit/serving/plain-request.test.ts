import http from "node:http";
import net, { type AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readPlainRequest } from "@/bin/serving/plain-request.mjs";

const whole = (...lines: string[]) => `${["GET /newsrooms/courier HTTP/1.1", ...lines].join("\r\n")}\r\n\r\n`;
const host = "Host: courier.example";

describe("a plain request", () => {
  it("is read with what an answer depends on, and nothing else", () => {
    expect(
      readPlainRequest(whole(host, "User-Agent: a browser", "ACCEPT-encoding:  gzip, br \t", 'If-None-Match: W/"a"', "Cookie: b=c")),
    ).toEqual({
      method: "GET",
      url: "/newsrooms/courier",
      headers: { host: "courier.example", "accept-encoding": "gzip, br", "if-none-match": 'W/"a"' },
    });
    expect(readPlainRequest(whole(host, "Connection: Keep-Alive", "X-Forwarded-Host: other.example", "Accept-Language:"))).toEqual({
      method: "GET",
      url: "/newsrooms/courier",
      headers: { host: "courier.example", "x-forwarded-host": "other.example" },
    });
  });

  it.each([
    ["another method", whole(host).replace("GET", "HEAD")],
    ["a method in small letters", whole(host).replace("GET", "get")],
    ["an older version", whole(host).replace("1.1", "1.0")],
    ["a whole address", whole(host).replace("/newsrooms", "http://courier.example/newsrooms")],
    ["no host", whole("Accept: */*")],
    ["two hosts", whole(host, host)],
    ["a second list of encodings", whole(host, "Accept-Encoding: br", "accept-encoding: gzip")],
    ["a body", whole(host, "Content-Length: 0")],
    ["a body in pieces", whole(host, "Transfer-Encoding: chunked")],
    ["the end of the connection", whole(host, "Connection: close")],
    ["another protocol", whole(host, "Connection: Upgrade", "Upgrade: websocket")],
    ["a page's question for a part", whole(host, "RSC: 1")],
    ["a question of our own", whole(host, "X-Assay-Anew: x")],
    ["a space before the colon", whole(host, "Content-Length : 5")],
    ["a line that goes on", whole(host, "X-A: b", " c")],
    ["a line without a name", whole(host, ": b")],
    ["a bare line end", whole(host, "X-A: b\nContent-Length: 5")],
    ["a bare return", whole(host, "X-A: b\rContent-Length: 5")],
    ["a zero", whole(host, "X-A: \0")],
    ["letters beyond ASCII", whole(host, "X-A: \u00e9")],
    ["half a head", whole(host).slice(0, -2)],
    ["half a line end", whole(host).slice(0, -1)],
    ["an empty line first", `\r\n${whole(host)}`],
    ["two requests", whole(host) + whole(host)],
    ["a body nobody announced", `${whole(host)}x`],
    ["an endless head", whole(host, `X-A: ${"a".repeat(9000)}`)],
    ["more lines than Node reads", whole(host, ...Array.from({ length: 100 }, () => "a:"))],
    ["nothing", ""],
  ])("is none with %s", (_, text) => {
    expect(readPlainRequest(text)).toBeNull();
  });
});

type Read = { method: string | undefined; url: string | undefined; version: string; headers: http.IncomingHttpHeaders; body: string };

describe("beside Node's own parser", () => {
  let server: http.Server;
  const seen: Read[] = [];

  beforeAll(async () => {
    server = http.createServer(async (request, response) => {
      const { method, url, httpVersion: version, headers } = request;
      seen.push({ method, url, version, headers, body: await text(request) });
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  /** What Node makes of bytes on a connection that is then closed. */
  async function readByNode(bytes: string): Promise<{ requests: Read[]; answer: string }> {
    seen.length = 0;
    const socket = net.connect((server.address() as AddressInfo).port, "127.0.0.1");
    socket.end(bytes, "latin1");
    const answer = await text(socket);
    return { requests: [...seen], answer };
  }

  const names = fc.oneof(
    fc.constantFrom(
      "Host",
      "host",
      "Accept-Encoding",
      "If-None-Match",
      "X-Forwarded-Host",
      "Connection",
      "Content-Length",
      "Transfer-Encoding",
    ),
    fc.constantFrom("RSC", "Keep-Alive", "TE", "Expect", "Upgrade", "Cookie", "Range", "Content-Length ", "", "X-\u00e9", "_", "X.y"),
    fc.string({ maxLength: 6 }),
  );
  const values = fc.oneof(
    fc.constantFrom(
      "courier.example",
      "gzip, br",
      '"a", W/"b"',
      "keep-alive",
      "close",
      "0",
      "5",
      "chunked",
      "",
      " \t x \t ",
      "a\u00ffb",
      "\x7f",
      "\0",
    ),
    fc.string({ maxLength: 12 }),
  );
  const lineEnds = fc.oneof({ weight: 60, arbitrary: fc.constant("\r\n") }, fc.constantFrom("\n", "\r", "\r\n ", "\r\n\r\n"));
  const field = fc.tuple(names, fc.constantFrom(":", ": ", ":\t", " : "), values, lineEnds).map((parts) => parts.join(""));
  const target = fc.oneof({ weight: 4, arbitrary: fc.constantFrom("/a", "/newsrooms/b?c=d") }, fc.webPath(), fc.string({ maxLength: 8 }));
  const line = fc.tuple(
    fc.oneof({ weight: 9, arbitrary: fc.constant("GET") }, fc.constantFrom("HEAD", "POST", "get", "GETX")),
    target.map((path) => (path.startsWith("/") ? path : `/${path}`)),
    fc.oneof({ weight: 9, arbitrary: fc.constant("HTTP/1.1") }, fc.constantFrom("HTTP/1.0", "HTTP/2.0", "http/1.1")),
    lineEnds,
  );
  const request = fc
    .tuple(
      line,
      fc.constantFrom("Host: here\r\n", "Host:here \r\n", ""),
      fc.array(field, { maxLength: 4 }),
      fc.constantFrom("\r\n", "", "\n", "\r\nx"),
    )
    .map(([[method, path, version, end], host, fields, last]) => `${method} ${path} ${version}${end}${host}${fields.join("")}${last}`);

  it("reads nothing that Node reads otherwise", async () => {
    let plain = 0;
    await fc.assert(
      fc.asyncProperty(request, async (bytes) => {
        const found = readPlainRequest(bytes);
        if (found === null) return;
        plain += 1;
        const asked: Record<string, string | undefined> = found.headers;
        const { requests, answer } = await readByNode(bytes);
        expect(requests, answer).toEqual([{ method: "GET", url: found.url, version: "1.1", headers: expect.anything(), body: "" }]);
        for (const name of ["host", "x-forwarded-host", "accept-encoding", "if-none-match", "rsc", "content-length", "transfer-encoding"])
          expect(requests[0]?.headers[name], name).toBe(asked[name]);
        expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
      }),
      { numRuns: 20_000 },
    );
    expect(plain).toBeGreaterThan(500);
  });
});
