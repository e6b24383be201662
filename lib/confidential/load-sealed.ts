import "server-only";
import type { Actor } from "@/lib/actor";
import type { WriteClient } from "@/lib/database";
import { environment } from "@/lib/environment";
import type { SealedSubject } from "./policy";

/** A source with what is sealed of it, for the commands; null when there is no such source. */
export async function loadSealed(database: WriteClient, { workspaceId }: Actor, sourceId: string) {
  const source = await database.source.findUnique({
    where: { workspaceId_id: { workspaceId, id: sourceId } },
    select: {
      id: true,
      sealed: {
        select: {
          ...{ sealed: true, keyName: true, commitment: true, revision: true },
          readers: { where: { endedAt: null }, select: { id: true, memberId: true } },
        },
      },
    },
  });
  if (source === null) return null;
  const { sealed: row } = source;
  const readers = row?.readers ?? [];
  const subject: SealedSubject = {
    isSealed: row !== null,
    isErased: row !== null && row.sealed === null,
    readerIds: readers.map(({ memberId }) => memberId),
    hasKey: environment.sealKey !== null,
  };
  return { ...subject, row, readers };
}
