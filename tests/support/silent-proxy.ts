import net, { type AddressInfo, type Socket } from "node:net";

/**
 * Starts a way to a database that can fall silent as a network does whose cable is pulled: what is said is taken and goes nowhere, and no end is told of any
 * connection, old or new.
 */
export async function startSilentProxy(databaseUrl: string) {
  const target = new URL(databaseUrl);
  const open = new Set<Socket>();
  let isSilent = false;
  const server = net.createServer((program) => {
    const database = net.connect(Number(target.port), target.hostname);
    const pass = (from: Socket, to: Socket) => {
      from.on("data", (bytes) => {
        if (!isSilent && !deaf.has(from)) to.write(bytes);
      });
      from.on("close", () => {
        // Whoever closes their end of a cable that was pulled is not heard either.
        if (!isSilent && !deaf.has(from)) to.destroy();
      });
      from.on("error", () => from.destroy());
    };
    for (const socket of [program, database]) {
      open.add(socket);
      socket.setNoDelay(true);
    }
    pass(program, database);
    pass(database, program);
    if (isSilent) for (const socket of [program, database]) deaf.add(socket);
  });
  const deaf = new Set<Socket>();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = new URL(databaseUrl);
  url.hostname = "127.0.0.1";
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    /** Nothing passes any more, on what is open or comes. */
    fallSilent() {
      isSilent = true;
      for (const socket of open) deaf.add(socket);
    },
    /** What comes from now on passes; what was open stays silent for good. */
    speakAgain() {
      isSilent = false;
    },
    close() {
      for (const socket of open) socket.destroy();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
