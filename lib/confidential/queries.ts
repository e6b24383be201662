import "server-only";
import type { Viewer } from "@/lib/actor";
import { database } from "@/lib/database";
import { environment } from "@/lib/environment";
import { visibleTo } from "@/lib/permission";
import type { SealedSubject } from "./policy";
import { nameOfKey } from "./seal";
import { findSealKey } from "./seal-keys";

/** What every member may know of a confidential source: the summary, who may read the rest, and what readers of reports are told. Never what is sealed, nor its bytes. */
export async function getSealing(viewer: Viewer, sourceId: string) {
  const row = await database.sealedSource.findFirst({
    where: { ...visibleTo(viewer), sourceId },
    select: {
      ...{ summary: true, revision: true, sealedAt: true, sealedBy: { select: { name: true } } },
      withholdings: {
        orderBy: { number: "desc" },
        take: 1,
        select: { number: true, summary: true, reason: true, withheldAt: true, withheldBy: { select: { name: true } } },
      },
      readers: {
        where: { endedAt: null },
        orderBy: { id: "asc" },
        select: { memberId: true, namedAt: true, member: { select: { name: true, disabledAt: true } } },
      },
    },
  });
  const isErased = (await database.sealedSource.count({ where: { ...visibleTo(viewer), sourceId, sealed: null } })) > 0;
  const subject: SealedSubject = {
    isSealed: row !== null,
    isErased,
    readerIds: row?.readers.map(({ memberId }) => memberId) ?? [],
    hasKey: environment.sealKey !== null,
  };
  if (row === null) return { subject, shown: null };
  const {
    sealedBy,
    readers,
    withholdings: [told],
    ...shown
  } = row;
  const named = readers.map(({ memberId, namedAt, member }) => ({
    memberId,
    namedAt,
    name: member.name,
    isDisabled: member.disabledAt !== null,
  }));
  return {
    subject,
    shown: {
      ...{ ...shown, isErased, sealedBy: sealedBy.name, readers: named },
      told: told === undefined ? null : { ...told, withheldBy: told.withheldBy.name },
    },
  };
}

/** How much is sealed with another key than the one set now: what this server can seal anew, and what it has no key for. */
export async function countSealedElsewhere(viewer: Viewer): Promise<{ openable: number; unopenable: number }> {
  const { sealKey } = environment;
  const names = await database.sealedSource.groupBy({
    by: ["keyName"],
    where: { ...visibleTo(viewer), sealed: { not: null }, ...(sealKey === null ? {} : { keyName: { not: nameOfKey(sealKey) } }) },
    _count: true,
  });
  const counts = { openable: 0, unopenable: 0 };
  for (const { keyName, _count } of names) counts[findSealKey(keyName) === null ? "unopenable" : "openable"] += _count;
  return counts;
}
