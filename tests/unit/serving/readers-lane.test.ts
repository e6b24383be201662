import { once } from "node:events";
import http from "node:http";
import net, { type AddressInfo } from "node:net";
import { buffer, text } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { openReadersLane } from "@/bin/serving/readers-lane.mjs";

type Answer = { status: number; headers: string[]; body: Buffer | null };
type Act = (answer: Answer | null) => void;

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const answerOf = (words: string): Answer => ({
  status: 200,
  headers: ["content-type", "text/plain", "content-length", String(Buffer.byteLength(words))],
  body: Buffer.from(words),
});
const ask = (path: string, ...lines: string[]) =>
  `GET ${path} HTTP/1.1\r\nHost: here\r\n${lines.map((line) => `${line}\r\n`).join("")}\r\n`;
const askLast = (path: string) => ask(path, "Connection: close");

/** A server that answers with what was sent to it, and the lane before it; `find` says what it has, by default what begins with /kept. */
async function aServer({ find, keepAliveMs = 5000 }: { find?: (url: string, act: Act) => boolean; keepAliveMs?: number } = {}) {
  const byLane: string[] = [];
  const byServer: string[] = [];
  const server = http.createServer({ keepAliveTimeout: keepAliveMs }, async (request, response) => {
    byServer.push(`${request.method} ${request.url}`);
    response.end(`server ${request.url} ${await text(request)}`);
  });
  const fromMemory = (url: string, act: Act) => {
    if (!url.startsWith("/kept")) return false;
    act(answerOf(`lane ${url}`));
    return true;
  };
  const lane = openReadersLane(server, ({ url }: { url: string }, act: Act) => {
    byLane.push(url);
    return (find ?? fromMemory)(url, act);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const ended = new Promise((resolve) => server.once("close", resolve));
  closers.push(async () => {
    server.close();
    lane.close();
    server.closeAllConnections();
    lane.closeAll();
    await ended;
  });
  const connect = () => {
    const socket = net.connect({ port, host: "127.0.0.1", allowHalfOpen: true });
    socket.on("error", () => {});
    return socket;
  };
  /** Everything that comes back when these are sent, each once something came back to the one before it, or time enough has passed. */
  const exchange = async (...pieces: string[]) => {
    const socket = connect();
    const all = text(socket);
    for (const piece of pieces) {
      socket.write(piece);
      await Promise.race([once(socket, "data"), pause(200)]);
    }
    return (await all).split(/(?=HTTP\/1\.1 \d)/).map((answer) =>
      answer
        .split("\r\n\r\n")
        .slice(1)
        .join("\r\n\r\n")
        .replace(/^[\da-f]+\r\n|\r\n0\r\n$/g, "")
        .trim(),
    );
  };
  return { port, byLane, byServer, connect, exchange, lane, server, ended };
}

/** Answers that wait until the test says so. */
function waiting() {
  const acts: Act[] = [];
  return { acts, find: (_: string, act: Act) => acts.push(act) > 0 };
}

/** A page of so many letters for whoever asks. */
const atOnce = (length: number) => (_: string, act: Act) => {
  act(answerOf("x".repeat(length)));
  return true;
};

/** Asks for pages on a connection and reads none, until nothing more is heard; answers how many were asked for. */
async function askUnread(socket: net.Socket, heard: readonly string[]): Promise<number> {
  const before = heard.length;
  const isHeard = async (count: number) => {
    socket.write(ask("/page"));
    for (let tries = 0; tries < 150 && heard.length < before + count; tries += 1) await pause(2);
    return heard.length === before + count;
  };
  let count = 1;
  while (count < 400 && (await isHeard(count))) count += 1;
  return count;
}

async function until(isSo: () => boolean) {
  while (!isSo()) await pause(2);
}

describe("the readers' lane", () => {
  it("answers as Node's server would, one request after another on a connection", async () => {
    const { port, byServer, connect } = await aServer();
    const socket = connect();
    const heads: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      const came = new Promise<Buffer>((resolve) => socket.once("data", resolve));
      socket.write(ask("/kept"));
      heads.push((await came).toString("latin1"));
    }
    socket.end();
    for (const head of heads)
      expect(head).toMatch(
        /^HTTP\/1\.1 200 OK\r\ncontent-type: text\/plain\r\ncontent-length: 10\r\nDate: .* GMT\r\nConnection: keep-alive\r\nKeep-Alive: timeout=5\r\n\r\nlane \/kept$/,
      );
    expect(byServer).toEqual([]);
    const response = await fetch(`http://127.0.0.1:${port}/kept/é`);
    expect([response.status, await response.text()]).toEqual([200, "lane /kept/%C3%A9"]);
    expect(Math.abs(Date.parse(response.headers.get("date") ?? "") - Date.now())).toBeLessThan(60_000);
  });

  it("says nothing after the head when there is nothing to say", async () => {
    const { exchange } = await aServer({
      find: (url, act) => {
        if (url !== "/kept") return false;
        act({ status: 304, headers: ["etag", '"a"'], body: null });
        return true;
      },
    });
    expect(await exchange(ask("/kept"), askLast("/other"))).toEqual(["", "server /other"]);
  });

  it("hands over what is not for it, also after answers of its own, with all that came", async () => {
    const { exchange, byServer, byLane } = await aServer();
    const post = "POST /form HTTP/1.1\r\nHost: here\r\nContent-Length: 5\r\n\r\n";
    expect(await exchange(ask("/kept/1"), post, "words", askLast("/kept/2"))).toEqual([
      "lane /kept/1",
      "server /form words",
      "server /kept/2",
    ]);
    expect(await exchange(ask("/kept/3") + ask("/kept/4"), askLast("/5"))).toEqual(["server /kept/3", "server /kept/4", "server /5"]);
    expect(await exchange(ask("/kept/6").slice(0, 9), ask("/kept/6").slice(9), askLast("/7"))).toEqual(["server /kept/6", "server /7"]);
    expect(await exchange(ask("/other"), askLast("/kept"))).toEqual(["server /other", "server /kept"]);
    expect(byLane).toEqual(["/kept/1", "/other"]);
    expect(byServer).toHaveLength(9);
  });

  it("leaves to Node's server what turns out to be its own, and sends what is large in two pieces", async () => {
    const { exchange } = await aServer({
      find: (url, act) => {
        setImmediate(act, url === "/large" ? answerOf("x".repeat(300_000)) : null);
        return true;
      },
    });
    expect(await exchange(ask("/large"), askLast("/gone"))).toEqual(["x".repeat(300_000), "server /gone"]);
    expect(await exchange(ask("/gone"), askLast("/gone"))).toEqual(["server /gone", "server /gone"]);
  });

  it("answers in the order of the questions, whatever comes while one waits", async () => {
    const { acts, find } = waiting();
    const { connect, byServer } = await aServer({ find });
    const socket = connect();
    const all = text(socket);
    socket.write(ask("/1"));
    await until(() => acts.length === 1);
    socket.write(ask("/2") + askLast("/3"));
    await pause(30);
    expect([acts.length, byServer]).toEqual([1, []]);
    acts[0]?.(answerOf("first"));
    const answers = (await all).split(/(?=HTTP\/1\.1 \d)/);
    expect(answers.map((answer) => /first|server \/\d/.exec(answer)?.[0])).toEqual(["first", "server /2", "server /3"]);
  });

  it("answers whole to who has said all they had to say, and hands over nobody who hung up", async () => {
    const { acts, find } = waiting();
    const { connect, byServer } = await aServer({ find });
    for (const answer of [answerOf("x".repeat(200_000)), null]) {
      const socket = connect();
      const all = text(socket);
      socket.end(ask("/page"));
      await until(() => acts.length === 1);
      await pause(20);
      acts.pop()?.(answer);
      expect(await all).toMatch(answer === null ? /^$/ : /x{200000}$/);
    }
    expect(byServer).toEqual([]);
  });

  it("does not mind readers who are gone before they are answered", async () => {
    const { acts, find } = waiting();
    const { connect, exchange } = await aServer({ find: (url, act) => url !== "/last" && find(url, act) });
    for (const answer of [answerOf("late"), null]) {
      const socket = connect();
      socket.write(ask("/page"));
      await until(() => acts.length === 1);
      socket.resetAndDestroy();
      await pause(20);
      acts.pop()?.(answer);
    }
    expect(await exchange(askLast("/last"))).toEqual(["server /last"]);
  });

  it("asks nothing more for who does not read what they asked for", async () => {
    const { byLane, byServer, connect } = await aServer({ find: atOnce(200_000) });
    const socket = connect();
    const asked = await askUnread(socket, byLane);
    // What the kernel takes on both ends, and no more: 80 MB would be waiting here otherwise.
    expect(asked).toBeLessThan(200);
    socket.resume();
    await until(() => byLane.length === asked);
    expect(byServer).toEqual([]);
    socket.destroy();
  });

  it("closes a connection on which nothing more is asked, and lets a slow reader finish", async () => {
    const { connect, byLane } = await aServer({ keepAliveMs: 60, find: atOnce(250_000) });
    const idle = connect();
    idle.write(ask("/page"));
    expect((await buffer(idle)).length).toBeGreaterThan(250_000);
    idle.destroy();
    const slow = connect();
    const asked = await askUnread(slow, byLane);
    await pause(200);
    slow.resume();
    await until(() => byLane.length === asked + 1);
    slow.destroy();
  });

  it("lets go of idle connections when it closes, and answers those who wait", async () => {
    const { acts, find } = waiting();
    const { connect, lane, server, ended } = await aServer({ find });
    const idle = connect();
    const asking = connect();
    const all = [text(idle), text(asking)];
    await until(() => !idle.connecting);
    asking.write(ask("/page"));
    await until(() => acts.length === 1);
    server.close();
    lane.close();
    expect(await all[0]).toBe("");
    idle.end();
    acts[0]?.(answerOf("still"));
    expect(await all[1]).toMatch(/still$/);
    asking.end();
    await ended;
  });
});
