import "server-only";
import { z } from "zod";
import type { Viewer } from "@/lib/actor";
import { surround } from "@/lib/articles/surroundings";
import { database } from "@/lib/database";
import { visibleTo } from "@/lib/permission";
import { placesOfPassage } from "./anchor-passage";
import { certificate, property } from "./capture-schema";

const shownCapture = {
  ...{ id: true, number: true, way: true, outcome: true, detail: true, attempts: true, begunAt: true, requestedAt: true },
  ...{ capturedAt: true, finishedAt: true },
} as const;

const pageLength = 50;
const surroundingsLength = 120;
const usesMax = 200;

/** Sources whose title, publisher, author or address hold the words, newest first, 50 a page, each with its newest capture. */
export async function listSourcesPage(viewer: Viewer, { words, after }: { words: string; after: string | null }) {
  const holding = { contains: words, mode: "insensitive" as const };
  const found = await database.source.findMany({
    where: {
      ...visibleTo(viewer),
      ...(words === "" ? {} : { OR: [{ title: holding }, { publisher: holding }, { author: holding }, { url: holding }] }),
      ...(after === null ? {} : { id: { lt: after } }),
    },
    orderBy: { id: "desc" },
    take: pageLength + 1,
    select: {
      ...{ id: true, kind: true, title: true, url: true, publisher: true, createdAt: true },
      _count: { select: { evidence: true } },
      captures: { orderBy: { number: "desc" }, take: 1, select: shownCapture },
    },
  });
  const sources = found.slice(0, pageLength);
  return { sources, nextAfter: found.length > pageLength ? (sources.at(-1)?.id ?? null) : null };
}

/** One source with its captures, newest first, and the newest 200 places where the newsroom used it, of `usesCount`. Null when the viewer has none of that id. */
export async function getSource(viewer: Viewer, sourceId: string) {
  const source = await database.source.findFirst({
    where: { ...visibleTo(viewer), id: sourceId },
    select: {
      ...{ id: true, kind: true, title: true, url: true, publisher: true, author: true, publishedOn: true, language: true },
      ...{ interests: true, independenceGroup: true, reliabilityNote: true, revision: true, createdAt: true },
      captures: { orderBy: { number: "desc" }, select: { ...shownCapture, artefacts: { select: { contentHash: true } } } },
      _count: { select: { evidence: true } },
      evidence: {
        orderBy: { id: "desc" },
        take: usesMax,
        select: {
          ...{ id: true, number: true, quote: true, stance: true, withdrawnAt: true, captureId: true },
          claim: {
            select: {
              ...{ id: true, article: { select: { title: true } } },
              revisions: { orderBy: { number: "desc" }, take: 1, select: { statement: true } },
            },
          },
          checks: { orderBy: { id: "desc" }, take: 1, select: { state: true } },
        },
      },
    },
  });
  if (source === null) return null;
  const damaged = await findDamaged(
    viewer,
    source.captures.flatMap(({ artefacts }) => artefacts.map(({ contentHash }) => contentHash)),
  );
  const captures = source.captures.map(({ artefacts, ...capture }) => ({
    ...capture,
    isDamaged: artefacts.some(({ contentHash }) => damaged.has(contentHash)),
  }));
  const { _count, ...known } = source;
  return { ...known, captures, usesCount: _count.evidence };
}

const checkList = z.array(z.object({ check: z.string(), isPassed: z.boolean(), words: z.string() }));
const hopList = z.array(z.object({ url: z.string(), status: z.number() }));
const propertyList = z.array(property);

/** One capture with its text, its files and the passages that stand in it, or whose page it showed later. Null when the viewer has none of that id. */
export async function getCapture(viewer: Viewer, captureId: string) {
  const capture = await database.capture.findFirst({
    where: { ...visibleTo(viewer), id: captureId },
    select: {
      ...shownCapture,
      ...{
        requestedUrl: true,
        requestedById: true,
        fileName: true,
        checks: true,
        status: true,
        finalUrl: true,
        redirects: true,
        headers: true,
      },
      ...{ certificate: true, properties: true, text: true, textHash: true, tool: true },
      source: { select: { id: true, title: true, url: true, language: true } },
      artefacts: { orderBy: { id: "asc" }, select: { id: true, role: true, contentHash: true, mediaType: true, sizeBytes: true } },
      evidence: {
        where: { withdrawnAt: null },
        orderBy: { anchorStart: "asc" },
        select: {
          id: true,
          number: true,
          quote: true,
          anchorState: true,
          anchorStart: true,
          anchorEnd: true,
          claim: { select: { id: true } },
        },
      },
      checked: { select: { state: true, evidence: { select: { id: true, number: true, quote: true, claim: { select: { id: true } } } } } },
    },
  });
  if (capture === null) return null;
  const { requestedById, text } = capture;
  const person =
    requestedById === null
      ? null
      : await database.member.findFirst({ where: { ...visibleTo(viewer), userId: requestedById }, select: { name: true } });
  const damaged = await findDamaged(
    viewer,
    capture.artefacts.map(({ contentHash }) => contentHash),
  );
  return {
    ...capture,
    // Where a passage without a certain place may stand, for a person to choose.
    evidence: capture.evidence.map((piece) => ({
      ...piece,
      places:
        piece.anchorStart !== null || text === null
          ? []
          : placesOfPassage(text, piece.quote).map((place) => surround(text, place, surroundingsLength)),
    })),
    requestedBy: person?.name ?? null,
    checks: checkList.parse(capture.checks),
    redirects: hopList.parse(capture.redirects),
    headers: z.record(z.string(), z.string()).parse(capture.headers),
    properties: propertyList.parse(capture.properties),
    certificate: capture.certificate === null ? null : certificate.parse(capture.certificate),
    artefacts: capture.artefacts.map((file) => ({ ...file, sizeBytes: Number(file.sizeBytes), isDamaged: damaged.has(file.contentHash) })),
  };
}

/** What a stored file is, for whoever may read it; null when the viewer has none of that id. */
export function getArtefact(viewer: Viewer, artefactId: string) {
  return database.captureArtefact.findFirst({
    where: { ...visibleTo(viewer), id: artefactId },
    select: {
      role: true,
      contentHash: true,
      mediaType: true,
      capture: { select: { number: true, fileName: true, source: { select: { title: true } } } },
    },
  });
}

/** The newest check of all stored files; null before the first. */
export function getNewestFixityCheck(viewer: Viewer) {
  return database.fixityCheck.findFirst({
    where: visibleTo(viewer),
    orderBy: { checkedAt: "desc" },
    select: { files: true, bytes: true, checkedAt: true, _count: { select: { faults: true } } },
  });
}

/** Which of these files the newest check found damaged or missing. */
export async function findDamaged(viewer: Viewer, contentHashes: readonly string[]): Promise<ReadonlySet<string>> {
  if (contentHashes.length === 0) return new Set();
  const newest = await database.fixityCheck.findFirst({ where: visibleTo(viewer), orderBy: { checkedAt: "desc" }, select: { id: true } });
  if (newest === null) return new Set();
  const faults = await database.fixityFault.findMany({
    where: { ...visibleTo(viewer), checkId: newest.id, contentHash: { in: [...new Set(contentHashes)] } },
    select: { contentHash: true },
  });
  return new Set(faults.map(({ contentHash }) => contentHash));
}
