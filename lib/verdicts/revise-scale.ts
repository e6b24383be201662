import "server-only";
import { defineCommand } from "@/lib/command";
import type { WriteClient } from "@/lib/database";
import { refuseConflict } from "@/lib/result";
import { writeScaleVersion } from "./adopt-scale";
import { outdateVerdicts } from "./outdate-verdicts";
import { mayReviseScale } from "./policy";
import { revisedRatings } from "./revised-ratings";
import { reviseScaleInput } from "./scale-schema";

const ratingStored = {
  ...{ key: true, label: true, meaning: true, value: true, averitec: true, fever: true },
  ...{ shape: true, colourLight: true, colourDark: true, translations: true },
} as const;

async function loadScale(database: WriteClient, workspaceId: string) {
  const newsroom = await database.workspace.findUnique({ where: { id: workspaceId }, select: { ratingScaleId: true } });
  if (!newsroom?.ratingScaleId) return null;
  const versions = await database.ratingScaleVersion.findMany({
    where: { workspaceId, scaleId: newsroom.ratingScaleId },
    orderBy: { number: "desc" },
    select: {
      number: true,
      name: true,
      scale: { select: { name: true } },
      ratings: { select: ratingStored, orderBy: { position: "asc" } },
    },
  });
  const present = versions[0];
  if (present === undefined) return null;
  return { id: newsroom.ratingScaleId, present, everUsed: versions.flatMap(({ ratings }) => ratings.map(({ key }) => key)) };
}

/**
 * Makes a new version of the newsroom's rating scale. Verdicts and assessments keep the version they were given on; verdicts that are settled and
 * not published become stale, because what they were given on is no longer in force. Refused with CONFLICT when somebody changed the
 * scale since, or nothing differs.
 */
export const reviseScale = defineCommand({
  name: "reviseScale",
  input: reviseScaleInput,
  load: ({ database, actor }) => loadScale(database, actor.workspaceId),
  permit: mayReviseScale,
  async execute({ database, actor, input, subject: scale }) {
    const { workspaceId } = actor;
    const { present } = scale;
    if (present.number !== input.seenVersion) {
      refuseConflict(
        `Somebody else made version ${present.number} of the scale since you opened it. Yours was not saved; what you wrote is still here.`,
      );
    }
    const ratings = revisedRatings(input, scale.everUsed);
    const { name, reason } = input;
    const before = { name: present.name === "" ? present.scale.name : present.name, ratings: present.ratings };
    if (isSame({ name, ratings }, before)) refuseConflict("Nothing was changed, so there is no new version to make.");
    const number = present.number + 1;
    const version = { scaleId: scale.id, number, name, reason, createdById: actor.userId };
    await writeScaleVersion(database, workspaceId, { version, ratings });
    const outdated = await outdateVerdicts(database, actor, `Version ${number} of the rating scale is in force.`);
    return {
      value: { number, staleVerdicts: outdated.length },
      events: [
        {
          type: "scale.revised",
          subject: { workspaceId },
          payload: { scaleId: scale.id, name, version: number, reason, ratings, staleVerdicts: outdated.length },
        },
        ...outdated,
      ],
    };
  },
});

type Compared = { name: string; ratings: readonly { [Key in keyof typeof ratingStored]: unknown }[] };

function isSame(one: Compared, other: Compared): boolean {
  const shown = ({ name, ratings }: Compared) =>
    JSON.stringify([
      name,
      ratings.map((rating) => Object.keys(ratingStored).map((key) => sorted(rating[key as keyof typeof ratingStored]))),
    ]);
  return shown(one) === shown(other);
}

// PostgreSQL does not keep the order of an object's keys.
function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => [key, sorted(inner)]);
}
