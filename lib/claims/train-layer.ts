import "server-only";
import { defineCommand } from "@/lib/command";
import { refuseConflict } from "@/lib/result";
import { learnFromDesk } from "./learn-from-desk";
import { mayTrainLayer } from "./policy";
import { sayLesson } from "./say-lesson";
import { trainLayerInput } from "./schema";

/**
 * Lets the breakdown learn from the newsroom's own decisions: a new layer is in force for articles that come in from now on. Refused with
 * CONFLICT, and nothing changed, when there are too few decisions, when held-out decisions are foretold no better than before, or when the
 * layer in force is not the one the person saw.
 */
export const trainLayer = defineCommand({
  name: "trainLayer",
  input: trainLayerInput,
  prepare: { permit: mayTrainLayer, run: (_input, _signal, actor) => learnFromDesk(actor) },
  load: async ({ database, actor }) => {
    const layers = await database.learnedLayer.findMany({
      where: { workspaceId: actor.workspaceId },
      orderBy: { number: "desc" },
      select: { number: true, retiredAt: true },
    });
    return { newest: layers[0]?.number ?? 0, present: layers.find(({ retiredAt }) => retiredAt === null)?.number ?? null };
  },
  permit: mayTrainLayer,
  async execute({ database, actor, input, subject, prepared: learnt }) {
    const { lesson, until, provider, version } = learnt;
    if (subject.present !== input.presentNumber || subject.present !== learnt.presentNumber)
      refuseConflict("Somebody else changed what the breakdown has learnt since you looked. Look again, then decide.");
    if (lesson.outcome !== "better" || until === null) return refuseConflict(sayLesson(learnt));
    const number = subject.newest + 1;
    const { decisions, articles } = lesson.counts;
    const { before, after, weights } = lesson;
    await database.learnedLayer.create({
      data: {
        ...{ workspaceId: actor.workspaceId, number, provider, version, decisions, articles },
        ...{ weights, measures: { before, after }, decidedUntil: until, createdById: actor.userId },
      },
      select: { id: true },
    });
    return {
      value: { number },
      events: [
        {
          type: "layer.trained",
          subject: { workspaceId: actor.workspaceId },
          payload: {
            number,
            from: learnt.from,
            provider,
            version,
            decisions,
            articles,
            before,
            after,
            weights,
            decidedUntil: until.toISOString(),
          },
        },
      ],
    };
  },
});
