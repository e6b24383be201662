import "server-only";
import type { WriteClient } from "@/lib/database";
import type { CopiedRows } from "./copied-rows";
import type { Replaceable } from "./load-replaceable";

/**
 * Takes what was said to suffice for claims over to the claim made out of them, on the copies of the same evidence; answers what was made, of which set. Only those
 * come whose evidence all stands as it was. They are marked as carried: nobody has said it of the new words yet.
 */
export async function carrySufficientSets(
  database: WriteClient,
  { workspaceId, claimId, from }: { workspaceId: string; claimId: string; from: readonly Replaceable[] },
): Promise<CopiedRows["sets"]> {
  const copies = await database.evidence.findMany({
    where: { workspaceId, claimId },
    select: { id: true, carriedFromId: true, revision: true },
  });
  const copyOf = new Map(copies.map((copy) => [copy.carriedFromId, copy]));
  const carried: CopiedRows["sets"] = [];
  for (const { id: carriedFromId, pieces, ...set } of from.flatMap(({ sets }) => sets)) {
    const found = pieces.flatMap(({ evidenceRevision, evidence }) =>
      evidence.revision === evidenceRevision ? (copyOf.get(evidence.id) ?? []) : [],
    );
    if (found.length !== pieces.length) continue;
    const { id } = await database.sufficientSet.create({
      data: { ...set, workspaceId, claimId, carriedFromId, revisionNumber: 1 },
      select: { id: true },
    });
    const evidence = found.map(({ id: evidenceId, revision }) => ({ evidenceId, revision }));
    await database.sufficientSetPiece.createMany({
      data: evidence.map(({ evidenceId, revision }) => ({ workspaceId, setId: id, evidenceId, evidenceRevision: revision })),
    });
    carried.push({ id, of: carriedFromId, evidence });
  }
  return carried;
}
