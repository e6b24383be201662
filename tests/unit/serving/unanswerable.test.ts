import http from "node:http";
import net, { type AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, it } from "vitest";
import { refusalOf, refuse } from "@/bin/serving/unanswerable.mjs";

let server: http.Server;
beforeAll(async () => {
  server = http.createServer((request, response) => {
    if (!refuse(request, response)) response.end("a page");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

it.each([
  ["GET", "/newsrooms/%", 404],
  ["GET", "/newsrooms/%E0%A4%A/claims", 404],
  ["HEAD", "/%ff", 404],
  ["GET", "*", 400],
  ["OPTIONS", "*", 400],
  ["TRACE", "/", 405],
])("refuses %s %s in words", (method, url, status) => {
  const methods = status === 405 ? { allow: expect.stringContaining("GET") } : {};
  expect(refusalOf({ method, url })).toEqual({ status, words: expect.stringMatching(/^[A-Z].*\.\n$/), ...methods });
});

it.each([
  ["GET", "/newsrooms/courier/claims?words=%"],
  ["GET", "/newsrooms/%F0%9F%98%80"],
  ["POST", "/sign-in"],
  ["OPTIONS", "/api/health"],
  ["GET", "http://courier.example/newsrooms/courier"],
])("leaves %s %s to those who know", (method, url) => {
  expect(refusalOf({ method, url })).toBeNull();
});

it("answers whole, and the next request on the same connection too", async () => {
  const { port } = server.address() as AddressInfo;
  const socket = net.connect(port, "127.0.0.1");
  const head = "HTTP/1.1\r\nHost: courier.example\r\n";
  socket.write(`HEAD /% ${head}\r\nOPTIONS * ${head}\r\nGET /% ${head}\r\nGET / ${head}Connection: close\r\n\r\n`);
  const answers = (await text(socket)).split(/(?=HTTP\/1\.1 \d)/);
  expect(answers.map((answer) => answer.slice(9, 12))).toEqual(["404", "400", "404", "200"]);
  expect(answers.map((answer) => answer.split("\r\n\r\n")[1])).toEqual([
    "",
    "Say which page is meant.\n",
    "No page has this address.\n",
    "a page",
  ]);
});
