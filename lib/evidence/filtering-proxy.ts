import "server-only";
import http from "node:http";
import net, { type AddressInfo, type Socket } from "node:net";
import type { Duplex } from "node:stream";
import { explainNetworkError } from "@/lib/fetch-refusal";
import { checkedAddresses, type PinOptions } from "@/lib/pinned-agent";

/** How the proxy checks and bounds what goes through it. */
export type ProxyOptions = Pick<PinOptions, "resolve" | "testPublicAddresses" | "ports"> & { bytesMax: number; connectTimeoutMs?: number };

/** A running proxy: its port on 127.0.0.1, and what it let nobody reach. */
export type FilteringProxy = { port: number; refused: readonly string[]; isExhausted: () => boolean; close: () => Promise<void> };

const connectionsMax = 200;
const hopHeaders = new Set(["proxy-connection", "proxy-authorization", "connection", "keep-alive", "te", "trailer", "upgrade"]);
const passedOn = (headers: http.IncomingHttpHeaders) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !hopHeaders.has(name)));

/**
 * Starts a proxy that a browser sends everything through: each host is looked up here, all its addresses must be public, and the connection
 * goes to an address that was checked. Addresses of this machine and its network are refused like any other. Ends what exceeds `bytesMax` in all.
 */
export async function startFilteringProxy(options: ProxyOptions): Promise<FilteringProxy> {
  const refused: string[] = [];
  const open = new Set<Duplex>();
  let bytes = 0;
  const refuse = (target: string, error: unknown) => {
    refused.push(`${target}: ${explainNetworkError(error, target)?.message ?? "could not be reached"}`);
  };
  const count = (socket: Socket) => {
    open.add(socket);
    socket.on("data", (piece: Buffer) => {
      bytes += piece.length;
      if (bytes > options.bytesMax) for (const one of open) one.destroy();
    });
    socket.once("close", () => open.delete(socket));
    return socket;
  };
  const connect = async (url: URL): Promise<Socket> => {
    if (bytes > options.bytesMax) throw new Error("The page loads more than is allowed.");
    const [address = ""] = await checkedAddresses(url, options);
    const port = Number(url.port === "" ? (url.protocol === "https:" ? 443 : 80) : url.port);
    return new Promise((resolve, reject) => {
      const socket = net.connect({ host: address, port, timeout: options.connectTimeoutMs ?? 5_000 });
      socket.once("connect", () => {
        socket.setTimeout(0);
        resolve(count(socket));
      });
      socket.once("timeout", () => socket.destroy(new Error("No connection in time.")));
      socket.once("error", reject);
    });
  };

  const server = http.createServer((request, response) => {
    void forward(request, response).catch((error: unknown) => {
      refuse(request.url ?? "", error);
      // An answer of ours would be kept in the archive as what stands at that address.
      response.destroy();
    });
  });
  async function forward(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "");
    const socket = await connect(url);
    socket.on("error", () => response.destroy());
    const onward = http.request(
      {
        createConnection: () => socket,
        method: request.method,
        path: `${url.pathname}${url.search}`,
        headers: { ...passedOn(request.headers), connection: "close" },
      },
      (answer) => {
        // A body that breaks off must break off for the browser, too: else it waits.
        answer.once("close", () => answer.complete || response.destroy());
        try {
          response.writeHead(answer.statusCode ?? 502, passedOn(answer.headers));
          answer.pipe(response);
        } catch (error) {
          // What no server may say, such as status 000, our own cannot pass on. Thrown here, it would end the worker.
          refuse(url.href, error);
          onward.destroy();
          response.destroy();
        }
      },
    );
    onward.on("error", () => response.destroy());
    onward.once("close", () => response.headersSent || response.destroy());
    request.pipe(onward);
  }
  server.on("connect", (request, client: Socket, head) => {
    open.add(client);
    client.once("close", () => open.delete(client));
    client.on("error", () => client.destroy());
    tunnel(request.url ?? "", client, head).catch((error: unknown) => {
      refuse(request.url ?? "", error);
      client.end("HTTP/1.1 403 Forbidden\r\n\r\n");
    });
  });
  async function tunnel(target: string, client: Socket, head: Buffer): Promise<void> {
    const socket = await connect(new URL(`https://${target}/`));
    socket.on("error", () => client.destroy());
    client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
    if (head.length > 0) socket.write(head);
    socket.pipe(client);
    client.pipe(socket);
    socket.once("close", () => client.destroy());
    client.once("close", () => socket.destroy());
  }
  server.on("upgrade", (_, socket) => socket.destroy());
  server.maxConnections = connectionsMax;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    refused,
    isExhausted: () => bytes > options.bytesMax,
    async close() {
      for (const one of open) one.destroy();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
