import "server-only";
import { z } from "zod";
import type { Viewer } from "@/lib/actor";
import { codePointCounter } from "@/lib/articles/code-points";
import { type Reading, read } from "@/lib/articles/reading";
import { type PlaceShown, surround } from "@/lib/articles/surroundings";
import { shownPlace } from "@/lib/claims/places";
import { database } from "@/lib/database";
import { environment } from "@/lib/environment";
import { visibleTo } from "@/lib/permission";
import { absoluteUrl } from "@/lib/reports/claim-review";
import { annotationOf, collectionOf, copyPrefix } from "./annotation";
import type { AnnotationFormat } from "./annotation-row";
import { claimAddresses } from "./claim-addresses";
import { loadTarget } from "./load-target";
import { placeRows } from "./place-rows";
import type { PlacedRow } from "./placed-row";
import { readAnnotations } from "./read-annotations";

/** What a file would bring into an article, before anything is imported. `places` hold the words and what stands around them. */
export type ImportPreview = {
  snapshot: { id: string; number: number };
  format: AnnotationFormat;
  rows: (Omit<PlacedRow, "places"> & { places: PlaceShown[] })[];
};

const aroundLength = 60;

/** Reads a file of annotations against an article's newest snapshot and changes nothing; null when the viewer may not see the article. */
export async function getImportPreview(viewer: Viewer, articleId: string, bytes: Uint8Array): Promise<Reading<ImportPreview> | null> {
  const { workspaceId } = visibleTo(viewer);
  if (!z.uuid().safeParse(articleId).success) return null;
  if ((await database.article.count({ where: { workspaceId, id: articleId } })) === 0) return null;
  const claimAddress = await claimAddresses(database, workspaceId);
  const loaded = await loadTarget(database, { workspaceId, articleId, claimAddress });
  if (loaded === null) return null;
  const file = readAnnotations(bytes);
  if (!file.ok) return file;
  const { text } = loaded.target;
  const rows = placeRows(file.value.rows, loaded.target).map((row) => ({
    ...row,
    places: row.places.map((place) => surround(text, place, aroundLength)),
  }));
  return read({ snapshot: loaded.snapshot, format: file.value.format, rows });
}

/** The claims of an article as one W3C annotation collection, each with the place whose words are shown; null when the viewer may not see it. */
export async function getArticleAnnotations(viewer: Viewer, articleId: string) {
  const { workspaceId } = visibleTo(viewer);
  if (!z.uuid().safeParse(articleId).success) return null;
  const article = await database.article.findUnique({
    where: { workspaceId_id: { workspaceId, id: articleId } },
    select: { id: true, title: true, url: true, language: true, snapshots: { select: snapshotRead } },
  });
  if (article === null) return null;
  const newsroom = await database.workspace.findUniqueOrThrow({ where: { id: workspaceId }, select: { name: true, slug: true } });
  const claims = await database.claim.findMany({
    where: { workspaceId, articleId, state: { notIn: ["dismissed", "withdrawn"] } },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: claimRead,
  });
  const claimAddress = await claimAddresses(database, workspaceId);
  const copies = new Map(article.snapshots.map((snapshot) => [snapshot.id, { ...snapshot, counter: codePointCounter(snapshot.text) }]));
  const items = claims.flatMap((claim) => {
    const [revision] = claim.revisions;
    const placed = shownPlace(claim.appearances);
    const copy = placed === undefined ? undefined : copies.get(placed.snapshotId);
    if (revision === undefined || placed === undefined || copy === undefined) return [];
    const [verdict] = claim.verdicts;
    const [start, end] = [copy.counter.toPoints(placed.start), copy.counter.toPoints(placed.end)];
    const { textHash, retrievedAt } = copy;
    return annotationOf({
      ...{ id: claimAddress(claim.id), language: article.language, statement: revision.statement },
      ...{ created: claim.createdAt.toISOString(), modified: claim.updatedAt.toISOString() },
      creator: { type: "Organization", name: newsroom.name },
      rating: verdict === undefined || verdict.staleAt !== null ? null : verdict.rating.label,
      ...{ note: claim.imported?.note ?? "", tags: claim.imported?.tags ?? [] },
      source: article.url ?? copy.finalUrl ?? `${copyPrefix}${textHash}`,
      quote: { exact: placed.exact, prefix: placed.prefix, suffix: placed.suffix },
      place: start === null || end === null ? null : { start, end, textHash, retrievedAt: retrievedAt.toISOString() },
    });
  });
  const id = absoluteUrl(environment.baseUrl, `/${newsroom.slug}/articles/${article.id}/exchange/annotations`);
  return { collection: collectionOf({ id, label: article.title, items }), left: claims.length - items.length };
}

const snapshotRead = { id: true, text: true, textHash: true, finalUrl: true, retrievedAt: true } as const;

const claimRead = {
  ...{ id: true, createdAt: true, updatedAt: true },
  revisions: { orderBy: { number: "desc" }, take: 1, select: { statement: true } },
  appearances: {
    select: {
      ...{ snapshotId: true, exact: true, prefix: true, suffix: true, start: true, end: true, state: true, confirmedById: true },
      snapshot: { select: { number: true } },
    },
  },
  verdicts: { orderBy: { number: "desc" }, take: 1, select: { staleAt: true, rating: { select: { label: true } } } },
  imported: { select: { note: true, tags: true } },
} as const;
