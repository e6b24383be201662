import "server-only";
import { z } from "zod";
import type { Viewer } from "@/lib/actor";
import { offlineProvenance } from "@/lib/breakdown/break-down";
import { type LayerWeights, layerWeights } from "@/lib/breakdown/learning/layer";
import { database } from "@/lib/database";
import { visibleTo } from "@/lib/permission";

const measures = z.object({ logLoss: z.number(), agreement: z.number(), f1: z.number() });

/** The form in which a layer's measures are stored: of held-out decisions, by the layer before it and by itself. */
export const storedMeasures = z.object({ before: measures, after: measures });

const shown = {
  number: true,
  provider: true,
  version: true,
  decisions: true,
  articles: true,
  measures: true,
  createdById: true,
  createdAt: true,
  retiredAt: true,
} as const;

const layersLengthMax = 20;

/** The newsroom's learned layers, newest first; the first that is not retired is in force. */
export async function listLayers(viewer: Viewer) {
  const { workspaceId } = visibleTo(viewer);
  const layers = await database.learnedLayer.findMany({
    where: { workspaceId },
    orderBy: { number: "desc" },
    take: layersLengthMax,
    select: shown,
  });
  const ids = layers.flatMap(({ createdById }) => createdById ?? []);
  const members = await database.member.findMany({ where: { workspaceId, userId: { in: ids } }, select: { userId: true, name: true } });
  const names = new Map(members.map(({ userId, name }) => [userId, name]));
  return layers.map(({ createdById, measures: stored, ...layer }) => ({
    ...layer,
    createdBy: createdById === null ? null : (names.get(createdById) ?? null),
    ...storedMeasures.parse(stored),
  }));
}

/** A learned layer as the settings show it. */
export type LayerShown = Awaited<ReturnType<typeof listLayers>>[number];

/** The layer in force with its weights, and the newest decision it knows of; null when the newsroom has none. */
export async function getPresentLayer(viewer: Viewer) {
  const layer = await database.learnedLayer.findFirst({
    where: { ...visibleTo(viewer), retiredAt: null },
    orderBy: { number: "desc" },
    select: { id: true, number: true, provider: true, version: true, weights: true, decidedUntil: true },
  });
  return layer === null ? null : { ...layer, weights: layerWeights.parse(layer.weights) satisfies LayerWeights };
}

/** The layer in force. */
export type PresentLayer = NonNullable<Awaited<ReturnType<typeof getPresentLayer>>>;

/** Whether a layer was fitted to scores of the provider and version at work now. */
export function isOfUse({ provider, version }: { provider: string; version: string }): boolean {
  return provider === offlineProvenance.provider && version === offlineProvenance.version;
}
