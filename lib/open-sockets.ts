import "server-only";
import type { Socket } from "node:net";

const farewellMsMax = 5_000;

/** Keeps a socket among the open ones until it closes. */
export function keepOpen(open: Set<Socket>, socket: Socket): Socket {
  open.add(socket);
  socket.once("close", () => open.delete(socket));
  return socket;
}

/**
 * Waits until connections have ended, and closes the sockets of those whose farewell nobody has answered after five seconds: a network that fell silent
 * tells of no end, and whoever waits for one waits a quarter of an hour. Throws what the ending throws.
 */
export async function endBySockets(open: ReadonlySet<Socket>, ending: Promise<unknown>): Promise<void> {
  const own = [...open];
  const timer = setTimeout(() => {
    for (const socket of own) socket.destroy();
  }, farewellMsMax);
  try {
    await ending;
  } finally {
    clearTimeout(timer);
  }
}
