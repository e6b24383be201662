import net, { type AddressInfo, type Socket } from "node:net";
import { publicAddress } from "./source-server";

/** What a server does with a connection once it was asked for something. */
export type RawAnswer = string | Buffer | ((socket: Socket) => void);

/**
 * Starts a server that says exactly these bytes, whatever HTTP allows: for each path what is written before the connection is closed. Its `origin` is an
 * address that counts as public.
 */
export async function startRawServer(answers: Readonly<Record<string, RawAnswer>>) {
  const open = new Set<Socket>();
  const server = net.createServer((socket) => {
    open.add(socket);
    socket.on("error", () => socket.destroy());
    socket.once("close", () => open.delete(socket));
    socket.once("data", (asked) => {
      const answer =
        answers[/^\S+ (?:http:\/\/[^/]+)?(\/\S*)/.exec(String(asked))?.[1] ?? ""] ?? "HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n";
      if (typeof answer === "function") answer(socket);
      else socket.end(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, publicAddress, resolve));
  return {
    origin: `http://${publicAddress}:${(server.address() as AddressInfo).port}`,
    close() {
      for (const socket of open) socket.destroy();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** Writes a piece again and again, some hundred times a second, until the other side has had enough. */
export const endlessly = (begin: string, piece: string) => (socket: Socket) => {
  socket.write(begin);
  const timer = setInterval(() => socket.write(piece), 2);
  socket.once("close", () => clearInterval(timer));
};
