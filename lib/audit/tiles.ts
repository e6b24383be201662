/** A tile's place (C2SP tlog-tiles): its level, its index there, and how many hashes wide it is, 1 to 256. */
export type TilePlace = { level: number; index: bigint; width: number };

/** How many hashes a full tile holds. */
export const tileWidth = 256;

const levelMax = 7;

/** Reads a tile's address below `tile/`, such as `0/x001/234.p/17`; null when it is none. Entry bundles are not served, so they are none. */
export function parseTilePlace(segments: readonly string[]): TilePlace | null {
  const match = /^([0-7])\/((?:x[0-9]{3}\/)*)([0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/.exec(segments.join("/"));
  if (match === null) return null;
  const [, level = "", above = "", last = "", partial] = match;
  const digits = `${above.replace(/[x/]/g, "")}${last}`;
  const width = partial === undefined ? tileWidth : Number(partial);
  const isPlain = above === "" || !above.startsWith("x000");
  if (digits.length > 15 || !isPlain || (partial !== undefined && width >= tileWidth) || Number(level) > levelMax) return null;
  return { level: Number(level), index: BigInt(digits), width };
}

/** The address of a tile below `tile/`. */
export function tileAddress({ level, index, width }: TilePlace): string {
  const digits = index.toString();
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, "0").match(/.{3}/g) ?? [];
  const path = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join("/");
  return `${level}/${path}${width === tileWidth ? "" : `.p/${width}`}`;
}

/** Whether a tree of `size` leaves has a tile of that width at that place. */
export function hasTile(size: bigint, { level, index, width }: TilePlace): boolean {
  const hashes = size >> BigInt(8 * level);
  return index * BigInt(tileWidth) + BigInt(width) <= hashes;
}
