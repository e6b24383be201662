import "server-only";
import { z } from "zod";
import { database } from "@/lib/database";
import type { RecordConnection } from "@/lib/write-transaction";
import { type Hash, hashLengthBytes, nodeHash, type Subtree, tileHeight } from "./merkle";
import { consistencyRanges, foldSubtrees, inclusionRanges, type LeafRange, perfectSubtrees } from "./tree-proof";

type Stretch = { level: number; first: bigint; last: bigint };

/** Hashes of the log that must be there are not: events, or hashes of the tree, were taken away. */
export class MissingHashes extends Error {}

/** Reads stretches of stored hashes in one statement, one row each; answers them in order, shorter when some are missing. */
export type HashSource = (stretches: readonly Stretch[]) => Promise<Hash[][]>;

const row = z.object({ place: z.coerce.number(), hashes: z.instanceof(Uint8Array).nullable() });

function byPlace(rows: readonly unknown[], count: number): Hash[][] {
  const found: Hash[][] = Array.from({ length: count }, () => []);
  for (const given of rows) {
    const { place, hashes } = row.parse(given);
    if (hashes === null) continue;
    const length = hashes.length / hashLengthBytes;
    const own = new Uint8Array(hashes);
    found[place] = Array.from({ length }, (_, at) => own.subarray(at * hashLengthBytes, (at + 1) * hashLengthBytes));
  }
  return found;
}

const columnsOf = (stretches: readonly Stretch[]) => ({
  levels: stretches.map(({ level }) => level),
  firsts: stretches.map(({ first }) => first.toString()),
  lasts: stretches.map(({ last }) => last.toString()),
});

// The limit says what the planner cannot know: that a stretch is short, so that it looks it up instead of reading the whole log.
/** The stored hashes of a newsroom's log, read through the reading connections. */
export function storedHashes(workspaceId: string): HashSource {
  return async (stretches) => {
    const { levels, firsts, lasts } = columnsOf(stretches);
    const rows = await database.$queryRaw<unknown[]>`
      with wanted as (
        select w.level, w.first::bigint as first, w.last::bigint as last, w.place - 1 as place
        from unnest(${levels}::int[], ${firsts}::text[], ${lasts}::text[]) with ordinality as w(level, first, last, place)
      )
      select w.place::int, e.hashes from wanted w cross join lateral (
        select string_agg(l."leafHash", ''::bytea order by l."sequence") as hashes from (
          select "sequence", "leafHash" from "AuditEvent"
          where "workspaceId" = ${workspaceId}::uuid and "sequence" >= w.first and "sequence" < w.last order by "sequence" limit 256
        ) l
      ) e where w.level = 0
      union all
      select w.place::int, t.hashes from wanted w cross join lateral (
        select string_agg(h."hash", ''::bytea order by h."index") as hashes from (
          select "index", "hash" from "TileHash"
          where "workspaceId" = ${workspaceId}::uuid and "level" = w.level and "index" >= w.first and "index" < w.last order by "index" limit 256
        ) h
      ) t where w.level > 0`;
    return byPlace(rows, stretches.length);
  };
}

const within = `
  with wanted as (
    select w.level, w.first::bigint as first, w.last::bigint as last, w.place - 1 as place
    from unnest($2::int[], $3::text[], $4::text[]) with ordinality as w(level, first, last, place)
  )
  select w.place::int, e.hashes from wanted w cross join lateral (
    select string_agg(l."leafHash", ''::bytea order by l."sequence") as hashes from (
      select "sequence", "leafHash" from "AuditEvent"
      where "workspaceId" = $1::uuid and "sequence" >= w.first and "sequence" < w.last order by "sequence" limit 256
    ) l
  ) e where w.level = 0
  union all
  select w.place::int, t.hashes from wanted w cross join lateral (
    select string_agg(h."hash", ''::bytea order by h."index") as hashes from (
      select "index", "hash" from "TileHash"
      where "workspaceId" = $1::uuid and "level" = w.level and "index" >= w.first and "index" < w.last order by "index" limit 256
    ) h
  ) t where w.level > 0`;

/** The same within an open transaction. */
export function hashesWithin(record: RecordConnection, workspaceId: string): HashSource {
  return async (stretches) => {
    const { levels, firsts, lasts } = columnsOf(stretches);
    const rows = await record.query(within, [workspaceId, levels, firsts, lasts]);
    return byPlace(
      rows.map(([place, hashes]) => ({ place, hashes })),
      stretches.length,
    );
  };
}

function stretchOf({ height, index }: Subtree): Stretch {
  const width = 1n << BigInt(height % tileHeight);
  return { level: Math.floor(height / tileHeight), first: index * width, last: (index + 1n) * width };
}

function foldStretch(stretch: Stretch, found: readonly Hash[]): Hash {
  if (BigInt(found.length) !== stretch.last - stretch.first || found.some((hash) => hash.length !== hashLengthBytes)) {
    throw new MissingHashes(`The log lacks hashes of level ${stretch.level} between ${stretch.first} and ${stretch.last}.`);
  }
  let [hashes, pairs] = [found, found.length / 2];
  for (; hashes.length > 1; pairs /= 2) {
    const below = hashes;
    hashes = Array.from({ length: pairs }, (_, pair) => nodeHash(below[2 * pair] ?? missing(), below[2 * pair + 1] ?? missing()));
  }
  return hashes[0] ?? missing();
}

function missing(): never {
  throw new RangeError("There is no such hash.");
}

async function rangeHashes(source: HashSource, ranges: readonly LeafRange[]): Promise<Hash[]> {
  const stretches = ranges.map((range) => perfectSubtrees(range).map(stretchOf));
  const all = stretches.flat();
  const found = all.length === 0 ? [] : await source(all);
  const folded = all.map((stretch, place) => foldStretch(stretch, found[place] ?? []));
  let used = 0;
  return stretches.map(({ length }) => {
    used += length;
    return foldSubtrees(folded.slice(used - length, used));
  });
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
