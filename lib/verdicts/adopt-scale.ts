import "server-only";
import type { WriteClient } from "@/lib/database";
import type { ReadyMadeScale } from "./scales";

/** Writes a ready-made scale as version 1 of a new scale and makes it the newsroom's own. Returns the payload of `scale.adopted`. */
export async function adoptScale(database: WriteClient, workspaceId: string, scale: ReadyMadeScale) {
  const { id: scaleId } = await database.ratingScale.create({ data: { workspaceId, name: scale.name }, select: { id: true } });
  const version = await database.ratingScaleVersion.create({ data: { workspaceId, scaleId, number: 1 }, select: { id: true } });
  await database.rating.createMany({
    data: scale.ratings.map((rating, position) => ({ ...rating, position, workspaceId, scaleVersionId: version.id })),
  });
  await database.workspace.update({ where: { id: workspaceId }, data: { ratingScaleId: scaleId } });
  const ratings = scale.ratings.map(({ key, label, value }) => ({ key, label, value }));
  return { scaleId, name: scale.name, version: 1, ratings };
}
