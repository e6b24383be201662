import net, { type AddressInfo, type Socket } from "node:net";

/** Which way messages of PostgreSQL's protocol go: what the program says, or what is answered. */
export type Way = "said" | "answered";

/** The nth message of a kind (such as `S`, a statement's end, or `Z`, the end of its answer) that goes one way; and how much of it still arrives. */
export type Place = { way: Way; kind: string; nth: number; arrives: "nothing" | "half" };

type Counts = Map<string, number>;
const headerBytes = 5;

/** The messages in what came so far, each with its kind, and what is left of the last. What a program says first has no kind. */
function messagesIn(bytes: Buffer, isFirst: boolean): { messages: { kind: string; bytes: Buffer }[]; rest: Buffer } {
  const messages: { kind: string; bytes: Buffer }[] = [];
  let at = 0;
  let hasKind = !isFirst;
  while (bytes.length - at >= headerBytes) {
    const length = hasKind ? 1 + bytes.readInt32BE(at + 1) : bytes.readInt32BE(at);
    if (bytes.length - at < length) break;
    messages.push({ kind: hasKind ? String.fromCharCode(bytes[at] ?? 0) : "", bytes: bytes.subarray(at, at + length) });
    at += length;
    hasKind = true;
  }
  return { messages, rest: bytes.subarray(at) };
}

/** A connection's first message without the settings that it asks for. */
function withoutOptions(first: Buffer): Buffer {
  const words = first.toString("latin1", 8).split("\0");
  const at = words.indexOf("options");
  const kept = Buffer.from([...words.slice(0, at), ...words.slice(at + 2)].join("\0"), "latin1");
  const header = Buffer.from(first.subarray(0, 8));
  header.writeInt32BE(header.length + kept.length, 0);
  return Buffer.concat([header, kept]);
}

/**
 * Starts a way to a database that ends, on both sides, at the one place that is ordered: the first connection that comes there. `dropsOptions` lets nothing
 * pass of the settings that a connection asks for, as poolers can be told to.
 */
export async function startCuttingProxy(databaseUrl: string, { dropsOptions = false } = {}) {
  const target = new URL(databaseUrl);
  const open = new Map<Socket, Counts>();
  let order: Place | null = null;
  let cuts = 0;

  const server = net.createServer((program) => {
    const database = net.connect(Number(target.port), target.hostname);
    const counts: Counts = new Map();
    open.set(program, counts);
    const end = () => {
      open.delete(program);
      program.destroy();
      database.destroy();
    };
    const pass = (way: Way, [from, to]: [Socket, Socket]) => {
      let waiting: Buffer = Buffer.alloc(0);
      let isFirst = way === "said";
      from.on("data", (bytes: Buffer) => {
        const { messages, rest } = messagesIn(Buffer.concat([waiting, bytes]), isFirst);
        waiting = rest;
        const passing: Buffer[] = [];
        for (const message of messages) {
          isFirst = false;
          const name = `${way} ${message.kind}`;
          const nth = (counts.get(name) ?? 0) + 1;
          counts.set(name, nth);
          if (order !== null && order.way === way && order.kind === message.kind && order.nth === nth) {
            if (order.arrives === "half") passing.push(message.bytes.subarray(0, Math.floor(message.bytes.length / 2)));
            order = null;
            cuts += 1;
            from.pause();
            to.write(Buffer.concat(passing), end);
            return;
          }
          passing.push(dropsOptions && message.kind === "" ? withoutOptions(message.bytes) : message.bytes);
        }
        if (passing.length > 0) to.write(Buffer.concat(passing));
      });
    };
    pass("said", [program, database]);
    pass("answered", [database, program]);
    for (const socket of [program, database]) {
      socket.setNoDelay(true);
      socket.on("error", end);
      socket.on("close", end);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = new URL(databaseUrl);
  url.hostname = "127.0.0.1";
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    /** Counts anew from here on, and cuts where it is said. */
    begin(place: Place | null) {
      order = place;
      for (const counts of open.values()) counts.clear();
    },
    /** How many messages of a kind went this way since the beginning, on the connection with most of them. */
    count: (way: Way, kind: string) => Math.max(0, ...[...open.values()].map((counts) => counts.get(`${way} ${kind}`) ?? 0)),
    cuts: () => cuts,
    close() {
      for (const program of open.keys()) program.destroy();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
