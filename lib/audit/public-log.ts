import "server-only";
import { database } from "@/lib/database";
import { isSlug } from "@/lib/reports/slug";
import { hashLengthBytes } from "./merkle";
import { readLogKeys, verifierKeys } from "./signing-keys";
import { storedHashes } from "./tile-hashes";
import { hasTile, type TilePlace } from "./tiles";

// What a newsroom's log shows the world: signed heads and hashes. The events themselves are shown to nobody outside.

async function workspaceIdOf(slug: string): Promise<string | null> {
  if (!isSlug(slug)) return null;
  return (await database.workspace.findUnique({ where: { slug }, select: { id: true } }))?.id ?? null;
}

type PublicCheckpoint = { note: string; size: bigint; witnesses: string[]; timestamp: Uint8Array | null };

/** The newest signed checkpoint of a log with its cosignatures, the keys of the witnesses, and its time stamp; null when nothing was signed yet. */
export async function newestCheckpoint(workspaceId: string): Promise<PublicCheckpoint | null> {
  const checkpoint = await database.checkpoint.findFirst({
    where: { workspaceId },
    orderBy: { size: "desc" },
    select: { note: true, size: true },
  });
  if (checkpoint === null) return null;
  const { note, size } = checkpoint;
  const cosignatures = await database.cosignature.findMany({ where: { workspaceId, size }, orderBy: { witnessKey: "asc" } });
  const stamp = await database.timestamp.findUnique({ where: { workspaceId_size: { workspaceId, size } }, select: { response: true } });
  return {
    note: `${note}${cosignatures.map(({ line }) => `${line}\n`).join("")}`,
    size,
    witnesses: cosignatures.map(({ witnessKey }) => witnessKey),
    timestamp: stamp?.response ?? null,
  };
}

/** The newest signed checkpoint of the newsroom at an address; null when there is none. */
export async function publicCheckpoint(slug: string): Promise<string | null> {
  const workspaceId = await workspaceIdOf(slug);
  return workspaceId === null ? null : ((await newestCheckpoint(workspaceId))?.note ?? null);
}

/** The verifier keys of a newsroom's log, newest first; null when it has none. */
export async function publicKeys(slug: string): Promise<string[] | null> {
  const workspaceId = await workspaceIdOf(slug);
  const keys = workspaceId === null ? null : await readLogKeys(workspaceId);
  return keys === null ? null : verifierKeys(keys);
}

/** The bytes of one tile of hashes; null unless a signed checkpoint covers it. */
export async function publicTile(slug: string, place: TilePlace): Promise<Uint8Array<ArrayBuffer> | null> {
  const workspaceId = await workspaceIdOf(slug);
  const signed = workspaceId === null ? null : await newestCheckpoint(workspaceId);
  if (workspaceId === null || signed === null || !hasTile(signed.size, place)) return null;
  const first = place.index * 256n;
  const [hashes] = await storedHashes(workspaceId)([{ level: place.level, first, last: first + BigInt(place.width) }]);
  return hashes?.length === place.width * hashLengthBytes ? Uint8Array.from(hashes) : null;
}
