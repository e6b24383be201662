import "server-only";
import { z } from "zod";
import type { Viewer } from "@/lib/actor";
import { visibleTo } from "@/lib/permission";
import { type CheckpointFault, checkCheckpoints } from "./check-checkpoints";
import type { StoredEvent } from "./event";
import { chainFault, columnFaults, eventIn, type StreamHeads } from "./event-faults";
import { type LogSnapshot, withLogSnapshot } from "./log-snapshot";
import { appendLeaf, emptyFrontier, encodeFrontier, type Frontier, leafHash, type OnCompleted, rootOf, tileHeight } from "./merkle";
import { type Openings, openingFaults, openingsIn, type SealedPart, sealedPartsOf } from "./private-parts";
import { watchKeys } from "./watch-keys";

/** One thing that is wrong with a log, and where: the sequence number, or null when it concerns the head, the tree or a checkpoint. */
export type LogFault = { sequence: number | null; fault: string };

/**
 * What re-hashing a whole log found. `root` is lower-case hex, computed from the events, not read from the head. `outside`: what should be kept outside the
 * database and is not, whatever else holds.
 */
export type LogReport = { events: number; root: string; checkpoint: number | null; faults: LogFault[]; outside: LogFault[] };

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
const inHead = (fault: string): LogFault => ({ sequence: null, fault });
const notOfItsKind = "its payload is not that of its kind";
const erasure = z.object({ sequence: z.int(), parts: z.array(z.string()) });

/** Keeps count of private parts that are gone, and of the events that say they were erased. Answers what is wrong with one of these. */
function watchErasure() {
  const missing = new Map<number, Set<string>>();
  return {
    see(event: StoredEvent, parts: readonly SealedPart[], present: Openings): string | null {
      for (const { part } of parts) {
        if (present[part] !== undefined) continue;
        const gone = missing.get(event.sequence) ?? new Set();
        missing.set(event.sequence, gone.add(part));
      }
      if (event.type !== "record.erased") return null;
      const said = erasure.safeParse(event.payload);
      if (!said.success) return notOfItsKind;
      for (const part of said.data.parts) missing.get(said.data.sequence)?.delete(part);
      return null;
    },
    faults: (): LogFault[] =>
      [...missing].flatMap(([sequence, parts]) =>
        [...parts].map((part) => ({ sequence, fault: `its private part ${part} is gone, and no event says that it was erased` })),
      ),
  };
}

const checked = z.object({ signedUpTo: z.int().nullable() });

/** Remembers which checkpoints earlier checks of the log saw, and where they say so. Answers what is wrong with one that says it. */
function watchCheckpoints() {
  const seen = new Map<bigint, number>();
  return {
    see({ type, payload, sequence }: StoredEvent): string | null {
      if (type !== "log.checked") return null;
      const said = checked.safeParse(payload);
      if (!said.success) return notOfItsKind;
      if (said.data.signedUpTo !== null) seen.set(BigInt(said.data.signedUpTo), sequence);
      return null;
    },
    /** Those that are gone: a checkpoint is kept for good, and what others said of it with it. */
    async faults(snapshot: LogSnapshot, workspaceId: string, known: readonly bigint[]): Promise<LogFault[]> {
      const rows = await snapshot.query<{ size: string }>('select size from "Checkpoint" where "workspaceId" = $1::uuid', [workspaceId]);
      const there = new Set([...known, ...rows.map(({ size }) => BigInt(size))]);
      const gone = [...seen].filter(([size]) => !there.has(size));
      return gone.map(([size, sequence]) => ({ sequence, fault: `the checkpoint of ${size} events, which was there then, is missing` }));
    },
  };
}

type Tree = { frontier: Frontier; tiles: Map<string, string>; checkpoints: Map<bigint, string> };

type Head = { size: string; root: Buffer; frontier: Buffer };
type StoredTile = { level: number; index: string; hash: Buffer };

