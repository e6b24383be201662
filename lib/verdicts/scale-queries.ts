import "server-only";
import type { Viewer } from "@/lib/actor";
import { database } from "@/lib/database";
import { visibleTo } from "@/lib/permission";
import { markKept } from "./marks";
import { translationsStored } from "./rating-translations";
import { averitecLabels, feverLabels } from "./scales";

const ratingShown = {
  ...{ id: true, key: true, label: true, meaning: true, position: true, ...markKept },
  scaleVersion: { select: { number: true } },
} as const;

/**
 * The scale in force: the number of its version, its labels in their order, and those of its earlier versions, which what was given on them
 * is shown with. Version 0 without labels for a newsroom that has none.
 */
export async function getScale(viewer: Viewer) {
  const { workspaceId } = visibleTo(viewer);
  const workspace = await database.workspace.findUnique({ where: { id: workspaceId }, select: { ratingScaleId: true } });
  if (!workspace?.ratingScaleId) return { number: 0, name: "", ratings: [], earlier: [] };
  const versions = await database.ratingScaleVersion.findMany({
    where: { workspaceId, scaleId: workspace.ratingScaleId },
    orderBy: { number: "desc" },
    select: { number: true, name: true, scale: { select: { name: true } }, ratings: { select: ratingShown, orderBy: { position: "asc" } } },
  });
  const [present, ...before] = versions;
  const name = present?.name === "" ? present.scale.name : (present?.name ?? "");
  return { number: present?.number ?? 0, name, ratings: present?.ratings ?? [], earlier: before.flatMap(({ ratings }) => ratings) };
}

/** Every version of the newsroom's scale, the newest first: its labels, who made it when and why, and how many verdicts rest on it. */
export async function listScaleVersions(viewer: Viewer) {
  const { workspaceId } = visibleTo(viewer);
  const workspace = await database.workspace.findUnique({ where: { id: workspaceId }, select: { ratingScaleId: true } });
  if (!workspace?.ratingScaleId) return [];
  const versions = await database.ratingScaleVersion.findMany({
    where: { workspaceId, scaleId: workspace.ratingScaleId },
    orderBy: { number: "desc" },
    select: {
      ...{ id: true, number: true, name: true, reason: true, createdAt: true, createdById: true, scale: { select: { name: true } } },
      ratings: {
        select: {
          ...{ ...ratingShown, averitec: true, fever: true, translations: true },
          _count: { select: { verdicts: { where: { staleAt: null } } } },
        },
        orderBy: { position: "asc" },
      },
    },
  });
  const authors = versions.flatMap(({ createdById }) => (createdById === null ? [] : [createdById]));
  const people = await database.member.findMany({
    where: { workspaceId, userId: { in: [...new Set(authors)] } },
    select: { userId: true, name: true },
  });
  const names = new Map(people.map(({ userId, name }) => [userId, name]));
  return versions.map(({ createdById, scale, name, ratings, ...version }) => ({
    ...version,
    name: name === "" ? scale.name : name,
    createdBy: createdById === null ? null : (names.get(createdById) ?? null),
    standingVerdicts: ratings.reduce((sum, { _count }) => sum + _count.verdicts, 0),
    ratings: ratings.map(({ translations, averitec, fever, _count, ...rating }) => ({
      ...rating,
      averitec: averitecLabels.find((label) => label === averitec) ?? null,
      fever: feverLabels.find((label) => label === fever) ?? null,
      translations: translationsStored.parse(translations),
    })),
  }));
}

/** One version of the newsroom's scale, as settings show it. */
export type ScaleVersion = Awaited<ReturnType<typeof listScaleVersions>>[number];

/** How many settled verdicts that are not published would become stale with a new version of the scale. */
export function countOutdatable(viewer: Viewer) {
  return database.verdict.count({
    where: { ...visibleTo(viewer), staleAt: null, claim: { OR: [{ state: "decided" }, { state: "onHold", heldFrom: "decided" }] } },
  });
}
