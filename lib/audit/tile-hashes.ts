import "server-only";
import { z } from "zod";
import { queryRecord } from "@/lib/database";
import type { RecordConnection } from "@/lib/write-transaction";
import { type Hash, hashLengthBytes, nodeOver, type Subtree, tileHeight } from "./merkle";
import { consistencyRanges, foldSubtrees, inclusionRanges, type LeafRange, perfectSubtrees } from "./tree-proof";

type Stretch = { level: number; first: bigint; last: bigint };

/** Hashes of the log that must be there are not: events, or hashes of the tree, were taken away. */
export class MissingHashes extends Error {}

/** Reads stretches of stored hashes in one statement; answers each as its hashes end to end, shorter when some are missing. */
export type HashSource = (stretches: readonly Stretch[]) => Promise<Uint8Array[]>;

const row = z.tuple([z.number(), z.instanceof(Uint8Array).nullable()]);

// The limit says what the planner cannot know: that a stretch is short, so that it looks it up instead of reading the whole log.
const stretchLengthMax = 256n;
const readStretches = `
  with wanted as (
    select w.level, w.first::bigint as first, w.last::bigint as last, w.place - 1 as place
    from unnest($2::int[], $3::text[], $4::text[]) with ordinality as w(level, first, last, place)
  )
  select w.place::int, e.hashes from wanted w cross join lateral (
    select string_agg(l."leafHash", ''::bytea order by l."sequence") as hashes from (
      select "sequence", "leafHash" from "AuditEvent"
      where "workspaceId" = $1::uuid and "sequence" >= w.first and "sequence" < w.last order by "sequence" limit ${stretchLengthMax}
    ) l
  ) e where w.level = 0
  union all
  select w.place::int, t.hashes from wanted w cross join lateral (
    select string_agg(h."hash", ''::bytea order by h."index") as hashes from (
      select "index", "hash" from "TileHash"
      where "workspaceId" = $1::uuid and "level" = w.level and "index" >= w.first and "index" < w.last order by "index" limit ${stretchLengthMax}
    ) h
  ) t where w.level > 0`;

/** A run of hashes in the database, and the stretches that lie in it, each with its place among those asked for. */
type Run = Stretch & { parts: { place: number; stretch: Stretch }[] };

/** The same hashes in fewer runs: what lies beside each other is read at once, as is what lies on both sides of a leaf or node that is proven. */
function runsOf(stretches: readonly Stretch[]): Run[] {
  const parts = stretches.map((stretch, place) => ({ place, stretch }));
  parts.sort(({ stretch: one }, { stretch: other }) => one.level - other.level || Number(one.first - other.first));
  const runs: Run[] = [];
  for (const part of parts) {
    const { level, first, last } = part.stretch;
    const run = runs.at(-1);
    if (run?.level === level && first <= run.last + 1n && last - run.first <= stretchLengthMax) {
      run.parts.push(part);
      if (last > run.last) run.last = last;
    } else runs.push({ level, first, last, parts: [part] });
  }
  return runs;
}

const noHashes = new Uint8Array(0);
const bytesOf = ({ first, last }: Stretch) => Number(last - first) * hashLengthBytes;

/** Reads stretches of the stored hashes of a newsroom's log: through the connections for reading, or within an open transaction. */
export function storedHashes(workspaceId: string, query: RecordConnection["query"] = queryRecord): HashSource {
  return async (stretches) => {
    const runs = runsOf(stretches);
    const found: Uint8Array[] = stretches.map(() => noHashes);
    const columns = [runs.map(({ level }) => level), runs.map(({ first }) => first.toString()), runs.map(({ last }) => last.toString())];
    for (const given of await query(readStretches, [workspaceId, ...columns])) {
      const [at, hashes] = row.parse(given);
      const run = runs[at];
      if (run === undefined || hashes === null) continue;
      // Which one is missing shows in a run of one stretch alone.
      if (run.parts.length > 1 && hashes.length !== bytesOf(run)) continue;
      for (const { place, stretch } of run.parts) {
        const start = bytesOf({ ...run, last: stretch.first });
        found[place] = hashes.subarray(start, start + bytesOf(stretch));
      }
    }
    return found;
  };
}

function stretchOf({ height, index }: Subtree): Stretch {
  const width = 1n << BigInt(height % tileHeight);
  return { level: Math.floor(height / tileHeight), first: index * width, last: (index + 1n) * width };
}

function foldStretch(stretch: Stretch, hashes: Uint8Array): Hash {
  if (hashes.length !== bytesOf(stretch)) {
    throw new MissingHashes(`The log lacks hashes of level ${stretch.level} between ${stretch.first} and ${stretch.last}.`);
  }
  // Each level of the tree is written over the one below, from whose left it is never ahead.
  const folded = Uint8Array.from(hashes);
  for (let length = folded.length / 2; length >= hashLengthBytes; length /= 2) {
    for (let at = 0; at < length; at += hashLengthBytes) folded.set(nodeOver(folded.subarray(2 * at, 2 * (at + hashLengthBytes))), at);
  }
  return folded.slice(0, hashLengthBytes);
}

const nameOf = ({ level, first, last }: Stretch) => `${level} ${first} ${last}`;

async function rangeHashes(source: HashSource, ranges: readonly LeafRange[]): Promise<Hash[]> {
  const wanted = ranges.map((range) => perfectSubtrees(range).map(stretchOf));
  // Proofs of several leaves share most of the tree.
  const distinct = new Map(wanted.flat().map((stretch) => [nameOf(stretch), stretch]));
  const stretches = [...distinct.values()];
  const found = stretches.length === 0 ? [] : await source(stretches);
  const folded = new Map(stretches.map((stretch, place) => [nameOf(stretch), foldStretch(stretch, found[place] ?? noHashes)]));
  return wanted.map((parts) => foldSubtrees(parts.map((part) => folded.get(nameOf(part)) ?? missing())));
}

function missing(): never {
  throw new RangeError("There is no such hash.");
}

/** RFC 6962 root of the first `size` leaves, at least one, from stored hashes. */
export async function rootAt(source: HashSource, size: bigint): Promise<Hash> {
  const [root] = await rangeHashes(source, [{ first: 0n, last: size }]);
  return root ?? missing();
}

/** RFC 6962 inclusion proofs of leaves in the tree of `size` leaves, each O(log n) hashes from the leaf's sibling up; one statement for all. */
export async function proveInclusion(source: HashSource, leaves: { indices: readonly bigint[]; size: bigint }): Promise<Hash[][]> {
  const paths = leaves.indices.map((index) => inclusionRanges(index, leaves.size));
  const hashes = await rangeHashes(source, paths.flat());
  let used = 0;
  return paths.map(({ length }) => {
    used += length;
    return hashes.slice(used - length, used);
  });
}

/** RFC 6962 consistency proof between two sizes of the log. Throws RangeError when the old one is empty or larger. */
export async function proveConsistency(source: HashSource, sizes: { oldSize: bigint; newSize: bigint }): Promise<Hash[]> {
  return rangeHashes(source, consistencyRanges(sizes.oldSize, sizes.newSize));
}