async function headFaults(snapshot: LogSnapshot, workspaceId: string, { frontier, tiles }: Tree): Promise<LogFault[]> {
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

/** Is shown each event as it is read, with its private parts and their openings, while nothing was found wrong so far. */
export type Onlooker = (event: StoredEvent, parts: readonly SealedPart[], openings: Openings) => void;

/**
 * The same, and hands what was found on with the moment that was read, for what must be read of that moment too. Events are read once: whoever wants
 * them as well looks on.
 */
export async function withVerifiedLog<Value>(
  viewer: Viewer,
  work: (report: LogReport, snapshot: LogSnapshot) => Promise<Value>,
  lookOn: Onlooker = () => {},
): Promise<Value> {
  const { workspaceId } = visibleTo(viewer);
  // Before the moment that is read: whatever was signed by then must be in it.
  const checkpoints = await checkCheckpoints(workspaceId);
  return withLogSnapshot(async (snapshot) => work(await verifySnapshot(snapshot, { workspaceId, checkpoints, lookOn }), snapshot));
}

type Checkpoints = Awaited<ReturnType<typeof checkCheckpoints>>;

type Verifying = { workspaceId: string; checkpoints: Checkpoints; lookOn: Onlooker };

async function verifySnapshot(snapshot: LogSnapshot, { workspaceId, checkpoints, lookOn }: Verifying): Promise<LogReport> {
  const faults: LogFault[] = [];
  const heads: StreamHeads = new Map();
  const erased = watchErasure();
  const signed = watchCheckpoints();
  const keys = watchKeys();
  const tree: Tree = { frontier: emptyFrontier, tiles: new Map(), checkpoints: new Map() };
  const sizes = new Set(checkpoints.sizes);
  const keepTile: OnCompleted = ({ height, index }, hash) => {
    if (height % tileHeight === 0) tree.tiles.set(`${height / tileHeight}/${index}`, hex(hash));
  };
  let expected = 0n;
  for await (const rows of snapshot.pages(workspaceId)) {
    for (const row of rows) {
      const sequence = Number(row.sequence);
      if (row.sequence !== expected) faults.push({ sequence, fault: `events ${expected} to ${row.sequence - 1n} are missing` });
      expected = row.sequence + 1n;
      const leaf = leafHash(row.bytes);
      const leafHex = hex(leaf);
      if (leafHex !== row.leafHash) faults.push({ sequence, fault: "its bytes do not hash to its leaf" });
      const event = eventIn(row.bytes);
      if (typeof event === "string") faults.push({ sequence, fault: event });
      else {
        const stored = openingsIn(row.private);
        if (stored === null) faults.push({ sequence, fault: "what stands beside its bytes are no openings of private parts" });
        const openings = stored ?? {};
        const parts = sealedPartsOf(event);
        for (const fault of columnFaults(row, event, workspaceId)) faults.push({ sequence, fault });
        for (const fault of openingFaults(parts, openings)) faults.push({ sequence, fault });
        for (const fault of [erased.see(event, parts, openings), signed.see(event), keys.see(event), chainFault(event, heads)])
          if (fault !== null) faults.push({ sequence, fault });
        heads.set(event.stream, { next: event.streamSequence + 1, previous: leafHex });
        if (faults.length === 0) lookOn(event, parts, openings);
      }
      tree.frontier = appendLeaf(tree.frontier, leaf, keepTile);
      if (sizes.has(tree.frontier.size)) tree.checkpoints.set(tree.frontier.size, hex(rootOf(tree.frontier)));
    }
  }
  const asFault = ({ fault }: CheckpointFault) => inHead(fault);
  faults.push(...erased.faults(), ...(await headFaults(snapshot, workspaceId, tree)), ...checkpoints.faultsOf(tree).map(asFault));
  faults.push(...(await signed.faults(snapshot, workspaceId, checkpoints.sizes)));
  const outside = [...checkpoints.notOutside.map(asFault), ...(await keys.faults(workspaceId))];
  const newest = checkpoints.sizes.at(-1);
  const root = hex(rootOf(tree.frontier));
  return { events: Number(tree.frontier.size), root, checkpoint: newest === undefined ? null : Number(newest), faults, outside };
}
