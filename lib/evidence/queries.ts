import "server-only";
import type { Viewer } from "@/lib/actor";
import { database } from "@/lib/database";
import { visibleTo } from "@/lib/permission";
import { evidenceSetHash } from "@/lib/verdicts/evidence-set";

/** The evidence on a claim in the order it was attached, withdrawn pieces included, and the hash of the set that stands. */
export async function listEvidence(viewer: Viewer, claimId: string) {
  const evidence = await database.evidence.findMany({
    where: { ...visibleTo(viewer), claimId },
    orderBy: { number: "asc" },
    select: {
      id: true,
      number: true,
      quote: true,
      locator: true,
      stance: true,
      directness: true,
      secondaryReason: true,
      note: true,
      revision: true,
      createdAt: true,
      withdrawnAt: true,
      createdBy: { select: { name: true } },
      source: {
        select: { id: true, kind: true, title: true, url: true, publisher: true, author: true, publishedOn: true, interests: true },
      },
    },
  });
  return { evidence, setHash: evidenceSetHash(evidence.filter((piece) => piece.withdrawnAt === null)) };
}

/** Sources of the newsroom whose title, publisher or address hold the words; newest first, at most 20. For choosing one again. */
export function listSources(viewer: Viewer, search: string) {
  const words = search.trim();
  return database.source.findMany({
    where: {
      ...visibleTo(viewer),
      ...(words === ""
        ? {}
        : {
            OR: [
              { title: { contains: words, mode: "insensitive" } },
              { publisher: { contains: words, mode: "insensitive" } },
              { url: { contains: words, mode: "insensitive" } },
            ],
          }),
    },
    orderBy: { createdAt: "desc" },
    take: 20,
    select: { id: true, kind: true, title: true, url: true, publisher: true, _count: { select: { evidence: true } } },
  });
}
