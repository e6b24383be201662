import "server-only";
import type { WriteClient } from "@/lib/database";
import type { ReadyMadeScale, ScaleRating } from "./scales";

type NewVersion = { scaleId: string; number: number; name: string; reason: string; createdById: string | null };

/** The same as plain objects, which is what is stored and told. */
function plainTranslations(translations: ScaleRating["translations"]) {
  return Object.fromEntries(Object.entries(translations).map(([language, words]) => [language, { ...words }]));
}

/** Writes one version of a scale with its labels, in their order. Returns its id. */
export async function writeScaleVersion(
  database: WriteClient,
  workspaceId: string,
  { version, ratings }: { version: NewVersion; ratings: readonly ScaleRating[] },
): Promise<string> {
  const { id } = await database.ratingScaleVersion.create({ data: { ...version, workspaceId }, select: { id: true } });
  await database.rating.createMany({
    data: ratings.map(({ translations, ...rating }, position) => ({
      ...{ ...rating, position, workspaceId, scaleVersionId: id },
      translations: plainTranslations(translations),
    })),
  });
  return id;
}

/** Writes a ready-made scale as version 1 of a new scale and makes it the newsroom's own. Returns the payload of `scale.adopted`. */
export async function adoptScale(database: WriteClient, workspaceId: string, scale: ReadyMadeScale) {
  const { name } = scale;
  const { id: scaleId } = await database.ratingScale.create({ data: { workspaceId, name }, select: { id: true } });
  const version = { scaleId, number: 1, name, reason: "", createdById: null };
  await writeScaleVersion(database, workspaceId, { version, ratings: scale.ratings });
  await database.workspace.update({ where: { id: workspaceId }, data: { ratingScaleId: scaleId } });
  const ratings = scale.ratings.map(({ translations, ...rating }) => ({ ...rating, translations: plainTranslations(translations) }));
  return { scaleId, name, version: 1, ratings };
}
