import "server-only";
import type { Viewer } from "@/lib/actor";
import { visibleTo } from "@/lib/permission";
import { type CheckpointFault, checkCheckpoints } from "./check-checkpoints";
import type { EventsFound } from "./check-events";
import { type CheckedEvents, type Onlooker, withCheckedEvents } from "./check-in-thread";
import { GatheredFaults } from "./gathered-faults";
import { keyFaults } from "./key-faults";
import { type LogSnapshot, withLogSnapshot } from "./log-snapshot";
import { encodeFrontier, rootOf } from "./merkle";

/** One thing that is wrong with a log, and where: the sequence number, or null when it concerns the head, the tree or a checkpoint. */
export type LogFault = { sequence: number | null; fault: string };

/**
 * What re-hashing a whole log found. `root` is lower-case hex, computed from the events, not read from the head. `outside`: what should be kept outside the
 * database and is not, whatever else holds. `further`: how many faults there are beside those that are told.
 */
export type LogReport = {
  events: number;
  root: string;
  checkpoint: number | null;
  faults: LogFault[];
  further: number;
  outside: LogFault[];
};

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
const inHead = (fault: string): LogFault => ({ sequence: null, fault });

/** Of the checkpoints that earlier checks of the log saw those that are gone: one is kept for good, and what others said of it with it. */
async function missingCheckpoints(
  snapshot: LogSnapshot,
  workspaceId: string,
  { seen, known }: { seen: EventsFound["seen"]; known: readonly bigint[] },
): Promise<LogFault[]> {
  const rows = await snapshot.query<{ size: string }>('select size from "Checkpoint" where "workspaceId" = $1::uuid', [workspaceId]);
  const there = new Set([...known, ...rows.map(({ size }) => BigInt(size))]);
  const gone = [...seen].filter(([size]) => !there.has(size));
  return gone.map(([size, sequence]) => ({ sequence, fault: `the checkpoint of ${size} events, which was there then, is missing` }));
}

type Head = { size: string; root: Buffer; frontier: Buffer };
type StoredTile = { level: number; index: string; hash: Buffer };

async function headFaults(snapshot: LogSnapshot, workspaceId: string, { frontier, tiles }: EventsFound): Promise<LogFault[]> {
  const faults: LogFault[] = [];
  const [head] = await snapshot.query<Head>('select size, root, frontier from "LogHead" where "workspaceId" = $1::uuid', [workspaceId]);
  if (head === undefined) return [inHead("the log has no head")];
  if (BigInt(head.size) !== frontier.size) faults.push(inHead(`the head counts ${head.size} events, the log holds ${frontier.size}`));
  if (hex(head.root) !== hex(rootOf(frontier))) faults.push(inHead("the head’s root is not the root of the events"));
  if (hex(head.frontier) !== hex(encodeFrontier(frontier))) faults.push(inHead("the head’s frontier is not that of the events"));
  const stored = await snapshot.query<StoredTile>('select level, index, hash from "TileHash" where "workspaceId" = $1::uuid', [
    workspaceId,
  ]);
  const left = new Map(tiles);
  for (const { level, index, hash } of stored) {
    const place = `${level}/${index}`;
    if (left.get(place) !== hex(hash)) faults.push(inHead(`the tree's stored hash ${place} is not that of the events`));
    left.delete(place);
  }
  for (const place of left.keys()) faults.push(inHead(`the tree's stored hash ${place} is missing`));
  return faults;
}

/**
 * Re-hashes every stored event of the viewer's log, checks order, stream chains, index columns and private parts against the bytes, rebuilds
 * the RFC 6962 root and the tree's stored hashes, and compares them with the head and with every checkpoint, those kept outside the database
 * too. Trusts nothing but the bytes. Reads one moment of the log, in pages, while work goes on; memory grows with the number of streams.
 */
export function verifyLog(viewer: Viewer): Promise<LogReport> {
  return withVerifiedLog(viewer, async (report) => report);
}

/**
 * The same, and hands what was found on with the moment that was read, for what must be read of that moment too, and with the thread that read it. Events are read once: whoever wants
 * them as well looks on.
 */
export async function withVerifiedLog<Value>(
  viewer: Viewer,
  work: (report: LogReport, snapshot: LogSnapshot, events: CheckedEvents) => Promise<Value>,
  onlooker: Onlooker | null = null,
): Promise<Value> {
  const { workspaceId } = visibleTo(viewer);
  // Before the moment that is read: whatever was signed by then must be in it.
  const checkpoints = await checkCheckpoints(workspaceId);
  return withLogSnapshot(async (snapshot, share) => {
    const moment = await share();
    const wanted = { workspaceId, sizes: checkpoints.sizes };
    return withCheckedEvents(moment, { wanted, onlooker }, async (events) =>
      work(await reportOf(snapshot, { workspaceId, checkpoints, found: events.found }), snapshot, events),
    );
  });
}

type Checked = { workspaceId: string; checkpoints: Awaited<ReturnType<typeof checkCheckpoints>>; found: EventsFound };

async function reportOf(snapshot: LogSnapshot, { workspaceId, checkpoints, found }: Checked): Promise<LogReport> {
  const { frontier, seen, adopted } = found;
  const { sizes, notOutside } = checkpoints;
  const asFault = ({ fault }: CheckpointFault) => inHead(fault);
  const beside = new GatheredFaults();
  beside.add(checkpoints.faultsOf(found).map(asFault));
  beside.add(await headFaults(snapshot, workspaceId, found));
  beside.add(await missingCheckpoints(snapshot, workspaceId, { seen, known: sizes }));
  const outside = [...notOutside.map(asFault), ...(await keyFaults(workspaceId, adopted))];
  const newest = sizes.at(-1);
  return {
    ...{ events: Number(frontier.size), root: hex(rootOf(frontier)), checkpoint: newest === undefined ? null : Number(newest) },
    ...{ faults: [...found.faults, ...beside.told], further: found.further + beside.further, outside },
  };
}
