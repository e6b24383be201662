// The readers' lane on a connection of its own, and who asks on it.
import { once } from "node:events";
import http from "node:http";
import net, { type AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { openReadersLane } from "@/bin/serving/readers-lane.mjs";

type Answer = { status: number; headers: string[]; body: Buffer | null; isShared?: true };
type Act = (answer: Answer | null) => void;

const closers: (() => Promise<unknown>)[] = [];

/** Ends the servers that were made. */
export async function closeLanes(): Promise<void> {
  for (const close of closers.splice(0).reverse()) await close();
}

export const answerOf = (words: string): Answer => ({
  status: 200,
  headers: ["content-type", "text/plain", "content-length", String(Buffer.byteLength(words))],
  body: Buffer.from(words),
});
export const ask = (path: string, ...lines: string[]) =>
  `GET ${path} HTTP/1.1\r\nHost: here\r\n${lines.map((line) => `${line}\r\n`).join("")}\r\n`;
export const askLast = (path: string) => ask(path, "Connection: close");

/** A server that answers with what was sent to it, and the lane before it; `find` says what it has, by default what begins with /kept. */
export async function aLaneServer({
  find,
  keepAliveMs = 5000,
  unreadMsMax,
}: {
  find?: (url: string, act: Act) => boolean;
  keepAliveMs?: number;
  unreadMsMax?: number;
} = {}) {
  const byLane: string[] = [];
  const byServer: string[] = [];
  const unread: http.IncomingMessage[] = [];
  const server = http.createServer({ keepAliveTimeout: keepAliveMs }, async (request, response) => {
    byServer.push(`${request.method} ${request.url}`);
    if (request.url === "/unread") return void unread.push(request);
    response.end(`server ${request.url} ${await text(request)}`);
  });
  const fromMemory = (url: string, act: Act) => {
    if (!url.startsWith("/kept")) return false;
    act(answerOf(`lane ${url}`));
    return true;
  };
  const look = ({ url }: { url: string }, _: net.Socket, act: Act) => {
    byLane.push(url);
    return (find ?? fromMemory)(url, act);
  };
  const lane = openReadersLane(server, look, unreadMsMax === undefined ? {} : { unreadMsMax });
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
  return { port, byLane, byServer, unread, connect, exchange, lane, server, ended };
}

/** Answers that wait until the test says so. */
export function waiting() {
  const acts: Act[] = [];
  return { acts, find: (_: string, act: Act) => acts.push(act) > 0 };
}

/** A page of so many letters for whoever asks. */
export const atOnce = (length: number) => (_: string, act: Act) => {
  act(answerOf("x".repeat(length)));
  return true;
};

/** Asks for pages on a connection and reads none, until nothing more is heard; answers how many were asked for. */
export async function askUnread(socket: net.Socket, heard: readonly string[]): Promise<number> {
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

/** Waits until a server has no connection. */
export async function noneLeft(server: net.Server) {
  while ((await promisify(server.getConnections).call(server)) > 0) await pause(2);
}

/** Waits until something is so. */
export async function until(isSo: () => boolean) {
  while (!isSo()) await pause(2);
}
