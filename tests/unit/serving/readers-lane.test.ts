import { once } from "node:events";
import { text } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { aLaneServer, answerOf, ask, askLast, askUnread, atOnce, closeLanes, noneLeft, until, waiting } from "@/tests/builders/lane";

afterEach(closeLanes);

describe("the readers' lane", () => {
  it("answers as Node's server would, one request after another on a connection", async () => {
    const { port, byServer, connect } = await aLaneServer();
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
    const { exchange } = await aLaneServer({
      find: (url, act) => {
        if (url !== "/kept") return false;
        act({ status: 304, headers: ["etag", '"a"'], body: null });
        return true;
      },
    });
    expect(await exchange(ask("/kept"), askLast("/other"))).toEqual(["", "server /other"]);
  });

  it("hands over what is not for it, also after answers of its own, with all that came", async () => {
    const { exchange, byServer, byLane } = await aLaneServer();
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
    const { exchange } = await aLaneServer({
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
    const { connect, byServer } = await aLaneServer({ find });
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

  it("answers nobody who hangs up first, as Node's server, and keeps nothing of them", async () => {
    const { acts, find } = waiting();
    const { connect, byServer, server } = await aLaneServer({ find });
    for (const answer of [answerOf("late"), null]) {
      const socket = connect();
      const all = text(socket);
      socket.end(ask("/page"));
      await until(() => acts.length === 1);
      expect(await all).toBe("");
      await noneLeft(server);
      acts.pop()?.(answer);
    }
    expect(byServer).toEqual([]);
  });

  it("does not mind readers who are gone before they are answered", async () => {
    const { acts, find } = waiting();
    const { connect, exchange } = await aLaneServer({ find: (url, act) => url !== "/last" && find(url, act) });
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
    const { byLane, byServer, connect } = await aLaneServer({ find: atOnce(200_000) });
    const socket = connect();
    const asked = await askUnread(socket, byLane);
    // What the kernel takes on both ends, and no more: 80 MB would be waiting here otherwise.
    expect(asked).toBeLessThan(200);
    socket.resume();
    await until(() => byLane.length === asked);
    expect(byServer).toEqual([]);
    socket.destroy();
  });

  it.each([
    ["at once", []],
    ["after an answer of its own", [ask("/kept")]],
    ["in one piece with a question", [ask("/kept"), ask("/kept")]],
    ["after a question that was not for it", [ask("/other")]],
  ])("takes in no more of an upload than is read of it, when it comes %s", async (_, before) => {
    const { connect, unread } = await aLaneServer();
    const socket = connect();
    for (const piece of before.slice(0, 1)) {
      socket.write(piece);
      await once(socket, "data");
    }
    const length = 20 * 1024 * 1024;
    socket.write(`${before[1] ?? ""}POST /unread HTTP/1.1\r\nHost: here\r\nContent-Length: ${length}\r\n\r\n${"x".repeat(50_000)}`);
    for (let sent = 50_000; sent < length; sent += 50_000) socket.write("x".repeat(Math.min(50_000, length - sent)));
    await until(() => unread.length === 1);
    await pause(150);
    expect(unread[0]?.readableLength).toBeGreaterThan(0);
    expect(unread[0]?.readableLength).toBeLessThan(1024 * 1024);
    socket.destroy();
  });

  it("answers a request that comes a little after the time it announced, as Node's server does, and closes then", async () => {
    const { connect, byServer, server } = await aLaneServer({ keepAliveMs: 60 });
    const sockets = [ask("/kept"), ask("/other")].map((first) => {
      const socket = connect();
      socket.write(first);
      return socket;
    });
    await Promise.all(sockets.map((socket) => once(socket, "data")));
    await pause(300);
    for (const socket of sockets) {
      socket.write(ask("/kept/again"));
      expect(String(await once(socket, "data"))).toMatch(/^HTTP\/1\.1 200 OK/);
      socket.on("end", () => socket.end()).resume();
    }
    expect(byServer).toEqual(["GET /other", "GET /kept/again"]);
    await noneLeft(server);
  });

  it("waits for a slow reader, and not for ever for one who reads nothing", async () => {
    const patient = await aLaneServer({ keepAliveMs: 60, find: atOnce(200_000) });
    const slow = patient.connect();
    const asked = await askUnread(slow, patient.byLane);
    await pause(1500);
    slow.resume();
    await until(() => patient.byLane.length === asked);
    slow.destroy();
    const impatient = await aLaneServer({ keepAliveMs: 60, unreadMsMax: 1000, find: atOnce(200_000) });
    await askUnread(impatient.connect(), impatient.byLane);
    await noneLeft(impatient.server);
  });

  it("waits for one who reads a little now and then, however long it takes in all", async () => {
    const length = 40_000_000;
    const { connect } = await aLaneServer({ keepAliveMs: 60, unreadMsMax: 1500, find: atOnce(length) });
    const socket = connect();
    socket.write(ask("/page"));
    let came = 0;
    socket.on("data", (bytes: Buffer) => {
      came += bytes.length;
    });
    // Longer each time than an idle connection is kept, and all together longer than who reads nothing is waited for.
    for (let pauses = 0; pauses < 2; pauses += 1) {
      socket.pause();
      await pause(2400);
      const before = came;
      socket.resume();
      await until(() => came > before + 8_000_000);
    }
    await until(() => came > length);
    socket.destroy();
  });

  it("lets go of idle connections when it closes, and answers those who wait", async () => {
    const { acts, find } = waiting();
    const { connect, lane, server, ended } = await aLaneServer({ find });
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
