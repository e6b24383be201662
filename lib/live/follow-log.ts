import "server-only";
import { Socket } from "node:net";
import pg from "pg";
import { environment } from "@/lib/environment";
import { endBySockets, keepOpen } from "@/lib/open-sockets";
import { logChannel } from "@/lib/tell-followers";

const pollMs = 10_000;
const retryMs = 2_000;
const answerMsMax = 5_000;

type Wake = () => void;
type Following = {
  client: pg.Client | null;
  sockets: Set<Socket>;
  followers: Map<string, Set<Wake>>;
  poll: ReturnType<typeof setInterval> | null;
};

const shared = globalThis as unknown as { assayFollowing?: Following };
shared.assayFollowing ??= { client: null, sockets: new Set(), followers: new Map(), poll: null };
const following: Following = shared.assayFollowing;

/**
 * Calls back soon after something was committed to a newsroom's log, on whichever server, and at least every ten seconds, so that a
 * connection that PostgreSQL's notices do not get through only makes it slower, until that shows and another one takes its place. Says nothing of what happened: whoever is woken reads the
 * log. Returns what stops it; with the last follower the connection ends.
 */
export function followLog(workspaceId: string, wake: Wake): () => void {
  const wakes = following.followers.get(workspaceId) ?? new Set();
  wakes.add(wake);
  following.followers.set(workspaceId, wakes);
  following.poll ??= setInterval(() => poll(), pollMs);
  if (following.client === null) listen();
  return () => {
    wakes.delete(wake);
    if (wakes.size === 0 && following.followers.get(workspaceId) === wakes) following.followers.delete(workspaceId);
    if (following.followers.size === 0) stop();
  };
}

/** Wakes everybody, and asks whether the connection still lives: of a network that fell silent, one that only listens hears nothing. */
function poll(): void {
  wakeAll();
  const { client } = following;
  client?.query("select 1").catch((error: unknown) => lose(client, error));
}

function wakeAll(workspaceId?: string): void {
  const ids = workspaceId === undefined ? [...following.followers.keys()] : [workspaceId];
  for (const id of ids) for (const wake of following.followers.get(id) ?? []) wake();
}

function listen(): void {
  const client = new pg.Client({
    ...{ connectionString: environment.databaseUrl, keepAlive: true, stream: () => keepOpen(following.sockets, new Socket()) },
    ...{ query_timeout: answerMsMax, connectionTimeoutMillis: answerMsMax },
  });
  following.client = client;
  client.on("notification", ({ payload }) => wakeAll(payload));
  client.on("error", (error) => lose(client, error));
  client
    .connect()
    .then(() => client.query(`listen ${logChannel}`))
    // What was committed while nobody listened wakes everybody once.
    .then(() => wakeAll())
    .catch((error: unknown) => lose(client, error));
}

// The poll goes on meanwhile. Followers that left while it waited need no connection any more.
function lose(client: pg.Client, error: unknown): void {
  if (following.client !== client) return;
  console.error("The log's notices were lost and will be asked for again.", error);
  following.client = null;
  void end(client);
  setTimeout(() => {
    if (following.client === null && following.followers.size > 0) listen();
  }, retryMs).unref();
}

function stop(): void {
  if (following.poll !== null) clearInterval(following.poll);
  following.poll = null;
  const { client } = following;
  following.client = null;
  if (client !== null) void end(client);
}

async function end(client: pg.Client): Promise<void> {
  try {
    await endBySockets(following.sockets, client.end());
  } catch (error) {
    console.error("A connection to PostgreSQL did not end by itself.", error);
  }
}
