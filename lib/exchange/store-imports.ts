import "server-only";
import { randomUUID } from "node:crypto";
import { type Actor, personOf } from "@/lib/actor";
import type { Selector } from "@/lib/articles/selector";
import type { NewEvent } from "@/lib/audit/catalogue";
import type { WriteClient } from "@/lib/database";
import type { AnnotationFormat } from "./annotation-row";
import type { PlacedRow } from "./placed-row";

/** A row, the place a person agreed to, and its description there. */
export type ChosenRow = PlacedRow & { selector: Selector };

type Imports = {
  snapshot: { id: string; articleId: string };
  format: AnnotationFormat;
  fileHash: string;
  rows: readonly ChosenRow[];
};

/** Writes a claim for each row, with its wording, its place and where it came from: four statements, however many rows. */
export async function storeImports(database: WriteClient, actor: Actor, { snapshot, format, fileHash, rows }: Imports) {
  const { workspaceId } = actor;
  const { articleId } = snapshot;
  const createdById = personOf(actor);
  const claims = rows.map((row) => ({ ...row, claimId: randomUUID() }));
  await database.claim.createMany({
    data: claims.map(({ claimId, selector }) => ({ workspaceId, id: claimId, articleId, position: selector.start, createdById })),
  });
  await database.claimRevision.createMany({
    data: claims.map(({ claimId, statement }) => ({ workspaceId, claimId, number: 1, statement, createdById })),
  });
  await database.appearance.createMany({
    data: claims.map(({ claimId, selector }) => ({ workspaceId, claimId, snapshotId: snapshot.id, ...selector })),
  });
  await database.importedAnnotation.createMany({
    data: claims.map(({ claimId, annotation: { id, author, madeAt, note, tags } }) => ({
      ...{ workspaceId, claimId, format, fileHash, annotationId: id, author, note, tags },
      madeAt: madeAt === null ? null : new Date(madeAt),
    })),
  });
  return claims.map(({ row, claimId, selector, statement, annotation }) => {
    const { id, author, madeAt, note, tags } = annotation;
    const event: NewEvent = {
      type: "claim.imported",
      subject: { articleId, claimId },
      payload: {
        place: { exact: selector.exact, start: selector.start, end: selector.end, snapshotId: snapshot.id },
        wording: { revision: 1, statement, claimant: null, claimantKind: null, claimedOn: null },
        ...{ format, annotationId: id, author, madeAt, note, tags, fileHash },
      },
    };
    return { row, claimId, event };
  });
}
